import type { CSSVariablesResolver, MantineColorsTuple } from '@mantine/core'
import { createTheme } from '@mantine/core'

/**
 * Hands our tokens to Mantine. Values are var(...) on purpose: tokens.css is the only place that
 * holds a colour or a size, and a page can be restyled without a rebuild of this object.
 */

function tuple(tint: string, line: string, base: string, deep: string): MantineColorsTuple {
  return [tint, tint, line, line, line, base, base, base, deep, deep]
}

const noMotion = { transitionProps: { duration: 0 } }
const field = { size: 'md' }

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: 'var(--weight-title)' },
  fontSizes: {
    xs: 'var(--text-small)',
    sm: 'var(--text-small)',
    md: 'var(--text-body)',
    lg: 'var(--text-lead)',
    xl: 'var(--text-lead)',
  },
  spacing: {
    xs: 'var(--space-2)',
    sm: 'var(--space-3)',
    md: 'var(--space-4)',
    lg: 'var(--space-5)',
    xl: 'var(--space-6)',
  },
  radius: {
    xs: 'var(--radius)',
    sm: 'var(--radius)',
    md: 'var(--radius)',
    lg: 'var(--radius-large)',
    xl: 'var(--radius-large)',
  },
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  primaryColor: 'accent',
  primaryShade: 7,
  colors: {
    accent: tuple(
      'var(--accent-tint)',
      'var(--accent-line)',
      'var(--accent)',
      'var(--accent-deep)',
    ),
    danger: tuple(
      'var(--danger-tint)',
      'var(--danger-line)',
      'var(--danger)',
      'var(--danger-deep)',
    ),
    gray: [
      'var(--surface-hover)',
      'var(--surface-hover)',
      'var(--paper-deep)',
      'var(--line)',
      'var(--line-strong)',
      'var(--ink-faint)',
      'var(--ink-soft)',
      'var(--ink-soft)',
      'var(--ink)',
      'var(--ink)',
    ],
  },
  focusRing: 'never',
  cursorType: 'pointer',
  activeClassName: '',
  components: {
    Button: { defaultProps: field },
    // Hints stand under the field, so that fields side by side stay on one line.
    InputWrapper: {
      defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] },
    },
    TextInput: { defaultProps: field },
    Textarea: { defaultProps: field },
    Select: { defaultProps: { ...field, comboboxProps: noMotion } },
    Combobox: { defaultProps: noMotion },
    Popover: { defaultProps: noMotion },
    Menu: { defaultProps: noMotion },
    Tooltip: { defaultProps: noMotion },
    Checkbox: { defaultProps: field },
    Radio: { defaultProps: field },
    Switch: { defaultProps: field },
    SegmentedControl: { defaultProps: { ...field, transitionDuration: 0 } },
  },
})

const light = {
  '--mantine-color-body': 'var(--paper)',
  '--mantine-color-text': 'var(--ink)',
  '--mantine-color-dimmed': 'var(--ink-soft)',
  '--mantine-color-placeholder': 'var(--ink-faint)',
  '--mantine-color-error': 'var(--danger)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--surface-hover)',
  '--mantine-color-default-color': 'var(--ink)',
  '--mantine-color-default-border': 'var(--line-strong)',
  '--mantine-color-disabled': 'var(--paper-deep)',
  '--mantine-color-disabled-color': 'var(--ink-faint)',
  '--mantine-color-disabled-border': 'var(--line)',
  '--mantine-color-anchor': 'var(--accent)',
}

export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--mantine-line-height': 'var(--leading)' },
  light,
  dark: light,
})
