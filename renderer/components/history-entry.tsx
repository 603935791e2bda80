import type {
  HistoryEntry,
  HistoryField,
  HistoryRow,
  HistoryWriter,
} from '../../shared/domain/history'
import { isMessageKey, type MessageKey } from '../../shared/i18n/keys'
import { type Translate, useT } from '../lib/translate'
import { useFormat } from '../lib/use-format'
import { Badge } from '../ui/badge'
import { VisuallyHidden } from '../ui/visually-hidden'
import classes from './history-entry.module.css'
import { type ColumnSpec, recordColumn } from './record-columns'
import { recordValue } from './record-value'

type Names = Readonly<Record<string, string>>

export type HistoryEntryLineProps = {
  readonly entry: HistoryEntry
  readonly names: Names
}

/** One commit as a line of a diary: who and where, when, what they did, which values became which. */
export function HistoryEntryLine({ entry, names }: HistoryEntryLineProps) {
  const t = useT()
  const format = useFormat()
  return (
    <li className={classes.entry} data-parked={entry.state === 'parked' || undefined}>
      <p className={classes.who}>
        <span className={classes.account}>{writerName(entry, t)}</span>
        <time className={classes.when}>{format.moment(entry.at)}</time>
      </p>
      <p className={classes.command}>
        {t(commandKey(entry.command))}
        {entry.isClockDoubtful ? (
          <Badge tone="caution" title={t('history.clock-doubtful.hint')}>
            {t('history.clock-doubtful')}
          </Badge>
        ) : null}
        {entry.isOwnHub ? null : <Badge tone="notice">{t('history.elsewhere')}</Badge>}
        {entry.state === 'parked' ? <Badge tone="danger">{t('history.parked')}</Badge> : null}
      </p>
      {entry.state === 'parked' ? (
        <p className={classes.aside}>{t('history.parked.body')}</p>
      ) : null}
      {entry.rows.some(({ table }) => table === 'erasures') ? (
        <p className={classes.aside}>{t('history.erased')}</p>
      ) : null}
      {entry.rows.map((row) => (
        <RowChange key={`${row.table}/${row.rowKey}`} row={row} names={names} />
      ))}
    </li>
  )
}

function RowChange({ row, names }: { readonly row: HistoryRow; readonly names: Names }) {
  const t = useT()
  const heading = rowHeading(row, names, t)
  const event = rowEvent(row)
  const fields = row.fields.flatMap((field) => {
    const spec = recordColumn(row.table, field.column)
    return spec === undefined || isSilent(field) ? [] : [{ field, spec }]
  })
  return (
    <div className={classes.row}>
      {heading === null && event === null ? null : (
        <p className={classes.heading}>
          {heading}
          {event === null ? null : <Badge>{t(event)}</Badge>}
        </p>
      )}
      {fields.length === 0 ? null : (
        <dl className={classes.fields}>
          {fields.map(({ field, spec }) => (
            <FieldChange key={field.column} field={field} spec={spec} names={names} />
          ))}
        </dl>
      )}
    </div>
  )
}

function FieldChange({
  field,
  spec,
  names,
}: {
  readonly field: HistoryField
  readonly spec: ColumnSpec
  readonly names: Names
}) {
  const t = useT()
  const format = useFormat()
  const { before, after, fate, lostTo } = field
  const text = (value: HistoryField['before']) =>
    recordValue(value, spec.kind, { t, format, names }) ?? t('history.blank')
  return (
    <div className={classes.field}>
      <dt className={classes.label}>{t(spec.label)}</dt>
      <dd className={classes.value}>
        {before === null || fate !== 'took' ? null : (
          <>
            <del className={classes.before}>{text(before)}</del>
            <span className={classes.arrow}>
              <span aria-hidden>→</span>
              <VisuallyHidden>{t('history.field.became')}</VisuallyHidden>
            </span>
          </>
        )}
        <span
          className={classes.after}
          data-unused={fate === 'overruled' || lostTo !== null || undefined}
        >
          {fate === 'same' ? t('history.field.same', { value: text(after) }) : text(after)}
        </span>
        {lostTo === null ? null : (
          <span className={classes.lost}>
            {t('history.lost', {
              account: lostTo.accountName ?? t('history.who.unknown'),
              hub: lostTo.hubName,
            })}
          </span>
        )}
        {fate === 'overruled' && lostTo === null ? (
          <span className={classes.lost}>{t('history.overruled')}</span>
        ) : null}
      </dd>
    </div>
  )
}

function writerName({ accountName, hubName }: HistoryWriter, t: Translate): string {
  const account = accountName ?? t('history.who.unknown')
  return hubName === '' ? account : t('history.who', { account, hub: hubName })
}

/** An older or newer version may have called its commands otherwise. */
function commandKey(command: string): MessageKey {
  const key = `history.command.${command}`
  return isMessageKey(key) ? key : 'history.command.other'
}

/** A new row says all its cells; those that were and stay empty say nothing. */
function isSilent({ before, after, fate }: HistoryField): boolean {
  return fate === 'same' && before === null && after === null
}

function rowHeading(row: HistoryRow, names: Names, t: Translate): string | null {
  switch (row.table) {
    case 'posts': {
      const place = row.fields.find(({ column }) => column === 'institution_id')?.after
      const name = typeof place === 'string' ? names[place] : undefined
      return name === undefined ? t('history.row.posts') : t('history.row.posts.at', { name })
    }
    case 'venues':
    case 'enrolments':
    case 'erasures':
    case 'duplicate_decisions':
      return t(`history.row.${row.table}`)
    default:
      return null
  }
}

const saysItself = new Set(['attendance', 'erasures', 'duplicate_decisions'])

/** What happened to the row as a whole. */
function rowEvent({ table, isNew, fields }: HistoryRow): MessageKey | null {
  if (isNew) return saysItself.has(table) ? null : 'history.change.created'
  const turned = (name: string) =>
    fields.find(({ column, fate }) => column === name && fate === 'took')
  const removed = turned('removed_at')
  if (removed) return removed.after === null ? 'history.change.restored' : 'history.change.removed'
  const archived = turned('archived_at')
  if (!archived) return null
  return archived.after === null ? 'history.change.unarchived' : 'history.change.archived'
}
