import { useQuery } from '@tanstack/react-query'

import { useT } from '../lib/translate'
import { useDebounced } from '../lib/use-debounced'
import { setupQueries } from '../queries/setup-queries'
import { ComboboxField } from '../ui/combobox-field'

export type PickedDistrict = {
  /** Kemendagri code; null when the name was only typed. */
  readonly code: string | null
  readonly name: string | null
}

export type DistrictPickerProps = {
  readonly label: string
  readonly hint?: string
  readonly value: PickedDistrict
  readonly onChange: (district: PickedDistrict) => void
  readonly error?: string | undefined
}

/** Type a kecamatan and pick it from the country's list; a name that is not there is kept as typed. */
export function DistrictPicker({ value, onChange, ...field }: DistrictPickerProps) {
  const t = useT()
  const text = value.name ?? ''
  const search = useDebounced(text.trim())
  const isAsking = value.code === null && search !== ''
  const found = useQuery({ ...setupQueries.districts(search), enabled: isAsking })

  return (
    <ComboboxField
      {...field}
      text={text}
      isPicked={value.code !== null}
      isLoading={isAsking && found.isPending}
      placeholder={t('setup.district.placeholder')}
      emptyText={t('setup.district.not-found')}
      options={(isAsking ? (found.data ?? []) : []).map((district) => ({
        value: district.code,
        label: district.name,
        detail: `${district.regencyName}, ${district.provinceName}`,
      }))}
      onTextChange={(typed) => onChange({ code: null, name: typed })}
      onPick={({ value: code, label }) => onChange({ code, name: label })}
    />
  )
}
