import { useState } from 'react'

import { mostJp } from '../../../shared/domain/certificate'
import { useT } from '../../lib/translate'
import { TextField } from '../../ui/text-field'

/** JP as people write them: 32 or 1,5. Empty is null. */
export function JpField({
  label,
  hint,
  value,
  onChange,
}: {
  readonly label: string
  readonly hint: string
  readonly value: number | null
  readonly onChange: (value: number | null) => void
}) {
  const t = useT()
  const [typed, setTyped] = useState(value === null ? '' : String(value).replace('.', ','))
  const [isRefused, setRefused] = useState(false)
  const change = (text: string) => {
    setTyped(text)
    const compact = text.trim().replace(',', '.')
    const isNumber = /^\d{0,3}(?:\.\d{0,2})?$/u.test(compact) && Number(compact) <= mostJp
    setRefused(!isNumber)
    if (isNumber) onChange(compact === '' ? null : Number(compact))
  }
  return (
    <TextField
      label={label}
      hint={hint}
      value={typed}
      error={isRefused ? t('common.field.number') : undefined}
      onChange={change}
    />
  )
}
