import type { RowDecision } from '../../../shared/domain/roster'
import type { PreviewCandidate, PreviewRow } from '../../../shared/ipc/roster-contract'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { RadioGroup } from '../../ui/radio-group'

export type PersonChoiceProps = {
  readonly row: PreviewRow
  readonly decision: RowDecision | undefined
  readonly onDecide: (row: number, decision: Omit<RowDecision, 'row'> | null) => void
}

type Choice = RowDecision['choice']

/** Whom a row speaks of, when that is not sure: one of those found, somebody new, or nobody for now. */
export function PersonChoice({ row, decision, onDecide }: PersonChoiceProps) {
  const t = useT()
  const format = useFormat()
  const detailOf = ({ institutionName, birthDate, reason, row: otherRow }: PreviewCandidate) =>
    [
      institutionName,
      birthDate === null ? null : t('rosters.row.born', { date: format.dateLong(birthDate) }),
      otherRow === null ? null : t('rosters.row.same-as-row', { row: otherRow }),
      t(`rosters.match.${reason}`),
    ]
      .filter((part) => part !== null)
      .join(' · ')
  const options = [
    ...row.candidates.map((candidate) => ({
      value: JSON.stringify(choiceFor(candidate)),
      label: t('rosters.row.same-as', { name: candidate.fullName }),
      hint: detailOf(candidate),
    })),
    { value: JSON.stringify({ kind: 'new-person' }), label: t('rosters.row.new-person') },
    { value: JSON.stringify({ kind: 'skip' }), label: t('rosters.row.skip') },
  ]
  return (
    <RadioGroup
      label={t('rosters.row.who')}
      hint={t('rosters.row.who-hint')}
      value={decision === undefined ? null : JSON.stringify(decision.choice)}
      options={options}
      onChange={(value) => {
        // The values are the choices made above, written as text.
        onDecide(row.row, { choice: JSON.parse(value) as Choice, take: decision?.take ?? [] })
      }}
    />
  )
}

function choiceFor({ member, row }: PreviewCandidate): Choice {
  if (member.kind === 'existing') return { kind: 'same-as', memberId: member.memberId }
  return row === null ? { kind: 'automatic' } : { kind: 'same-as-row', row }
}
