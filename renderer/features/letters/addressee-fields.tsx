import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useState } from 'react'

import type { ActivityId } from '../../../shared/domain/ids'
import type { Addressee } from '../../../shared/domain/letter'
import { fullTitledName } from '../../../shared/domain/person-name'
import type { MessageKey } from '../../../shared/i18n/keys'
import { MemberPicker } from '../../components/member-picker'
import { useT } from '../../lib/translate'
import { letterQueries } from '../../queries/letter-queries'
import { Button } from '../../ui/button'
import { DataTable } from '../../ui/data-table'
import { FormSection } from '../../ui/form-section'
import { IconButton } from '../../ui/icon-button'
import { Inline } from '../../ui/inline'
import { SearchField } from '../../ui/search-field'
import { Stack } from '../../ui/stack'
import { TextArea } from '../../ui/text-area'
import { keyOf, toggled, typedLines, withLines } from './addressees'
import type { LetterForm } from './use-letter-form'

export type AddresseeFieldsProps = {
  readonly form: LetterForm
  readonly title: MessageKey
  /** Letters go to schools; surat tugas and keterangan are about people. */
  readonly hasSchools: boolean
  readonly activityId: ActivityId | null
  /** What else is asked about them. */
  readonly children?: ReactNode
}

/** Who gets the letter: schools and participants to tick, members to add, and names in words. */
export function AddresseeFields({
  form,
  title,
  hasSchools,
  activityId,
  children,
}: AddresseeFieldsProps) {
  const t = useT()
  const { data } = useQuery(letterQueries.addressees(activityId))
  const chosen = form.values.addressees
  const setChosen = (next: readonly Addressee[]) => form.set('addressees', [...next])
  const [others, setOthers] = useState(() => typedLines(chosen))
  const schools = useMemo(
    () => (data?.institutions ?? []).map((one) => ({ ...one, memberId: null })),
    [data],
  )
  const people = useMemo(
    () => (data?.members ?? []).map((one) => ({ ...one, institutionId: null })),
    [data],
  )
  const listed = new Set([...(hasSchools ? schools : []), ...people].map((one) => keyOf(one)))
  const apart = chosen.filter((one) => one.memberId !== null && !listed.has(keyOf(one)))
  return (
    <FormSection title={t(title)}>
      {hasSchools && schools.length > 0 ? (
        <Checklist
          label={t('letters.addressees.schools')}
          all={schools}
          chosen={chosen}
          onChange={setChosen}
        />
      ) : null}
      {people.length > 0 ? (
        <Checklist
          label={t('letters.addressees.people')}
          all={people}
          chosen={chosen}
          onChange={setChosen}
        />
      ) : null}
      <MemberPicker
        label={t('letters.addressees.add-person')}
        picked={null}
        leftOut={new Set(chosen.flatMap(({ memberId }) => (memberId === null ? [] : [memberId])))}
        onPick={(member) => {
          if (member === null) return
          const place = member.position ?? member.institution?.name ?? null
          const name = fullTitledName(member)
          setChosen([...chosen, { institutionId: null, memberId: member.id, name, place }])
        }}
      />
      {apart.map((one) => (
        <Inline key={keyOf(one)} gap="small">
          <span>{one.name}</span>
          <IconButton
            icon={IconX}
            label={t('letters.addressees.leave-out', { name: one.name })}
            onClick={() => setChosen(toggled(chosen, one))}
          />
        </Inline>
      ))}
      <TextArea
        label={t('letters.field.others')}
        hint={t('letters.field.others-hint')}
        rows={2}
        value={others}
        onChange={(text) => {
          setOthers(text)
          setChosen(withLines(chosen, text))
        }}
      />
      <p role="status">{t('letters.addressees.chosen', { count: chosen.length })}</p>
      {children}
    </FormSection>
  )
}

function Checklist({
  label,
  all,
  chosen,
  onChange,
}: {
  readonly label: string
  readonly all: readonly Addressee[]
  readonly chosen: readonly Addressee[]
  readonly onChange: (chosen: readonly Addressee[]) => void
}) {
  const t = useT()
  const [search, setSearch] = useState('')
  const words = search.toLowerCase().split(/\s+/u)
  const shown = all.filter(({ name, place }) => {
    const text = `${name} ${place ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const keys = new Set(chosen.map((one) => keyOf(one)))
  const shownKeys = new Set(shown.map((one) => keyOf(one)))
  return (
    <Stack gap="small">
      <Inline align="between">
        <SearchField
          label={`${t('common.action.search')}: ${label}`}
          value={search}
          onChange={setSearch}
        />
        <Inline gap="small">
          <Button
            size="small"
            onClick={() => onChange([...chosen, ...shown.filter((one) => !keys.has(keyOf(one)))])}
          >
            {t('letters.action.pick-all')}
          </Button>
          <Button
            size="small"
            tone="quiet"
            onClick={() => onChange(chosen.filter((one) => !shownKeys.has(keyOf(one))))}
          >
            {t('letters.action.pick-none')}
          </Button>
        </Inline>
      </Inline>
      <DataTable
        label={label}
        columns={[
          {
            id: 'name',
            header: label,
            width: 'minmax(12rem, 2fr)',
            cell: (one: Addressee) => one.name,
          },
          {
            id: 'place',
            header: t('letters.field.place'),
            width: 'minmax(8rem, 1fr)',
            cell: (one: Addressee) => one.place,
          },
        ]}
        rowCount={shown.length}
        getRow={(index) => shown[index]}
        rowKey={(one) => keyOf(one)}
        height="content"
        selection={{
          keys,
          onToggle: (key) => {
            const one = all.find((each) => keyOf(each) === key)
            if (one !== undefined) onChange(toggled(chosen, one))
          },
        }}
      />
    </Stack>
  )
}
