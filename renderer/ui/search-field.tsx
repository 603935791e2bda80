import { CloseButton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { KeyboardEvent, Ref, RefObject } from 'react'

import { useT } from '../lib/translate'
import fieldClasses from './field.module.css'
import { iconSize, iconStroke } from './icon'

export type SearchFieldProps = {
  /** Names the field for people who cannot see its place; also its placeholder. */
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  /** What is searched: Enter or arrow down moves into it. */
  readonly leadsTo?: RefObject<{ readonly focus: () => void } | null>
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void
  readonly autoFocus?: boolean
  readonly ref?: Ref<HTMLInputElement>
}

/** Ctrl+F goes to the first one of the page (app/shortcuts.ts). Escape empties it. */
export function SearchField({
  label,
  value,
  onChange,
  leadsTo,
  onKeyDown,
  autoFocus = false,
  ref,
}: SearchFieldProps) {
  const t = useT()
  return (
    <TextInput
      {...(ref === undefined ? {} : { ref })}
      classNames={fieldClasses}
      type="search"
      role="searchbox"
      data-search
      aria-label={label}
      placeholder={label}
      value={value}
      autoFocus={autoFocus}
      autoComplete="off"
      spellCheck={false}
      leftSection={<IconSearch size={iconSize} stroke={iconStroke} aria-hidden />}
      rightSection={
        value === '' ? null : (
          <CloseButton
            size="md"
            aria-label={t('common.action.clear')}
            onClick={() => onChange('')}
          />
        )
      }
      onChange={(event) => onChange(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && value !== '') {
          event.stopPropagation()
          onChange('')
        } else if (leadsTo && (event.key === 'ArrowDown' || event.key === 'Enter')) {
          event.preventDefault()
          leadsTo.current?.focus()
        } else onKeyDown?.(event)
      }}
    />
  )
}
