import type { RosterDoubt, RowDecision } from '../../../shared/domain/roster'
import type { PreviewPart, PreviewRow } from '../../../shared/ipc/roster-contract'
import type { Translate } from '../../lib/translate'
import { Badge } from '../../ui/badge'
import type { TableColumn } from '../../ui/table-column'
import { doubtText, plannedFieldLabel } from './planned-values'
import classes from './preview-row-columns.module.css'

export function previewRowColumns(
  t: Translate,
  options: {
    readonly part: PreviewPart
    readonly decisionOf: (row: number) => RowDecision | undefined
  },
): readonly TableColumn<PreviewRow>[] {
  return [
    {
      id: 'row',
      header: t('rosters.column.row'),
      width: '5rem',
      align: 'end',
      cell: ({ row }) => String(row),
    },
    {
      id: 'name',
      header: t('members.column.name'),
      width: 'minmax(10rem, 1fr)',
      cell: (row) =>
        row.skipReason === null ? <span className={classes.name}>{row.fullName}</span> : '–',
    },
    {
      id: 'institution',
      header: t('members.column.institution'),
      width: 'minmax(9rem, 1fr)',
      isOptional: true,
      cell: ({ institutionName }) => institutionName,
    },
    {
      id: 'remark',
      header: t('rosters.column.remark'),
      width: 'minmax(14rem, 2fr)',
      cell: (row) => (
        <Remark row={row} decision={options.decisionOf(row.row)} part={options.part} t={t} />
      ),
    },
  ]
}

type RemarkProps = {
  readonly row: PreviewRow
  readonly decision: RowDecision | undefined
  readonly part: PreviewPart
  readonly t: Translate
}

function Remark({ row, decision, part, t }: RemarkProps) {
  if (row.skipReason !== null) return t(`rosters.skipped.${row.skipReason}`)
  if (decision !== undefined) {
    return <Badge tone="accent">{t(`rosters.decided.${decision.choice.kind}`)}</Badge>
  }
  const names = (fields: readonly { readonly field: string }[]) =>
    fields.map(({ field }) => plannedFieldLabel(field, t)).join(', ')
  if (row.outcome === 'unsure') {
    return (
      <>
        <Badge tone="caution">{t('rosters.remark.unsure')}</Badge>{' '}
        {row.candidates.map(({ fullName }) => fullName).join(', ')}
      </>
    )
  }
  if (row.outcome === 'differs') {
    return t('rosters.remark.differs', { fields: names(row.differences) })
  }
  const [doubt] = row.doubts
  if (part === 'attention' && doubt !== undefined) return <DoubtRemark doubt={doubt} t={t} />
  if (row.outcome === 'fills-gaps') return t('rosters.remark.fills', { fields: names(row.fills) })
  if (row.outcome === 'same') {
    return row.member?.kind === 'new' ? t('rosters.remark.repeated') : t('rosters.remark.same')
  }
  return doubt === undefined ? null : <DoubtRemark doubt={doubt} t={t} />
}

function DoubtRemark({ doubt, t }: { readonly doubt: RosterDoubt; readonly t: Translate }) {
  return (
    <>
      {doubtText(doubt, t)} <span className={classes.raw}>{doubt.raw}</span>
    </>
  )
}
