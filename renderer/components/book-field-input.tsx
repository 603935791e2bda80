import { type ReactNode, useState } from 'react'

import { type BookField, type BookName, readMonths } from '../../shared/domain/book'
import type { ActivityId, InstitutionId, MemberId } from '../../shared/domain/ids'
import { fullTitledName } from '../../shared/domain/person-name'
import { clockOf, minutesOfClock } from '../../shared/domain/session'
import { useT } from '../lib/translate'
import { useFormat } from '../lib/use-format'
import { Checkbox } from '../ui/checkbox'
import { DateField } from '../ui/date-field'
import { NumberField } from '../ui/number-field'
import { SelectField } from '../ui/select-field'
import { TextArea } from '../ui/text-area'
import { TextField } from '../ui/text-field'
import { TimeField } from '../ui/time-field'
import { ActivityPicker } from './activity-picker'
import classes from './book-field-input.module.css'
import { bookText } from './book-text'
import { InstitutionPicker } from './institution-picker'
import { MemberPicker } from './member-picker'

export type BookFieldInputProps = {
  readonly book: BookName
  readonly name: string
  readonly field: BookField
  readonly value: string | number | null
  /** The name behind an id, as the line came. */
  readonly pickedName?: string | undefined
  readonly error?: string | undefined
  readonly autoFocus?: boolean
  readonly onChange: (value: string | number | null) => void
}

/** The input that fits a field of a book. */
export function BookFieldInput(props: BookFieldInputProps): ReactNode {
  const t = useT()
  const { book, name, field, value, error, autoFocus = false, onChange } = props
  const common = {
    label: bookText(t, book, `field.${name}`),
    error,
    autoFocus,
    required: 'isRequired' in field && field.isRequired,
  }
  const text = typeof value === 'string' ? value : null
  const number = typeof value === 'number' ? value : null
  switch (field.kind) {
    case 'text':
      return field.isLong === true ? (
        <TextArea {...common} rows={3} value={text} onChange={onChange} />
      ) : (
        <TextField {...common} value={text} onChange={onChange} maxLength={field.max} />
      )
    case 'day':
      return <DateField {...common} value={text} onChange={onChange} />
    case 'time':
      return (
        <TimeField
          {...common}
          value={number === null ? text : clockOf(number)}
          onChange={(typed) => onChange(typed === null ? null : (minutesOfClock(typed) ?? typed))}
        />
      )
    case 'whole':
      return <NumberField {...common} value={number} onChange={onChange} />
    case 'money':
      return <NumberField {...common} unit={t('books.rupiah')} value={number} onChange={onChange} />
    default:
      return <ChoosingInput {...props} field={field} common={common} />
  }
}

type Common = {
  readonly label: string
  readonly error: string | undefined
  readonly autoFocus: boolean
  readonly required: boolean
}

type ChoosingField = Exclude<
  BookField,
  { readonly kind: 'text' | 'day' | 'time' | 'whole' | 'money' }
>

function ChoosingInput(
  props: BookFieldInputProps & { readonly field: ChoosingField; readonly common: Common },
): ReactNode {
  const t = useT()
  const { book, name, field, value, common, onChange } = props
  const text = typeof value === 'string' ? value : null
  switch (field.kind) {
    case 'decimal':
      return <DecimalInput common={common} value={value} onChange={onChange} />
    case 'choice':
      return (
        <SelectField
          {...common}
          value={text}
          emptyLabel={t('common.state.unknown')}
          options={field.choices.map((choice) => ({
            value: choice,
            label: bookText(t, book, `${name}.${choice}`),
          }))}
          onChange={onChange}
        />
      )
    case 'months':
      return <MonthsInput label={common.label} value={text} onChange={onChange} />
    case 'member':
    case 'institution':
    case 'activity':
      return <RecordInput {...props} kind={field.kind} common={common} />
  }
}

/** 1,5 or 1.5; what is no number goes to the schema as text, which refuses it. */
function DecimalInput({
  common,
  value,
  onChange,
}: {
  readonly common: Common
  readonly value: string | number | null
  readonly onChange: (value: string | number | null) => void
}) {
  const [typed, setTyped] = useState<string | null>(null)
  const shown = value === null ? '' : String(value).replace('.', ',')
  const settle = () => {
    if (typed === null) return
    const compact = typed.trim().replace(',', '.')
    if (compact === '') onChange(null)
    else onChange(/^\d+(\.\d+)?$/u.test(compact) ? Number(compact) : typed)
    setTyped(null)
  }
  return (
    <TextField
      {...common}
      digits
      value={typed ?? shown}
      onChange={setTyped}
      onBlur={settle}
      onKeyDown={({ key }) => {
        if (key === 'Enter') settle()
      }}
    />
  )
}

function MonthsInput({
  label,
  value,
  onChange,
}: {
  readonly label: string
  readonly value: string | null
  readonly onChange: (value: string) => void
}) {
  const format = useFormat()
  const chosen = readMonths(value)
  const toggle = (month: number, isChosen: boolean) => {
    const next = isChosen ? [...chosen, month] : chosen.filter((one) => one !== month)
    onChange(JSON.stringify([...new Set(next)].sort((a, b) => a - b)))
  }
  return (
    <fieldset className={classes.months}>
      <legend className={classes.legend}>{label}</legend>
      <div className={classes.grid}>
        {Array.from({ length: 12 }, (_, index) => index + 1).map((month) => (
          <Checkbox
            key={month}
            label={format.monthShort(month)}
            checked={chosen.includes(month)}
            onChange={(isChosen) => toggle(month, isChosen)}
          />
        ))}
      </div>
    </fieldset>
  )
}

function RecordInput({
  kind,
  value,
  pickedName,
  common,
  onChange,
}: BookFieldInputProps & {
  readonly kind: 'member' | 'institution' | 'activity'
  readonly common: Common
}) {
  const [name, setName] = useState(pickedName ?? '')
  // An id of this kind of record: the pickers below only give such.
  const id = value as (MemberId & InstitutionId & ActivityId) | null
  const take = (picked: { readonly id: string; readonly name: string } | null) => {
    setName(picked?.name ?? '')
    onChange(picked?.id ?? null)
  }
  switch (kind) {
    case 'member':
      return (
        <MemberPicker
          {...common}
          picked={id === null ? null : { id, name }}
          onPick={(member) =>
            take(member === null ? null : { id: member.id, name: fullTitledName(member) })
          }
        />
      )
    case 'institution':
      return (
        <InstitutionPicker {...common} picked={id === null ? null : { id, name }} onPick={take} />
      )
    case 'activity':
      return (
        <ActivityPicker
          label={common.label}
          error={common.error}
          picked={id === null ? null : { id, title: name }}
          onPick={(activity) =>
            take(activity === null ? null : { id: activity.id, name: activity.title })
          }
        />
      )
  }
}
