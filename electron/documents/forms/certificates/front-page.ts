import type { Activity } from '../../../../shared/domain/activity'
import type { CertificateRule } from '../../../../shared/domain/certificate'
import { paperText } from '../../../../shared/i18n/paper-texts'
import type { StoredCertificate } from '../../../features/certificates/certificate-repository'
import {
  type Block,
  type CodeBlock,
  type Letterhead,
  plainText,
  type Run,
  type Signer,
  type Text,
} from '../../document'
import { daySpan, decimal, inWords } from '../../kit/indonesian'
import { qrModules } from '../../kit/qr-code'
import { frontDensity } from './front-density'

/** The size a scanner of a phone or at a counter still reads without effort. */
const codeSizeMm = 30

/** What the fronts of a batch have in common. */
export type FrontSheet = {
  readonly activity: Pick<Activity, 'title' | 'startsOn' | 'endsOn'>
  /** Who held the activity. */
  readonly hub: string
  readonly rule: CertificateRule
  readonly letterhead: Omit<Letterhead, 'logo'>
  readonly signers: readonly Signer[]
  readonly places: readonly string[]
  readonly page: { readonly widthMm: number; readonly heightMm: number }
}

/** One page, with long names in smaller type; of places that would not fit even so, how many they were. */
export function frontPage(certificate: StoredCertificate, dated: string, sheet: FrontSheet): Block {
  const { letterhead, signers, places, page } = sheet
  const name = certificate.name ?? ''
  const number = paperText('certificate.number', { number: certificate.number })
  const givenTo = paperText('certificate.given-to')
  const who = [certificate.idNumber, certificate.unit].filter((line) => line !== null)
  const role: readonly Run[] = [
    { text: `${paperText('certificate.as')} ` },
    { text: paperText(`certificate.role.${certificate.role}`).toUpperCase(), isBold: true },
  ]
  const sentence = about(certificate, sheet, places.join(', '))
  const lines = [number, givenTo, ...who, plainText(role)]
  const words = { letterhead, name, lines, sentence: plainText(sentence), dated, signers }
  const density = frontDensity(words, page)
  const counted = paperText('certificate.places', { count: places.length })
  const center = (text: Text): Block => ({ kind: 'paragraph', text, align: 'center' })
  return {
    kind: 'framed-page',
    letterhead,
    ...(density === 'usual' ? {} : { density: density ?? 'densest' }),
    blocks: [
      { kind: 'display', text: paperText('certificate.title').toUpperCase(), size: 'huge' },
      center(number),
      center(givenTo),
      { kind: 'display', text: name, size: 'large' },
      ...who.map(center),
      center(role),
      center(density === null ? about(certificate, sheet, counted) : sentence),
      {
        kind: 'signatures',
        placeAndDate: dated,
        signers,
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
function about(
  certificate: StoredCertificate,
  { activity, hub, rule }: FrontSheet,
  place: string,
): readonly Run[] {
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
