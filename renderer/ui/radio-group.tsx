import { Radio } from '@mantine/core'

import classes from './choice.module.css'
import { type FieldProps, inputProps } from './field'
import fieldClasses from './field.module.css'

export type RadioOption<Value extends string> = {
  readonly value: Value
  readonly label: string
  readonly hint?: string | undefined
}

export type RadioGroupProps<Value extends string> = FieldProps & {
  readonly options: readonly RadioOption<Value>[]
  readonly value: Value | null | undefined
  readonly onChange: (value: Value) => void
  readonly inline?: boolean
}

export function RadioGroup<Value extends string>({
  options,
  value,
  onChange,
  inline = false,
  ...field
}: RadioGroupProps<Value>) {
  const { autoFocus, name, ...props } = inputProps(field)
  const change = (text: string) => {
    const chosen = options.find((option) => option.value === text)
    if (chosen !== undefined) onChange(chosen.value)
  }

  return (
    <Radio.Group
      {...props}
      {...(name === undefined ? {} : { name })}
      classNames={{
        label: fieldClasses.label,
        description: fieldClasses.description,
        error: fieldClasses.error,
      }}
      value={value ?? null}
      onChange={change}
    >
      <div className={classes.group} data-inline={inline || undefined}>
        {options.map((option, index) => (
          <Radio
            key={option.value}
            classNames={{
              label: classes.label,
              description: classes.description,
              radio: classes.radio,
            }}
            value={option.value}
            label={option.label}
            description={option.hint}
            disabled={field.disabled ?? false}
            autoFocus={autoFocus && index === 0}
          />
        ))}
      </div>
    </Radio.Group>
  )
}
