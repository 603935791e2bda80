import { type ArtifactType, artifactTypes } from '../../../../shared/domain/artifact'
import { attendanceStatuses } from '../../../../shared/domain/attendance'
import type { ActivityId } from '../../../../shared/domain/ids'
import { catalogs } from '../../../../shared/i18n/keys'
import { paperText } from '../../../../shared/i18n/paper-texts'
import {
  type ActivityLetter,
  type ActivityPicture,
  listCertificates,
  listFiles,
  listLetters,
  listLetterScans,
} from '../../../features/activity-papers/facts-repository'
import { getRecap } from '../../../features/attendance/recap-repository'
import type { Block, Column } from '../../document'
import type { FormContext } from '../../form'
import { picture } from '../../kit/hub-papers'
import { decimal, shortDay, someNames } from '../../kit/indonesian'
import { paragraphs } from './activity-kit'
import { personName } from './meeting-minutes'

/**
 * Lampiran of a report in the order the Dinas wants (DOMAIN 5): guide, work, attendance, photos,
 * letters, certificates. Each begins on a page of its own; one without content says so below the last.
 */
export async function reportAnnexes(
  activityId: ActivityId,
  guide: readonly Block[],
  context: FormContext,
): Promise<readonly Block[]> {
  const files = await listFiles(context.db, activityId)
  const annexes = [
    [paperText('report.annex.1'), guide],
    [paperText('report.annex.2'), await workBlocks(files, context)],
    [paperText('report.annex.3'), await attendanceBlocks(activityId, files, context)],
    [
      paperText('report.annex.4'),
      await pictureBlocks(
        files.filter(({ type }) => type === 'activity-photo'),
        context,
      ),
    ],
    [paperText('report.annex.5'), await letterBlocks(activityId, context)],
    [paperText('report.annex.6'), await certificateBlocks(activityId, context)],
  ] as const
  return annexes.flatMap(([title, blocks], index): readonly Block[] => [
    ...(blocks.length === 0
      ? [{ kind: 'space', heightMm: 8 } as const]
      : [{ kind: 'page-break' } as const]),
    {
      kind: 'title',
      text: paperText('report.annex', { number: index + 1 }),
      lines: [title],
    },
    ...(blocks.length === 0 ? paragraphs(paperText('report.annex.none')) : blocks),
  ])
}

/** More would make a report nobody can carry or print. */
const mostPictures = 60

/** Pictures two beside each other; what is left out is said, with the reason. */
async function pictureBlocks(
  files: readonly ActivityPicture[],
  context: FormContext,
): Promise<readonly Block[]> {
  const pictures = files.filter(({ isPicture }) => isPicture)
  const shown = pictures.filter(({ isWithheld }) => !isWithheld).slice(0, mostPictures)
  const items: { readonly source: string; readonly caption: string }[] = []
  for (const { hash, title, member } of shown) {
    const source = hash === null ? null : await picture(hash, context)
    if (source === null) continue
    items.push({ source, caption: member === null ? title : `${title} (${member})` })
  }
  const withheld = pictures.filter(({ isWithheld }) => isWithheld).length
  const more = pictures.length - withheld - shown.length
  const missing = shown.length - items.length
  const notes = [
    ...(withheld > 0 ? [paperText('report.withheld', { count: withheld })] : []),
    ...(more > 0 ? [paperText('report.more-photos', { count: more })] : []),
    ...(missing > 0 ? [paperText('report.not-arrived', { count: missing })] : []),
  ]
  return [
    ...(items.length === 0 ? [] : [{ kind: 'pictures', columns: 2, items } as const]),
    ...notes.map((text) => ({ kind: 'paragraph', text, isSmall: true }) as const),
  ]
}

const notWork: readonly string[] = ['activity-photo', 'signed-sheet']

async function workBlocks(
  files: readonly ActivityPicture[],
  context: FormContext,
): Promise<readonly Block[]> {
  const works = files.filter(({ type }) => !notWork.includes(type))
  if (works.length === 0) return []
  return [
    {
      kind: 'table',
      columns: [
        { title: paperText('kit.number'), width: 10, align: 'center' },
        { title: paperText('report.work.title'), width: { share: 4 } },
        { title: paperText('report.work.type'), width: { share: 2 } },
        { title: paperText('report.work.member'), width: { share: 3 } },
      ],
      rows: works.map(({ title, type, member }, index) => [
        String(index + 1),
        title,
        typeName(type),
        member,
      ]),
    },
    ...(await pictureBlocks(works, context)),
  ]
}

/** As the portfolio calls it, in Indonesian whatever the screen speaks. */
function typeName(type: string): string {
  const known: ArtifactType = artifactTypes.find((one) => one === type) ?? 'other'
  return catalogs.id[`portfolio.type.${known}`]
}

/** One column a session while they fit on the page; beyond it the totals only. */
const mostSessionColumns = 10

async function attendanceBlocks(
  activityId: ActivityId,
  files: readonly ActivityPicture[],
  context: FormContext,
): Promise<readonly Block[]> {
  const { sessions, rows } = await getRecap(activityId, context)
  const hasCells = sessions.length <= mostSessionColumns
  const narrow = (title: string): Column => ({ title, width: 9, align: 'center' })
  const marks: readonly string[] = hasCells
    ? sessions.map((_, index) => String(index + 1))
    : attendanceStatuses
  const sheets = await pictureBlocks(
    files.filter(({ type }) => type === 'signed-sheet'),
    context,
  )
  if (rows.length === 0) return sheets
  return [
    {
      kind: 'table',
      isSmall: true,
      columns: [
        { title: paperText('kit.number'), width: 9, align: 'center' },
        { title: paperText('minutes.attendance-name'), width: { share: 4 } },
        { title: paperText('minutes.attendance-unit'), width: { share: 3 } },
        ...marks.map(narrow),
        narrow(paperText('report.percent')),
        narrow(paperText('report.jp')),
      ],
      rows: rows.map((row, index) => [
        String(index + 1),
        personName(row),
        row.schoolName,
        ...(hasCells
          ? row.cells.map((cell) => cell?.status ?? (cell === null ? '–' : ''))
          : attendanceStatuses.map((status) => String(row.totals[status]))),
        row.percentPresent === null ? '' : String(row.percentPresent),
        decimal(row.jpEarned),
      ]),
    },
    ...(sheets.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: paperText('report.signed-sheet') } as const,
          ...sheets,
        ]),
  ]
}

async function letterBlocks(
  activityId: ActivityId,
  context: FormContext,
): Promise<readonly Block[]> {
  const letters = await listLetters(context.db, activityId)
  if (letters.length === 0) return []
  return [
    {
      kind: 'table',
      columns: [
        { title: paperText('kit.number'), width: 10, align: 'center' },
        { title: paperText('report.letter.number'), width: { share: 3 } },
        { title: paperText('report.letter.day'), width: 20, align: 'center' },
        { title: paperText('report.letter.subject'), width: { share: 4 } },
        { title: paperText('report.letter.party'), width: { share: 4 } },
      ],
      rows: letters.map((letter, index) => [
        String(index + 1),
        letter.number,
        shortDay(letter.letterOn),
        letter.subject,
        partyOf(letter),
      ]),
    },
    ...(await pictureBlocks(await listLetterScans(context.db, activityId), context)),
  ]
}

/** Letters about people name nobody else: there those people stand. */
function partyOf({ party, names, isIncoming }: ActivityLetter): string {
  const named = party === null || party === '' ? someNames(names) : party
  if (named === '') return ''
  return paperText(isIncoming === 1 ? 'report.letter.in' : 'report.letter.out', { party: named })
}

async function certificateBlocks(
  activityId: ActivityId,
  { db }: FormContext,
): Promise<readonly Block[]> {
  const certificates = await listCertificates(db, activityId)
  if (certificates.length === 0) return []
  return [
    {
      kind: 'table',
      columns: [
        { title: paperText('kit.number'), width: 10, align: 'center' },
        { title: paperText('report.certificate.number'), width: { share: 3 } },
        { title: paperText('report.certificate.name'), width: { share: 3 } },
        { title: paperText('report.certificate.unit'), width: { share: 3 } },
        { title: paperText('report.jp'), width: 14, align: 'center' },
      ],
      rows: certificates.map(({ number, name, unit, jp }, index) => [
        String(index + 1),
        number,
        name,
        unit,
        jp === null ? null : decimal(jp),
      ]),
    },
  ]
}
