import { type PaperText, paperText } from '../../../shared/i18n/paper-texts'
import type { Block, PrintedDocument, Signer } from '../document'
import type { FormContext } from '../form'
import type { AboutWhom } from './about-whom'
import { hubLetterhead, placeAndDate } from './hub-papers'

/**
 * A form that is filled in by hand on both sides of one sheet: the front begins with the letterhead, the
 * title and what is known beforehand, the back ends with the signatures.
 */
export async function twoSidedForm(
  form: {
    readonly title: PaperText
    readonly about: AboutWhom
    readonly known: readonly (readonly [string, string])[]
    readonly front: readonly Block[]
    readonly back: readonly Block[]
    readonly signers: readonly Signer[]
  },
  context: FormContext,
): Promise<PrintedDocument> {
  const title = paperText(form.title)
  return {
    title: [title, form.about.name].filter(Boolean).join(' '),
    orientation: 'portrait',
    letterhead: null,
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'full-page',
        blocks: [
          { kind: 'letterhead', letterhead: await hubLetterhead(context) },
          { kind: 'title', text: title },
          { kind: 'fields', rows: form.known },
          ...form.front,
        ],
      },
      {
        kind: 'full-page',
        blocks: [
          ...form.back,
          {
            kind: 'signatures',
            placeAndDate: await placeAndDate(context),
            signers: form.signers,
          },
        ],
      },
    ],
  }
}

/** A question, and lines to answer it on. */
export function toWriteOn(question: PaperText, lines: number): readonly Block[] {
  return [
    { kind: 'heading', text: paperText(question), level: 2 },
    { kind: 'writing-lines', count: lines },
  ]
}
