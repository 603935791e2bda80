import type { Paper } from '../../../shared/domain/paper'
import { sheetSize } from '../../../shared/domain/paper'
import type { PrintedDocument } from '../document'
import { fontFaces } from './fonts'

/**
 * The look of every printed page: black on white, no grey areas (ink is dear), 11 points, tables with
 * thin lines. On the screen the same sheet lies on a desk.
 */
export function pageStyle(
  document: Pick<
    PrintedDocument,
    'orientation' | 'marginMm' | 'isNumbered' | 'footer' | 'sharedLogo'
  >,
  paper: Paper,
): string {
  const { widthMm, heightMm } = sheetSize(paper, document.orientation)
  const margin = document.marginMm ?? paper.marginMm
  const foot =
    document.isNumbered || document.footer !== undefined
      ? `@bottom-left { content: ${cssText(document.footer ?? '')}; font: 8pt Tinos, serif; }
         ${document.isNumbered ? `@bottom-right { content: "Halaman " counter(page) " dari " counter(pages); font: 8pt Tinos, serif; }` : ''}`
      : ''
  return `${fontFaces}
@page { size: ${widthMm}mm ${heightMm}mm; margin: ${margin}mm; ${foot} }
:root { --sheet-width: ${widthMm}mm; --sheet-height: ${heightMm}mm; --margin: ${margin}mm;
  --page-width: ${widthMm - 2 * margin}mm; --inner-width: var(--page-width); --inner-height: ${heightMm - 2 * margin}mm; }
${sharedLogo(document.sharedLogo ?? null)}${baseStyle}`
}

/** A picture of ours as a data: address, which has no sign that could end the string. */
function sharedLogo(logo: string | null): string {
  if (logo === null) return ''
  return `.shared-logo { flex: 0 0 24mm; height: 24mm; background: url("${logo}") center / contain no-repeat; }
.shared-logo-balance { flex: 0 0 24mm; }
`
}

/** As a CSS string: nothing in it can end the string or the style element. */
function cssText(text: string): string {
  return `"${text.replace(/[^\p{L}\p{N} .,:()/-]/gu, (sign) => `\\${(sign.codePointAt(0) ?? 32).toString(16)} `)}"`
}

const baseStyle = `
* { box-sizing: border-box; }
html { color: #000; background: #fff; -webkit-print-color-adjust: exact; }
body { margin: 0; font: 11pt/1.35 Tinos, 'Times New Roman', serif; overflow-wrap: anywhere; }
body.large { font-size: 12pt; line-height: 1.25; } .large .table { font-size: 11pt; }
@media screen {
  html { background: #d9d5cb; }
  body { background: #fff; width: var(--sheet-width); min-height: var(--sheet-height);
    margin: 6mm auto; padding: var(--margin); box-shadow: 0 1px 6px rgb(0 0 0 / 35%); }
  .page-break { border-top: 1px dashed #8a8578; margin: 8mm calc(-1 * var(--margin)); }
}
p { margin: 0 0 2mm; white-space: pre-line; }
.left { text-align: left; } .center { text-align: center; } .right { text-align: right; }
.justify { text-align: justify; }
.indented { text-indent: 10mm; } .small { font-size: 9pt; }
.letterhead { display: flex; align-items: center; gap: 5mm; padding-bottom: 2mm; margin-bottom: 5mm;
  border-bottom: 0.9mm double #000; }
.letterhead img { max-width: 24mm; max-height: 24mm; }
.letterhead div { flex: 1; text-align: center; line-height: 1.2; }
.letterhead .line { margin: 0; font-size: 12pt; font-weight: 700; text-transform: uppercase; }
.letterhead .line:last-of-type { font-size: 15pt; }
.letterhead .address { font-size: 9pt; white-space: pre-line; }
.letterhead .balance { flex: 0 0 24mm; }
h1 { font-size: 13pt; text-align: center; margin: 0 0 1mm; text-transform: uppercase; }
.title { margin: 0 0 5mm; text-align: center; break-after: avoid; }
.title p { margin: 0; } .title :is(h1, p), .signatures .name, .display, .framed .center { text-wrap: balance; }
:is(p, ol, ul, .table, .fields) + .title { margin-top: 8mm; }
h2 { font-size: 11.5pt; margin: 4mm 0 1.5mm; break-after: avoid; }
h3 { font-size: 11pt; margin: 3mm 0 1mm; break-after: avoid; }
.fields { border-collapse: collapse; margin: 0 0 3mm; } .fields tr { break-inside: avoid; }
.fields td { padding: 0.3mm 0; vertical-align: top; white-space: pre-line; }
.fields td:first-child { padding-right: 4mm; min-width: 32mm; max-width: 60mm; }
.fields td:first-child:not(.long) { white-space: nowrap; }
.fields td:nth-child(2) { padding-right: 2mm; }
ol, ul { margin: 0 0 2mm; padding-left: 7mm; } ol.letter { list-style-type: lower-alpha; }
li { margin-bottom: 0.8mm; white-space: pre-line; }
.table { width: 100%; border-collapse: collapse; table-layout: fixed; margin: 0 0 4mm; font-size: 10pt; line-height: 1.2; }
.table.small { font-size: 8.5pt; }
.table th, .table td { border: 0.25mm solid #000; padding: 0.8mm 1.2mm; vertical-align: middle; }
.table td { vertical-align: top; white-space: pre-line; }
.table th { font-weight: 700; text-align: center; }
.table thead { display: table-header-group; }
.table tr, .table tbody.kept { break-inside: avoid; }
.table thead + tbody > tr:first-child, .signatures { break-before: avoid; }
.table tr.sum td { font-weight: 700; }
.table tr.after > td { border: 0; padding: 4mm 0 0; font-size: 11pt; line-height: 1.35; }
.table tr.after .signatures:first-child { margin-top: 2mm; }
.table td.signature { font-size: 8.5pt; vertical-align: top; }
.table td.signature.even div { margin-left: 50%; }
.signatures { display: grid; grid-template-columns: 1fr 1fr; gap: 6mm 10mm; margin-top: 6mm; break-inside: avoid; text-align: center; }
.signatures > .only { grid-column: 2; }
.signatures > .closing { grid-column: 1 / -1; }
.signatures p { margin: 0; }
.signatures .room { height: 20mm; }
.signatures .name { font-weight: 700; text-decoration: underline; }
.signatures .name.blank { font-weight: 400; text-decoration: none; }
.pictures { display: grid; gap: 5mm; margin-bottom: 4mm; } .pictures.two { grid-template-columns: 1fr 1fr; }
figure { margin: 0; break-inside: avoid; text-align: center; }
figure img { max-width: 100%; max-height: 90mm; object-fit: contain; } .framed figure img { max-height: 34mm; }
figcaption { font-size: 9pt; margin-top: 1mm; }
.columns { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 1fr); gap: 8mm; align-items: start; --column-width: calc((var(--inner-width) - 8mm) / 2); }
.columns.three { grid-template-columns: repeat(3, minmax(0, 1fr)); --column-width: calc((var(--inner-width) - 16mm) / 3); }
.columns > div { --inner-width: var(--column-width); }
.together { break-inside: avoid; }
.code { display: flex; gap: 3mm; align-items: center; margin: 0 0 3mm; break-inside: avoid; }
.code.center { justify-content: center; } .code.right { justify-content: flex-end; }
.code svg { flex: none; display: block; } .code p { margin: 0; font-size: 8.5pt; text-align: left; } .code.center p { text-align: center; }
.codes { display: flex; flex-wrap: wrap; gap: 2mm 5mm; margin: 0 0 3mm; break-inside: avoid; }
.columns .codes { margin: -4mm 0 2mm; justify-content: flex-end; gap: 2mm 3mm; }
.codes > div { width: 36mm; text-align: center; } .codes svg { display: block; margin: 0 auto; }
.codes p { margin: 0; font-size: 7.5pt; line-height: 1.15; }
.cards { display: grid; grid-template-columns: repeat(2, 85.6mm); justify-content: center; break-inside: avoid; }
.cards + .cards { break-before: page; }
.cards > section { height: 54mm; border: 0.1mm dashed #000; padding: 3mm 4mm; overflow: hidden; break-inside: avoid; }
.cards p { margin: 0; font-size: 8pt; line-height: 1.2; }
.cards .heading { font-weight: 700; text-align: center; text-transform: uppercase; padding-bottom: 1.5mm; border-bottom: 0.25mm solid #000; }
.cards > section > div { display: flex; gap: 2mm; margin-top: 2.5mm; justify-content: space-between; }
.cards > section > div > div { flex: 1; min-width: 0; } .cards svg { display: block; }
.cards .name { font-size: 11pt; font-weight: 700; margin-bottom: 1.5mm; } .cards .name.long { font-size: 9.5pt; }
.cards > section > div > .code-column { flex: 0 0 28mm; text-align: center; } .cards .code-column p { font-size: 6.5pt; }
.writing-line { height: 8mm; border-bottom: 0.25mm dotted #000; }
.boxes { display: grid; grid-template-columns: 1fr 1fr; border: solid #000; border-width: 0.25mm 0 0 0.25mm; font-size: 9.5pt; line-height: 1.15; }
.boxes > div { display: flex; flex-direction: column; position: relative; padding: 1.2mm 2mm 1.2mm 8mm; border: solid #000; border-width: 0 0.25mm 0.25mm 0; break-inside: avoid; }
.boxes .number { position: absolute; left: 1.5mm; font-weight: 700; }
.boxes .fields { margin: 0; align-self: flex-start; } .boxes .fields td { padding-block: 0.1mm; }
.boxes .fields td:first-child { min-width: 24mm; padding-right: 1mm; }
.boxes .signatures { flex: 1; display: flex; flex-direction: column; margin-top: 1mm; } .boxes .signatures > div { flex: 1; display: flex; flex-direction: column; }
.boxes .signatures .room { flex: 1 0 14mm; }
.boxes p { margin: 0; }
.writing-lines { margin-bottom: 2mm; }
.full-page { display: flex; flex-direction: column; min-height: calc(var(--inner-height) - 1mm); }
.full-page + .full-page { break-before: page; }
.full-page > * { flex: none; } .full-page > .fields { align-self: flex-start; max-width: 100%; }
.full-page > .table, .full-page > .boxes { flex: 8 0 auto; }
.full-page > .writing-lines { flex: 1 0 auto; display: flex; flex-direction: column; } .full-page .writing-line { flex: 1 0 auto; height: 7mm; }
.page-break { break-after: page; height: 0; }
.framed { width: var(--page-width); --inner-width: calc(var(--page-width) - 25.6mm); height: calc(var(--inner-height) - 1mm); border: 0.8mm solid #000; outline: 0.25mm solid #000; outline-offset: -2.2mm; padding: 9mm 12mm;
  display: flex; flex-direction: column; justify-content: center; break-inside: avoid; }
.framed + .framed { break-before: page; }
.framed.plain { border: 0; outline: 0; padding: 2mm 0; --inner-width: var(--page-width); justify-content: flex-start; height: auto; min-height: calc(var(--inner-height) - 1mm);
  break-inside: auto; }
.framed.plain .table.small :is(td, th) { padding: 0.2mm 1.2mm; }
.framed.plain .signatures { margin-top: 2mm; } .framed.plain .signatures .room { height: 15mm; }
.framed.plain.dense { padding: 0; } .framed.plain.dense .table { line-height: 1.1; } .framed.plain.dense .title { margin-bottom: 2mm; } .framed.plain.dense h1 { font-size: 11pt; }
.framed.plain.dense :is(.title p, .signatures p) { font-size: 9pt; } .framed.plain.dense :is(h1, .title p, .signatures p) { line-height: 1.2; } .framed.plain.dense .signatures .room { height: 14mm; }
.framed.headed { padding: 6mm 12mm; }
.framed.headed > p:not(.display) { font-size: 12.5pt; margin-bottom: 1mm; } .framed.headed > .display.large { font-size: 21pt; }
.framed.headed .letterhead { margin-bottom: 3mm; } .framed.headed .letterhead .address { font-size: 8.5pt; }
.framed.headed > .display.huge, .framed.headed > .signatures { margin-top: auto; }
.framed.headed > .signatures { padding-top: 3mm; } .framed.headed .signatures .room { height: 18mm; }
.framed.headed:is(.dense, .densest) p { line-height: 1.2; } .framed.headed.dense > p:not(.display) { font-size: 11pt; margin-bottom: 0.5mm; } .framed.headed.densest > p:not(.display) { font-size: 9pt; margin-bottom: 0.3mm; }
.framed.headed.dense > .display.large { font-size: 17pt; } .framed.headed.densest > .display.large { font-size: 13pt; }
.framed.headed.dense > .display.huge { font-size: 22pt; } .framed.headed.densest > .display.huge { font-size: 18pt; }
.framed.headed.dense .signatures p { font-size: 10pt; } .framed.headed.densest .signatures p { font-size: 9pt; } .framed.headed:is(.dense, .densest) .signatures .room { height: 14mm; }
.signatures.coded { grid-template-columns: 1fr auto 1fr; gap: 6mm; }
.signatures .mark { align-self: end; white-space: pre-line; text-align: center; font-size: 7pt; line-height: 1.2; }
.signatures .mark svg { display: block; margin: 0 auto 0.5mm; }
.display { margin: 0 0 2mm; text-align: center; line-height: 1.2; font-weight: 700; }
.display.large { font-size: 17pt; } .display.huge { font-size: 28pt; letter-spacing: 1.5mm; }
`
