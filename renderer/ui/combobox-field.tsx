import { Combobox, Loader, TextInput, useCombobox } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useEffect } from 'react'

import { useT } from '../lib/translate'
import classes from './combobox-field.module.css'
import { type FieldProps, inputProps } from './field'
import fieldClasses from './field.module.css'
import { iconSize, iconStroke } from './icon'

export type ComboboxOption = {
  readonly value: string
  readonly label: string
  /** A second line that tells two of the same name apart. */
  readonly detail?: string | undefined
}

export type ComboboxFieldProps = FieldProps & {
  /** The typed text. The page decides whether text that matches no option is accepted. */
  readonly text: string
  readonly onTextChange: (text: string) => void
  /** What the page found for the text, best first; the page debounces and asks the hub service. */
  readonly options: readonly ComboboxOption[]
  readonly onPick: (option: ComboboxOption) => void
  /** True when the text stands for a picked option: shows a tick. */
  readonly isPicked?: boolean
  readonly isLoading?: boolean
  readonly placeholder?: string
  /** Shown when nothing was found; an own sentence may say what to do then. */
  readonly emptyText?: string
}

/** Type and pick from what is found: people, schools, districts. */
export function ComboboxField({
  text,
  onTextChange,
  options,
  onPick,
  isPicked = false,
  isLoading = false,
  placeholder,
  emptyText,
  ...field
}: ComboboxFieldProps) {
  const t = useT()
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() })
  const { selectFirstOption } = combobox
  const isAsking = text.trim() !== '' && !isPicked

  useEffect(() => {
    // Enter takes the best match without an arrow key.
    if (options.length > 0) selectFirstOption()
  }, [options, selectFirstOption])

  const pick = (value: string) => {
    const option = options.find((candidate) => candidate.value === value)
    if (option === undefined) return
    onPick(option)
    combobox.closeDropdown()
  }

  return (
    <Combobox store={combobox} onOptionSubmit={pick} withinPortal>
      <Combobox.Target withExpandedAttribute>
        <TextInput
          {...inputProps(field)}
          classNames={fieldClasses}
          role="combobox"
          value={text}
          placeholder={placeholder ?? t('common.combobox.type-more')}
          autoComplete="off"
          spellCheck={false}
          rightSection={
            isLoading ? (
              <Loader size="xs" color="gray" />
            ) : isPicked ? (
              <IconCheck
                size={iconSize}
                stroke={iconStroke}
                className={classes.picked}
                aria-hidden
              />
            ) : null
          }
          rightSectionPointerEvents="none"
          onChange={(event) => {
            onTextChange(event.currentTarget.value)
            combobox.openDropdown()
          }}
          onClick={() => {
            if (isAsking) combobox.openDropdown()
          }}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown className={classes.dropdown} hidden={!isAsking}>
        <Combobox.Options className={classes.options} aria-label={t('common.combobox.results')}>
          {options.map((option) => (
            <Combobox.Option key={option.value} value={option.value} className={classes.option}>
              <span>{option.label}</span>
              {option.detail === undefined ? null : (
                <span className={classes.detail}>{option.detail}</span>
              )}
            </Combobox.Option>
          ))}
          {options.length === 0 && !isLoading ? (
            <Combobox.Empty>{emptyText ?? t('common.combobox.empty')}</Combobox.Empty>
          ) : null}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  )
}
