import type { Clash, ClashCell, ClashSide, ClashWriter } from '../../../shared/domain/clash'
import type { MessageKey } from '../../../shared/i18n/keys'
import { type ColumnSpec, recordColumn } from '../../components/record-columns'
import { recordValue } from '../../components/record-value'
import type { Translate } from '../../lib/translate'
import type { useFormat } from '../../lib/use-format'

export type ClashWords = {
  readonly t: Translate
  readonly format: ReturnType<typeof useFormat>
  readonly names: Readonly<Record<string, string>>
}

/** Columns that only a clash ever speaks of. */
const ownColumns: Readonly<Record<string, ColumnSpec>> = {
  'hubs.name': { label: 'clashes.field.hub-name', kind: 'text' },
  'hubs.type_text': { label: 'clashes.field.hub-type', kind: 'text' },
  'hubs.parent_hub_id': { label: 'clashes.field.parent-hub', kind: 'name' },
  'hubs.district_name': { label: 'institutions.field.district', kind: 'text' },
  'accounts.name': { label: 'clashes.field.account-name', kind: 'text' },
  'accounts.role': { label: 'clashes.field.account-role', kind: { words: 'settings.role' } },
  'duplicate_decisions.decision': {
    label: 'clashes.field.duplicate',
    kind: { words: 'clashes.value' },
  },
}

const unknownColumn: ColumnSpec = { label: 'clashes.field.other', kind: 'text' }

function specOf({ table, column }: ClashCell): ColumnSpec {
  return recordColumn(table, column) ?? ownColumns[`${table}.${column}`] ?? unknownColumn
}

export function fieldLabel(cell: ClashCell, t: Translate): string {
  return t(cell.column === 'removed_at' ? 'clashes.field.removed' : specOf(cell).label)
}

/** A value as people read it. That a record is gone is a yes or no; when it went does not matter. */
export function valueText(cell: ClashCell, value: ClashSide['value'], words: ClashWords): string {
  if (cell.column === 'removed_at') {
    return words.t(value === null ? 'clashes.value.not-removed' : 'clashes.value.removed')
  }
  return recordValue(value, specOf(cell).kind, words) ?? words.t(blankKey(cell))
}

function blankKey({ table, column }: ClashCell): MessageKey {
  return table === 'attendance' && column === 'status'
    ? 'attendance.status.blank'
    : 'clashes.value.blank'
}

export function writerText(writer: ClashWriter | null, t: Translate): string {
  if (writer === null) return t('clashes.writer.unknown')
  const hub = writer.hubName || t('exchange.hub.unknown')
  return writer.accountName === null
    ? hub
    : t('clashes.writer', { account: writer.accountName, hub })
}

/** Whom or what a choice is about, for the notice that follows it. */
export function subjectText({ cell, subject }: Clash, t: Translate): string {
  const field = fieldLabel(cell, t)
  return subject.name === '' ? field : `${subject.name} (${field})`
}
