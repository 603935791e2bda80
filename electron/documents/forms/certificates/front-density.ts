import type { Letterhead, Signer } from '../../document'
import { linesNeeded, pointsToMm } from '../../kit/line-fit'

/** What stands on the front of one certificate, as plain words. */
export type FrontWords = {
  readonly letterhead: Pick<Letterhead, 'lines' | 'address'>
  readonly name: string
  /** Number, 'diberikan kepada', number of the person, school, role: each in a line of its own. */
  readonly lines: readonly string[]
  readonly sentence: string
  readonly dated: string
  readonly signers: readonly Signer[]
}
type Page = { readonly widthMm: number; readonly heightMm: number }

/** Lengths of `page-style.ts`, in points and millimetres. */
const usual = { text: 12.5, leading: 1.35, gap: 1, name: 21, title: 28, signature: 11, room: 18 }
const dense = { text: 11, leading: 1.2, gap: 0.5, name: 17, title: 22, signature: 10, room: 14 }
const densest = { text: 9, leading: 1.2, gap: 0.3, name: 13, title: 18, signature: 9, room: 14 }
type Style = typeof usual

const logo = { width: 24, gap: 5 }
const frame = { beside: 25.6, above: 13.6, spare: 4 }
const letterheadType = { line: 12, last: 15, address: 8.5, leading: 1.2, around: 6 }
const display = { leading: 1.2, gap: 2 }
/** The code between the signers with its two lines of words. */
const code = { width: 36, height: 38, gap: 6, above: 3 }

/** The largest type in which it all stands within its frame; null: it does not fit even the smallest. */
export function frontDensity(words: FrontWords, page: Page): 'usual' | 'dense' | 'densest' | null {
  if (heightOf(words, page, usual) <= page.heightMm) return 'usual'
  if (heightOf(words, page, dense) <= page.heightMm) return 'dense'
  return heightOf(words, page, densest) <= page.heightMm ? 'densest' : null
}

function heightOf(words: FrontWords, page: Page, style: Style): number {
  const inner = page.widthMm - frame.beside
  const bold = (text: string, points: number, width = inner) =>
    linesNeeded(text, width, { points, isBold: true }) * pointsToMm(points)
  // Some of its words are bold, and balanced lines may be a little shorter.
  const texts = [...words.lines, words.sentence].reduce(
    (sum, text) => sum + bold(text, style.text) * style.leading + style.gap,
    0,
  )
  return (
    frame.above +
    frame.spare +
    letterheadMm(words.letterhead, inner) +
    (pointsToMm(style.title) + bold(words.name, style.name)) * display.leading +
    2 * display.gap +
    texts +
    signaturesMm(words, style, inner)
  )
}

function letterheadMm({ lines, address }: FrontWords['letterhead'], inner: number): number {
  const width = inner - 2 * (logo.width + logo.gap)
  const { line, last, leading, around } = letterheadType
  const points = (at: number) => (at === lines.length - 1 ? last : line)
  const upper = lines.reduce(
    (sum, text, at) =>
      sum +
      linesNeeded(text.toUpperCase(), width, { points: points(at), isBold: true }) *
        pointsToMm(points(at)),
    0,
  )
  const lower =
    linesNeeded(address ?? '', width, { points: letterheadType.address }) *
    pointsToMm(letterheadType.address)
  return Math.max(logo.width, (upper + lower) * leading) + around
}

function signaturesMm({ dated, signers }: FrontWords, style: Style, inner: number): number {
  const width = (inner - code.width) / 2 - code.gap
  const linesOf = (text: string) =>
    linesNeeded(text, width, { points: style.signature, isBold: true })
  const lowest = Math.max(
    ...signers.map(
      ({ post, name, idLine }) => linesOf(post) + linesOf(name ?? '') + linesOf(idLine ?? ''),
    ),
  )
  // One line more for 'Mengetahui,'.
  const lines = linesOf(dated) + 1 + lowest
  const signed = lines * pointsToMm(style.signature) * style.leading + style.room
  return Math.max(code.height, signed) + code.above
}
