import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { InstitutionId } from '../../shared/domain/ids'
import { institutionFormOf } from '../../shared/domain/institution-name'
import { useT } from '../lib/translate'
import { useCommand } from '../lib/use-command'
import { useDebounced } from '../lib/use-debounced'
import { institutionQueries } from '../queries/institution-queries'
import { ComboboxField } from '../ui/combobox-field'

export type PickedInstitution = { readonly id: InstitutionId; readonly name: string }

export type InstitutionPickerProps = {
  readonly label: string
  readonly hint?: string
  readonly picked: PickedInstitution | null
  readonly onPick: (institution: PickedInstitution | null) => void
  readonly error?: string | undefined
  readonly autoFocus?: boolean
}

const mostFound = 10
const addNew = 'add-new'

/** Type part of a name and pick the institution; one that is not there yet is added by its name. */
export function InstitutionPicker({ picked, onPick, ...field }: InstitutionPickerProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const name = typed.trim()
  const search = useDebounced(name)
  const isAsking = picked === null && search !== ''
  const found = useQuery({
    ...institutionQueries.page({ search, limit: mostFound }),
    enabled: isAsking,
  })
  const create = useCommand('institutions.create', {
    isPartOfForm: true,
    onDone: ({ id }, input) => {
      setTyped('')
      onPick({ id, name: input.name })
    },
  })
  const institutions = isAsking ? (found.data?.rows ?? []) : []
  const isKnown = institutions.some((one) => one.name.toLowerCase() === name.toLowerCase())

  return (
    <ComboboxField
      {...field}
      text={picked?.name ?? typed}
      isPicked={picked !== null}
      isLoading={(isAsking && found.isPending) || create.isPending}
      placeholder={t('institutions.picker.placeholder')}
      options={[
        ...institutions.map((one) => ({
          value: one.id,
          label: one.name,
          detail: one.districtName ?? one.npsn ?? undefined,
        })),
        ...(!isAsking || isKnown || found.isPending
          ? []
          : [{ value: addNew, label: t('institutions.picker.add', { name }) }]),
      ]}
      onTextChange={(text) => {
        setTyped(text)
        if (picked !== null) onPick(null)
      }}
      onPick={({ value }) => {
        if (value === addNew) create.run({ name, form: institutionFormOf(name) })
        const institution = institutions.find(({ id }) => id === value)
        if (institution === undefined) return
        setTyped('')
        onPick({ id: institution.id, name: institution.name })
      }}
    />
  )
}
