import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Block } from '../../document'
import type { Form } from '../../form'
import { aboutWhom, ofActivity, orLine, signer } from '../../kit/about-whom'
import { hubLetterhead, placeAndDate } from '../../kit/hub-papers'

/**
 * Jurnal pendampingan of one meeting (DOMAIN 5 and 8). TIRTA stands for Tujuan, Identifikasi, Rencana
 * aksi, TAnggung jawab. Both sides of one sheet: the talk on the front, what follows on the back.
 */
export const mentoringJournal: Form<'mentoring-journal'> = async (request, context) => {
  const about = await aboutWhom(request, context)
  return {
    title: [paperText('journal.title'), about.name].filter(Boolean).join(' '),
    orientation: 'portrait',
    letterhead: null,
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'full-page',
        blocks: [
          { kind: 'letterhead', letterhead: await hubLetterhead(context) },
          { kind: 'title', text: paperText('journal.title') },
          {
            kind: 'fields',
            rows: [
              [paperText('journal.mentor'), orLine(null)],
              [paperText('journal.mentee'), orLine(about.name)],
              [paperText('blank.school'), orLine(about.school)],
              ...ofActivity(about),
              [paperText('journal.session'), orLine(null)],
              [paperText('journal.day'), orLine(null)],
            ],
          },
          ...part('journal.focus', 2),
          ...part('journal.condition', 2),
          { kind: 'heading', text: paperText('journal.tirta'), level: 1 },
          ...part('journal.tirta-1', 2),
          ...part('journal.tirta-2', 2),
          ...part('journal.tirta-3', 2),
          ...part('journal.tirta-4', 2),
        ],
      },
      {
        kind: 'full-page',
        blocks: [
          ...part('journal.feedback', 9),
          ...part('journal.plan', 9),
          { kind: 'fields', rows: [[paperText('journal.next'), orLine(null)]] },
          {
            kind: 'signatures',
            placeAndDate: await placeAndDate(context),
            signers: [
              signer(paperText('journal.mentee'), about.name),
              signer(paperText('journal.mentor')),
            ],
          },
        ],
      },
    ],
  }
}

type Part =
  | 'journal.focus'
  | 'journal.condition'
  | 'journal.tirta-1'
  | 'journal.tirta-2'
  | 'journal.tirta-3'
  | 'journal.tirta-4'
  | 'journal.feedback'
  | 'journal.plan'

function part(key: Part, count: number): readonly Block[] {
  return [
    { kind: 'heading', text: paperText(key), level: 2 },
    { kind: 'writing-lines', count },
  ]
}
