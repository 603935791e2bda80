import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { MemberId } from '../../shared/domain/ids'
import { fullTitledName } from '../../shared/domain/person-name'
import type { MemberSummary } from '../../shared/ipc/member-contract'
import { useT } from '../lib/translate'
import { useDebounced } from '../lib/use-debounced'
import { memberQueries } from '../queries/member-queries'
import { ComboboxField } from '../ui/combobox-field'

export type MemberPickerProps = {
  readonly label: string
  readonly hint?: string
  /** Who is picked now, by the name to show. */
  readonly picked: { readonly id: MemberId; readonly name: string } | null
  /** null: the text was changed, so nobody is picked any more. */
  readonly onPick: (member: MemberSummary | null) => void
  /** People who cannot be picked, because they are in the list already. */
  readonly leftOut?: ReadonlySet<MemberId>
  readonly autoFocus?: boolean
  readonly error?: string | undefined
  readonly required?: boolean
}

const mostFound = 12

/** Type part of a name, number or school and pick the person. Enter takes the best match. */
export function MemberPicker({ picked, onPick, leftOut, ...field }: MemberPickerProps) {
  const t = useT()
  const [typed, setTyped] = useState('')
  const search = useDebounced(typed.trim())
  const isAsking = picked === null && search !== ''
  const found = useQuery({
    ...memberQueries.page({ search, limit: mostFound }),
    enabled: isAsking,
  })
  const people = isAsking
    ? (found.data?.rows ?? []).filter(({ id }) => leftOut?.has(id) !== true)
    : []

  return (
    <ComboboxField
      {...field}
      text={picked?.name ?? typed}
      isPicked={picked !== null}
      isLoading={isAsking && found.isPending}
      placeholder={t('members.picker.placeholder')}
      emptyText={t('members.picker.empty')}
      options={people.map((member) => ({
        value: member.id,
        label: fullTitledName(member),
        detail: member.institution?.name ?? member.nuptk ?? t('members.picker.no-institution'),
      }))}
      onTextChange={(text) => {
        setTyped(text)
        if (picked !== null) onPick(null)
      }}
      onPick={({ value }) => {
        const member = people.find(({ id }) => id === value)
        setTyped('')
        if (member !== undefined) onPick(member)
      }}
    />
  )
}
