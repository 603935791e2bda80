import type { Activity } from '../../../../shared/domain/activity'
import {
  type CertificateRule,
  type ProgrammeRow,
  programmeSections,
  usualRule,
} from '../../../../shared/domain/certificate'
import { sumOfJp } from '../../../../shared/domain/session'
import { paperText } from '../../../../shared/i18n/paper-texts'
import { AppError } from '../../../../shared/lib/app-error'
import { findActivity, listVenues } from '../../../features/activities/activity-repository'
import {
  findRule,
  listCertificates,
  listProgramme,
  type StoredCertificate,
} from '../../../features/certificates/certificate-repository'
import type { Block, Cell, CodeBlock, Letterhead, Run, Signer, TableBlock } from '../../document'
import type { Form, FormContext } from '../../form'
import { boardSigner, hubLetterhead, hubName, placeAndDate } from '../../kit/hub-papers'
import { daySpan, decimal, inWords } from '../../kit/indonesian'
import { qrModules } from '../../kit/qr-code'

/** The size a scanner of a phone or at a counter still reads without effort. */
const codeSizeMm = 30
/** Lines of a programme that leave room for the signatures on its page, in type of the usual size. */
const mostRoomyLines = 16
/** Lines of a programme that fit one page in small type, each on a line of its own. */
const mostLines = 24

/**
 * Certificates of an activity in one file: two pages each, the front and the Struktur program that
 * goes on its back (DOMAIN 5). Revoked ones are not printed; without a programme there is no back.
 */
export const certificates: Form<'certificates'> = async (request, context) => {
  const { db } = context
  const activity = await findActivity(db, request.activityId)
  if (activity === null) throw new AppError('activity.missing')
  const wanted = request.certificateIds === null ? null : new Set<string>(request.certificateIds)
  const chosen = (await listCertificates(db, request.activityId)).filter(
    ({ id, revokedAt, isErased }) =>
      revokedAt === null && !isErased && (wanted === null || wanted.has(id)),
  )
  if (chosen.length === 0) throw new AppError('certificate.none')
  const rule = (await findRule(db, request.activityId)) ?? usualRule
  const programme = await listProgramme(db, request.activityId)
  const venues = await listVenues(db, request.activityId)
  const { logo, ...letterhead } = await hubLetterhead(context)
  const signers = await signersOf(rule, context)
  const hub = activity.hubName ?? (await hubName(context))
  const sheet = { activity, hub, rule, programme, letterhead, signers, place: placeOf(venues) }
  const dates = new Map<string, string>()
  const pages: Block[] = []
  for (const certificate of chosen) {
    const day = certificate.issuedOn ?? ''
    const dated = dates.get(day) ?? (await placeAndDate(context, certificate.issuedOn))
    dates.set(day, dated)
    pages.push(front(certificate, dated, sheet))
    if (programme.length > 0) pages.push(back(certificate, dated, sheet))
  }
  return {
    title: `${paperText('certificate.title')} ${activity.title}`,
    orientation: 'landscape',
    letterhead: null,
    sharedLogo: logo,
    isNumbered: false,
    marginMm: 10,
    blocks: pages,
  }
}

type Sheet = {
  readonly activity: Pick<Activity, 'title' | 'startsOn' | 'endsOn'>
  /** Who held the activity. */
  readonly hub: string
  readonly rule: CertificateRule
  readonly programme: readonly ProgrammeRow[]
  readonly letterhead: Omit<Letterhead, 'logo'>
  readonly signers: readonly Signer[]
  readonly place: string
}

function placeOf(venues: readonly { readonly name: string }[]): string {
  return venues.map(({ name }) => name).join(', ')
}

async function signersOf(rule: CertificateRule, context: FormContext): Promise<readonly Signer[]> {
  const chair = await boardSigner('chair', context)
  return [
    {
      caption: paperText('kit.acknowledged'),
      post: rule.coSignerPost ?? paperText('certificate.co-signer'),
      name: rule.coSigner,
      idLine: nipLine(rule.coSignerNip),
    },
    rule.signer === null
      ? { ...chair, post: rule.signerPost ?? chair.post }
      : {
          caption: null,
          post: rule.signerPost ?? chair.post,
          name: rule.signer,
          idLine: nipLine(rule.signerNip),
        },
  ]
}

function nipLine(number: string | null): string | null {
  return number === null ? null : paperText('kit.nip', { number })
}

function front(certificate: StoredCertificate, dated: string, sheet: Sheet): Block {
  const center = (text: string): Block => ({ kind: 'paragraph', text, align: 'center' })
  return {
    kind: 'framed-page',
    letterhead: sheet.letterhead,
    blocks: [
      { kind: 'display', text: paperText('certificate.title').toUpperCase(), size: 'huge' },
      center(paperText('certificate.number', { number: certificate.number })),
      center(paperText('certificate.given-to')),
      { kind: 'display', text: certificate.name ?? '', size: 'large' },
      ...[certificate.idNumber, certificate.unit].flatMap((line) =>
        line === null ? [] : [center(line)],
      ),
      {
        kind: 'paragraph',
        align: 'center',
        text: [
          { text: `${paperText('certificate.as')} ` },
          { text: paperText(`certificate.role.${certificate.role}`).toUpperCase(), isBold: true },
        ],
      },
      { kind: 'paragraph', align: 'center', text: about(certificate, sheet) },
      {
        kind: 'signatures',
        placeAndDate: dated,
        signers: sheet.signers,
        ...(certificate.code === null ? {} : { code: codeBlock(certificate.code) }),
      },
    ],
  }
}

function codeBlock(code: string): CodeBlock {
  return {
    kind: 'code',
    modules: qrModules(code),
    sizeMm: codeSizeMm,
    caption: paperText('certificate.check'),
    align: 'center',
  }
}

/** One sentence: which activity, by whom, when, where, how many JP, how well. */
function about(certificate: StoredCertificate, { activity, hub, place, rule }: Sheet) {
  const days = daySpan(activity.startsOn, activity.endsOn)
  const runs: Run[] = [
    { text: paperText('certificate.in') },
    { text: activity.title, isBold: true },
    { text: paperText('certificate.held-by', { hub }) },
  ]
  if (days !== '') runs.push({ text: paperText('certificate.on', { days }) })
  if (place !== '') runs.push({ text: paperText('certificate.at', { place }) })
  if (certificate.jp > 0) runs.push({ text: jpText(certificate.jp) })
  if (rule.predicate !== null) {
    runs.push({ text: paperText('certificate.predicate') }, { text: rule.predicate, isBold: true })
  }
  return [...runs, { text: '.' }]
}

function jpText(jp: number): string {
  return Number.isInteger(jp)
    ? paperText('certificate.lasting-words', { jp, words: inWords(jp) })
    : paperText('certificate.lasting', { jp: decimal(jp) })
}

function back(certificate: StoredCertificate, dated: string, sheet: Sheet): Block {
  const { activity, programme, signers } = sheet
  const total = sumOfJp(programme)
  const note: readonly Block[] =
    certificate.jp === total
      ? []
      : [
          {
            kind: 'paragraph',
            text: paperText('certificate.earned', { jp: decimal(certificate.jp) }),
          },
        ]
  return {
    kind: 'framed-page',
    isPlain: true,
    blocks: [
      {
        kind: 'title',
        text: paperText('certificate.programme'),
        lines: [activity.title, paperText('certificate.number', { number: certificate.number })],
      },
      ...programmeBlocks(programme),
      ...note,
      { kind: 'signatures', placeAndDate: dated, signers },
    ],
  }
}

/**
 * One table, or two side by side where one would run on to a third page: fronts and backs of a batch
 * are printed on both sides of a sheet, and every front must stay a front.
 */
function programmeBlocks(programme: readonly ProgrammeRow[]): readonly Block[] {
  const lines = programmeLines(programme)
  const foot: readonly Cell[] = [
    { kind: 'span', text: paperText('kit.total'), columns: 2, align: 'right' },
    { kind: 'span', text: decimal(sumOfJp(programme)), columns: 1, align: 'center' },
  ]
  const table = (part: typeof lines, rest: Partial<TableBlock> = {}): TableBlock => ({
    kind: 'table',
    isSmall: lines.length > mostRoomyLines,
    columns: [
      { title: paperText('kit.number'), width: 12, align: 'center' },
      { title: paperText('certificate.topic'), width: { share: 1 } },
      {
        title: paperText('certificate.jp'),
        width: lines.length > mostLines ? 12 : 24,
        align: 'center',
      },
    ],
    rows: part.map(({ cells }) => cells),
    ...rest,
  })
  if (lines.length <= mostLines) return [table(lines, { foot: [foot] })]
  const half = Math.ceil(lines.length / 2)
  // The head of a section goes with its first topic.
  const cut = lines[half - 1]?.isHead === true ? half - 1 : half
  return [
    {
      kind: 'columns',
      left: [table(lines.slice(0, cut))],
      right: [table(lines.slice(cut), { foot: [foot] })],
    },
  ]
}

type ProgrammeLine = { readonly cells: readonly Cell[]; readonly isHead: boolean }

/** Numbered through, below the heads of their sections. */
function programmeLines(programme: readonly ProgrammeRow[]): readonly ProgrammeLine[] {
  let number = 0
  return programmeSections.flatMap((section): readonly ProgrammeLine[] => {
    const rows = programme.filter((row) => row.section === section)
    if (rows.length === 0) return []
    const head: Cell = {
      kind: 'span',
      text: [{ text: paperText(`certificate.section.${section}`), isBold: true }],
      columns: 3,
    }
    return [
      { cells: [head], isHead: true },
      ...rows.map(({ topic, jp }) => {
        number += 1
        return { cells: [String(number), topic, decimal(jp)], isHead: false }
      }),
    ]
  })
}
