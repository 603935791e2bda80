import {
  type CertificateRule,
  type ProgrammeRow,
  usualRule,
} from '../../../../shared/domain/certificate'
import { sheetSize } from '../../../../shared/domain/paper'
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
import { createGiveWay } from '../../../platform/give-way'
import type { Block, Signer } from '../../document'
import type { Form, FormContext } from '../../form'
import { boardSigner, hubLetterhead, hubName, placeAndDate } from '../../kit/hub-papers'
import { decimal } from '../../kit/indonesian'
import { frontPage, type FrontSheet } from './front-page'
import { layOutProgramme, type ProgrammeLayout } from './programme-page'

/** White edge of the sheet: these go nearer to it than other papers. */
const marginMm = 10

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
  const dates = await datesOf(chosen, context)
  const { widthMm, heightMm } = sheetSize(context.paper, 'landscape')
  const page = { widthMm: widthMm - 2 * marginMm, heightMm: heightMm - 2 * marginMm }
  const layout = layOutProgramme({
    programme,
    title: activity.title,
    signers,
    dates: [...dates.values()],
    hasNote: chosen.some(({ jp }) => jp !== sumOfJp(programme)),
    page,
  })
  const places = venues.map(({ name }) => name)
  const sheet: Sheet = { activity, hub, rule, programme, layout, letterhead, signers, places, page }
  const giveWay = createGiveWay()
  const pages: Block[] = []
  for (const certificate of chosen) {
    const dated = dates.get(certificate.issuedOn) ?? ''
    pages.push(frontPage(certificate, dated, sheet))
    if (programme.length > 0) pages.push(back(certificate, dated, sheet))
    // Each has a QR code of its own.
    await giveWay()
  }
  return {
    title: `${paperText('certificate.title')} ${activity.title}`,
    orientation: 'landscape',
    letterhead: null,
    sharedLogo: logo,
    isNumbered: false,
    marginMm,
    blocks: pages,
  }
}

type Sheet = FrontSheet & {
  readonly programme: readonly ProgrammeRow[]
  readonly layout: ProgrammeLayout
}

/** 'Jonggat, 21 November 2026' by the day of issue: a batch has one or two. */
async function datesOf(
  chosen: readonly StoredCertificate[],
  context: FormContext,
): Promise<ReadonlyMap<string | null, string>> {
  const dates = new Map<string | null, string>()
  for (const { issuedOn } of chosen) {
    if (!dates.has(issuedOn)) dates.set(issuedOn, await placeAndDate(context, issuedOn))
  }
  return dates
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

function back(certificate: StoredCertificate, dated: string, sheet: Sheet): Block {
  const { activity, layout, programme, signers } = sheet
  const note: readonly Block[] =
    certificate.jp === sumOfJp(programme)
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
    ...(layout.isDense ? { density: 'dense' } : {}),
    blocks: [
      {
        kind: 'title',
        text: paperText('certificate.programme'),
        lines: [activity.title, paperText('certificate.number', { number: certificate.number })],
      },
      ...layout.blocks,
      ...note,
      { kind: 'signatures', placeAndDate: dated, signers },
    ],
  }
}
