import type { AttendanceSheet, SheetRow } from '../../../shared/domain/attendance'
import type { RequestOf } from '../../../shared/domain/document'
import type { EnrolmentRole } from '../../../shared/domain/enrolment'
import { sortForSheet } from '../../../shared/domain/enrolment'
import type { MemberId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import { showPhone } from '../../../shared/domain/phone'
import { codeInLetters, scanCodeText } from '../../../shared/domain/scan-code'
import type { Session } from '../../../shared/domain/session'
import { compareSessions } from '../../../shared/domain/session'
import { paperText } from '../../../shared/i18n/paper-texts'
import { AppError } from '../../../shared/lib/app-error'
import { getSheet } from '../../features/attendance/attendance-service'
import type { PrintedOrder } from '../../features/attendance/printed-order'
import { listPaperPeople, type PaperPerson } from '../../features/members/paper-person-repository'
import type { Block, Cell, Column, HeadCell, TableBlock } from '../document'
import type { Form, FormContext } from '../form'
import {
  committeeHead,
  daysOf,
  hoursOf,
  minuteTaker,
  orDots,
  placesOf,
  sessionName,
} from '../kit/activity-papers'
import { hubLetterhead, placeAndDate } from '../kit/hub-papers'
import { shortDay } from '../kit/indonesian'
import { qrModules } from '../kit/qr-code'

/** Signature columns that fit beside the names on a sheet held crosswise. */
const mostBeside = 6

/**
 * Daftar hadir peserta (DOMAIN 5): the people of the sheet on screen, in its order and with its
 * numbers, so that a number read from paper is the row to mark. Sessions of one class stand side by
 * side; another class has a sheet of its own, because its numbers are others.
 */
export const attendanceSheet: Form<'attendance-sheet'> = async (request, context) => {
  const sheets = await readSheets(request, context)
  const [first] = sheets
  if (first === undefined) throw new AppError('session.missing')
  const { activityId } = first.session
  const people = await listPaperPeople(context.db, [
    ...new Set(sheets.flatMap(({ rows }) => rows.map(({ memberId }) => memberId))),
  ])
  const signers = [await minuteTaker(activityId, context), await committeeHead(activityId, context)]
  const parts = partsOf(sheets.map(({ session }) => session))
  const blocks: Block[] = []
  for (const sessions of parts) {
    if (blocks.length > 0) blocks.push({ kind: 'page-break' })
    const rows = rowsOf(sheets.filter((sheet) => sessions.includes(sheet.session)))
    const lastDay = sessions[sessions.length - 1]?.heldOn ?? null
    blocks.push(
      { kind: 'title', text: paperText('attendance-sheet.title') },
      ...headBlocks(first.activityTitle, sessions),
      table({ sessions, rows, people, ...request }),
      { kind: 'signatures', placeAndDate: await placeAndDate(context, lastDay), signers },
    )
  }
  const columns = Math.max(...parts.map(({ length }) => length))
  return {
    title: `${paperText('attendance-sheet.title')} ${first.activityTitle}`,
    orientation: columns > 2 || request.hasPhone ? 'landscape' : 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks,
  }
}

/** Whose number is which on the sheets of this request: to be remembered once they are printed. */
export async function orderOnPaper(
  request: RequestOf<'attendance-sheet'>,
  context: Pick<FormContext, 'db'>,
): Promise<readonly PrintedOrder[]> {
  const sheets = await readSheets(request, context)
  return partsOf(sheets.map(({ session }) => session)).map((sessions) => ({
    sessionIds: sessions.map(({ id }) => id),
    order: rowsOf(sheets.filter((sheet) => sessions.includes(sheet.session))).map(
      ({ memberId }) => memberId,
    ),
  }))
}

async function readSheets(
  { sessionIds }: RequestOf<'attendance-sheet'>,
  context: Pick<FormContext, 'db'>,
): Promise<readonly AttendanceSheet[]> {
  const sheets = []
  for (const id of new Set(sessionIds)) sheets.push(await getSheet(id, context))
  return sheets
}

/** Sessions of one class together, in their order, as many as fit on a sheet. */
function partsOf(sessions: readonly Session[]): readonly (readonly Session[])[] {
  const byClass = new Map<string, Session[]>()
  for (const session of [...sessions].sort(compareSessions)) {
    const key = session.className?.toLowerCase() ?? ''
    byClass.set(key, [...(byClass.get(key) ?? []), session])
  }
  return [...byClass.values()].flatMap((ofClass) => {
    const sheets = Math.ceil(ofClass.length / mostBeside)
    const size = Math.ceil(ofClass.length / sheets)
    return Array.from({ length: sheets }, (_, at) => ofClass.slice(at * size, (at + 1) * size))
  })
}

/** Who stands on any of these sheets. */
function rowsOf(sheets: readonly { readonly rows: readonly SheetRow[] }[]): readonly SheetRow[] {
  const rows = new Map<MemberId, SheetRow>()
  for (const sheet of sheets) for (const row of sheet.rows) rows.set(row.memberId, row)
  return sortForSheet([...rows.values()])
}

/** Codes that stand beside the fields; more stand in rows below. */
const mostBesideFields = 2
const codeColumnMm = 39

function headBlocks(activity: string, sessions: readonly Session[]): readonly Block[] {
  const [only] = sessions
  const className = only?.className ?? null
  const rows: (readonly [string, string])[] = [
    [paperText('attendance-sheet.activity'), activity],
    [paperText('attendance-sheet.day'), orDots(daysOf(sessions))],
  ]
  if (only !== undefined && sessions.length === 1) {
    rows.push([paperText('attendance-sheet.time'), orDots(hoursOf(only))])
  }
  rows.push([paperText('attendance-sheet.place'), orDots(placesOf(sessions))])
  if (only !== undefined && sessions.length === 1) {
    rows.push([paperText('attendance-sheet.session'), sessionName(only)])
  }
  if (className !== null) rows.push([paperText('attendance-sheet.class'), className])
  const fields: Block = { kind: 'fields', rows }
  if (sessions.length > mostBesideFields) return [fields, codesOf(sessions)]
  return [
    {
      kind: 'columns',
      parts: [[fields], [codesOf(sessions)]],
      lastWidthMm: sessions.length * codeColumnMm,
    },
  ]
}

/** With its quiet rim; as large as the head has room for, so that a phone reads it from the hand. */
function codesOf(sessions: readonly Session[]): Block {
  return {
    kind: 'codes',
    sizeMm: sessions.length > mostBesideFields ? 27 : 33,
    items: sessions.map((session) => ({
      modules: qrModules(scanCodeText({ kind: 'session', id: session.id })),
      caption: [
        sessions.length === 1
          ? paperText('attendance-sheet.code')
          : [sessionName(session), shortDay(session.heldOn)].filter(Boolean).join(', '),
        codeInLetters(session.id),
      ].join('\n'),
    })),
  }
}

type TableParts = {
  readonly sessions: readonly Session[]
  readonly rows: readonly SheetRow[]
  readonly people: ReadonlyMap<MemberId, PaperPerson>
  readonly blankRows: number
  readonly hasPhone: boolean
}

function table(parts: TableParts): TableBlock {
  const { sessions, rows, people, blankRows, hasPhone } = parts
  const width = signatureWidth(sessions.length)
  const isSmall = sessions.length > 1
  const columns: readonly Column[] = [
    { title: paperText('kit.number'), width: 9, align: 'center' },
    { title: paperText('attendance-sheet.name'), width: { share: 5 } },
    // A NIP has 18 digits, which are read in one line.
    { title: paperText('attendance-sheet.identity'), width: isSmall ? 30 : 35 },
    { title: paperText('attendance-sheet.position'), width: { share: 3 } },
    { title: paperText('attendance-sheet.unit'), width: { share: 3.6 } },
    ...(hasPhone ? [{ title: paperText('attendance-sheet.phone'), width: isSmall ? 24 : 28 }] : []),
    ...sessions.map(() => ({ title: paperText('kit.signature'), width })),
  ]
  const blank = Array.from({ length: blankRows }, (_, at): readonly Cell[] => [
    String(rows.length + at + 1),
    ...Array.from({ length: hasPhone ? 5 : 4 }, () => null),
    ...sessions.map(() => signatureCell(rows.length + at + 1, width)),
  ])
  return {
    kind: 'table',
    sheet: paperText('attendance-sheet.title'),
    emptyText: paperText('attendance-sheet.empty'),
    rowHeightMm: 10,
    isSmall,
    columns,
    ...(sessions.length === 1 ? {} : { head: headRows(columns, sessions) }),
    rows: [
      ...rows.map((row, index): readonly Cell[] => {
        const person = people.get(row.memberId)
        return [
          String(index + 1),
          shownName(row),
          person?.nip ?? person?.nuptk ?? '',
          person?.position ?? '',
          row.schoolName ?? '',
          ...(hasPhone ? [showPhone(person?.phone ?? '')] : []),
          ...sessions.map(() => signatureCell(index + 1, width)),
        ]
      }),
      ...blank,
    ],
  }
}

/** Millimetres of one signature column: one alone has room for the zigzag. */
function signatureWidth(count: number): number {
  if (count === 1) return 41
  if (count === 2) return 26
  return count <= 4 ? 24 : 20
}

/** Odd left, even right; a column too narrow for that is simply signed across. */
function signatureCell(number: number, width: number): Cell {
  return width < 40 ? null : { kind: 'signature', number }
}

function headRows(
  columns: readonly Column[],
  sessions: readonly Session[],
): readonly (readonly HeadCell[])[] {
  const fixed = columns.slice(0, columns.length - sessions.length)
  return [
    [
      ...fixed.map(({ title }) => ({ text: title, rows: 2 })),
      { text: paperText('kit.signature'), columns: sessions.length },
    ],
    sessions.map((session) => ({
      text: [sessionName(session), shortDay(session.heldOn), hoursOf(session)]
        .filter((part) => part !== '')
        .join(' '),
    })),
  ]
}

const roleWords = {
  participant: null,
  speaker: 'role.speaker',
  facilitator: 'role.facilitator',
  moderator: 'role.moderator',
  committee: 'role.committee',
  'minute-taker': 'role.minute-taker',
  guest: 'role.guest',
} as const satisfies Record<EnrolmentRole, unknown>

function shownName(row: SheetRow): string {
  if (row.isErased) return paperText('attendance-sheet.gone')
  const role = roleWords[row.role]
  const name = fullTitledName(row)
  return role === null ? name : `${name} (${paperText(role)})`
}
