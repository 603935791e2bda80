import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Form } from '../../form'
import { aboutWhom, emptyRows, headOfSchool, orLine, signer } from '../../kit/about-whom'
import { toWriteOn, twoSidedForm } from '../../kit/two-sided-form'

/**
 * Laporan pengimbasan: what was passed on to colleagues, to whom, with what result (DOMAIN 5). Both
 * sides of one sheet: who was there signs on the front, what came of it with photos is on the back.
 */
export const cascadeReport: Form<'cascade-report'> = async (request, context) => {
  const about = await aboutWhom(request, context)
  return twoSidedForm(
    {
      title: 'cascade.title',
      about,
      known: [
        [paperText('blank.doer'), orLine(about.name)],
        [paperText('blank.school'), orLine(about.school)],
        [paperText('cascade.source'), orLine(about.activity)],
        [paperText('cascade.day'), orLine(null)],
        [paperText('blank.place'), orLine(null)],
      ],
      front: [
        ...toWriteOn('cascade.material', 4),
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
      back: [
        ...toWriteOn('cascade.result', 6),
        ...toWriteOn('cascade.problems', 4),
        { kind: 'heading', text: paperText('cascade.photo'), level: 2 },
        {
          kind: 'table',
          head: [],
          rowHeightMm: 60,
          columns: [{ title: '', width: { share: 1 }, align: 'center' }],
          rows: [[paperText('cascade.paste-here')]],
        },
      ],
      signers: [headOfSchool(), signer(paperText('blank.doer'), about.name)],
    },
    context,
  )
}
