import { activityTypes } from '../../../../shared/domain/activity'
import type { LedgerEntry } from '../../../../shared/domain/certificate'
import type { ActivityId, MemberId } from '../../../../shared/domain/ids'
import { paperText } from '../../../../shared/i18n/paper-texts'
import { AppError } from '../../../../shared/lib/app-error'
import { known } from '../../../database/known-value'
import { findActivity } from '../../../features/activities/activity-repository'
import {
  listCertificates,
  listIdNumbers,
} from '../../../features/certificates/certificate-repository'
import { getLedger, listEntriesOfActivity } from '../../../features/certificates/jp-ledger'
import type { Cell, Column, PrintedDocument } from '../../document'
import type { Form, FormContext } from '../../form'
import { hubLetterhead } from '../../kit/hub-papers'
import { decimal } from '../../kit/indonesian'

/**
 * The fields of Dapodik's table Diklat in its own order (DOMAIN 1.7), for an operator to retype: of
 * one person, or of everybody of an activity. On paper or as Excel; the app reaches no Dapodik.
 */
export const dapodikTraining: Form<'dapodik-training'> = ({ about }, context) =>
  about.of === 'member' ? ofMember(about.memberId, context) : ofActivity(about.activityId, context)

async function ofMember(memberId: MemberId, context: FormContext): Promise<PrintedDocument> {
  const { name, entries } = await getLedger(context.db, memberId)
  const numbers = await listIdNumbers(context.db, [memberId])
  const rows = entries
    .filter(({ isRevoked }) => !isRevoked)
    .map((entry, index) => [String(index + 1), ...trainingCells(entry)])
  return sheet(context, {
    about: name,
    fields: [
      [paperText('dapodik.person'), name],
      [paperText('dapodik.nuptk'), numbers.get(memberId)?.nuptk ?? '-'],
    ],
    columns: [numberColumn(), ...trainingColumns()],
    rows,
  })
}

async function ofActivity(activityId: ActivityId, context: FormContext): Promise<PrintedDocument> {
  const activity = await findActivity(context.db, activityId)
  if (activity === null) throw new AppError('activity.missing')
  const entries = await listEntriesOfActivity(context.db, activityId)
  const standing = (await listCertificates(context.db, activityId)).filter(
    ({ revokedAt, isErased }) => revokedAt === null && !isErased,
  )
  const numbers = await listIdNumbers(
    context.db,
    standing.flatMap(({ memberId }) => (memberId === null ? [] : [memberId])),
  )
  return sheet(context, {
    about: activity.title,
    fields: [],
    columns: [
      numberColumn(),
      { title: paperText('dapodik.person'), width: { share: 6 } },
      { title: paperText('dapodik.nuptk'), width: 28 },
      ...trainingColumns(),
    ],
    rows: standing.flatMap((certificate, index) => {
      const entry = entries.get(certificate.id)
      if (entry === undefined) return []
      const nuptk =
        certificate.memberId === null ? null : (numbers.get(certificate.memberId)?.nuptk ?? null)
      return [[String(index + 1), certificate.name ?? '', nuptk, ...trainingCells(entry)]]
    }),
  })
}

async function sheet(
  context: FormContext,
  of: {
    readonly about: string
    readonly fields: readonly (readonly [string, string])[]
    readonly columns: readonly Column[]
    readonly rows: readonly (readonly Cell[])[]
  },
): Promise<PrintedDocument> {
  return {
    title: `${paperText('dapodik.table')} ${of.about}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 12,
    blocks: [
      { kind: 'title', text: paperText('dapodik.title'), lines: [of.about] },
      ...(of.fields.length === 0 ? [] : [{ kind: 'fields' as const, rows: of.fields }]),
      {
        kind: 'table',
        sheet: paperText('dapodik.table'),
        emptyText: paperText('dapodik.empty'),
        isSmall: true,
        columns: of.columns,
        rows: of.rows,
      },
      { kind: 'paragraph', text: paperText('dapodik.note'), isSmall: true },
    ],
  }
}

function numberColumn(): Column {
  return { title: paperText('kit.number'), width: 9, align: 'center' }
}

function trainingColumns(): readonly Column[] {
  return [
    { title: paperText('dapodik.kind'), width: 20 },
    { title: paperText('dapodik.name'), width: { share: 7 } },
    { title: paperText('dapodik.number'), width: { share: 5 } },
    { title: paperText('dapodik.held-by'), width: 25 },
    { title: paperText('dapodik.year'), width: 13, align: 'center' },
    { title: paperText('dapodik.role'), width: 20 },
    { title: paperText('dapodik.level'), width: 20 },
    { title: paperText('dapodik.hours'), width: 14, align: 'center' },
  ]
}

/** What is not known stays empty: the operator asks rather than types a guess. */
function trainingCells(entry: LedgerEntry): readonly Cell[] {
  const type = known(activityTypes, entry.activityType) ?? 'other'
  return [
    paperText(`dapodik.kind.${type}`),
    entry.activity,
    entry.number,
    entry.hubName,
    entry.year === null ? '' : String(entry.year),
    paperText(`dapodik.role.${entry.role}`),
    entry.level === null ? '' : paperText(`dapodik.level.${entry.level}`),
    { kind: 'amount', text: decimal(entry.jp), amount: entry.jp },
  ]
}
