/**
 * What every field of a form has in common. `form.field(name)` (lib/use-form.ts) gives `name`,
 * `value`, `error` and `onChange`; the page adds the label.
 */
export type FieldProps = {
  readonly label: string
  /** For filters above a list, whose chosen value says enough: the label is only read aloud. */
  readonly isLabelHidden?: boolean | undefined
  /** A short help line under the label. */
  readonly hint?: string | undefined
  readonly error?: string | undefined
  /** Only the mark at the label; the schema decides what is refused. */
  readonly required?: boolean | undefined
  readonly disabled?: boolean | undefined
  readonly name?: string | undefined
  readonly autoFocus?: boolean | undefined
}

/** The part of Mantine's input props that follows from ours. */
export function inputProps({
  label,
  isLabelHidden = false,
  hint,
  error,
  required = false,
  disabled = false,
  name,
  autoFocus = false,
}: FieldProps) {
  return {
    ...(isLabelHidden ? { 'aria-label': label } : { label }),
    description: hint,
    error,
    withAsterisk: required,
    disabled,
    name,
    autoFocus,
    'data-autofocus': autoFocus || undefined,
    'aria-required': required || undefined,
  }
}
