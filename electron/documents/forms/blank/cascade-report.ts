import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Block } from '../../document'
import type { Form } from '../../form'
import { aboutWhom, emptyRows, headOfSchool, orLine, signer } from '../../kit/about-whom'
import { hubLetterhead, placeAndDate } from '../../kit/hub-papers'

/**
 * Laporan pengimbasan: what was passed on to colleagues, to whom, with what result (DOMAIN 5). Both
 * sides of one sheet: who was there signs on the front, what came of it with photos is on the back.
 */
export const cascadeReport: Form<'cascade-report'> = async (request, context) => {
  const about = await aboutWhom(request, context)
  return {
    title: [paperText('cascade.title'), about.name].filter(Boolean).join(' '),
    orientation: 'portrait',
    letterhead: null,
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'full-page',
        blocks: [
          { kind: 'letterhead', letterhead: await hubLetterhead(context) },
          { kind: 'title', text: paperText('cascade.title') },
          {
            kind: 'fields',
            rows: [
              [paperText('blank.doer'), orLine(about.name)],
              [paperText('blank.school'), orLine(about.school)],
              [paperText('cascade.source'), orLine(about.activity)],
              [paperText('cascade.day'), orLine(null)],
              [paperText('blank.place'), orLine(null)],
            ],
          },
          ...part('cascade.material', 4),
          { kind: 'heading', text: paperText('cascade.people'), level: 2 },
          {
            kind: 'table',
            rowHeightMm: 9,
            columns: [
              { title: paperText('kit.number'), width: 10, align: 'center' },
              { title: paperText('blank.name'), width: { share: 4 } },
              { title: paperText('blank.school'), width: { share: 4 } },
              { title: paperText('kit.signature'), width: 42 },
            ],
            rows: emptyRows(10, 4).map((row, index) => [
              ...row.slice(0, 3),
              { kind: 'signature', number: index + 1 } as const,
            ]),
          },
        ],
      },
      {
        kind: 'full-page',
        blocks: [
          ...part('cascade.result', 6),
          ...part('cascade.problems', 4),
          { kind: 'heading', text: paperText('cascade.photo'), level: 2 },
          {
            kind: 'table',
            head: [],
            rowHeightMm: 60,
            columns: [{ title: '', width: { share: 1 }, align: 'center' }],
            rows: [[paperText('cascade.paste-here')]],
          },
          {
            kind: 'signatures',
            placeAndDate: await placeAndDate(context),
            signers: [headOfSchool(), signer(paperText('blank.doer'), about.name)],
          },
        ],
      },
    ],
  }
}

function part(
  key: 'cascade.material' | 'cascade.result' | 'cascade.problems',
  count: number,
): readonly Block[] {
  return [
    { kind: 'heading', text: paperText(key), level: 2 },
    { kind: 'writing-lines', count },
  ]
}
