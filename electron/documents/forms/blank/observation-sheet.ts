import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Cell, TableBlock } from '../../document'
import type { Form } from '../../form'
import { aboutWhom, ofActivity, orLine, signer } from '../../kit/about-whom'
import { toWriteOn, twoSidedForm } from '../../kit/two-sided-form'

const parts = [
  ['observation.opening', ['opening-1', 'opening-2', 'opening-3', 'opening-4']],
  ['observation.core', ['core-1', 'core-2', 'core-3', 'core-4', 'core-5', 'core-6', 'core-7']],
  ['observation.media', ['media-1', 'media-2', 'media-3']],
  ['observation.closing', ['closing-1', 'closing-2', 'closing-3']],
  ['observation.assessment', ['assessment-1', 'assessment-2', 'assessment-3']],
] as const

/**
 * Lembar observasi / supervisi of a PAUD class (DOMAIN 5 and 7): items scored 4-3-2-1, the sum, the
 * final value as a share of the highest, and what follows from it. Items and their sum fill the front
 * of a sheet, the words its back.
 */
export const observationSheet: Form<'observation-sheet'> = async (request, context) => {
  const about = await aboutWhom(request, context)
  return twoSidedForm(
    {
      title: 'observation.title',
      about,
      known: [
        [paperText('observation.school'), orLine(about.school)],
        [paperText('observation.teacher'), orLine(about.name)],
        ...ofActivity(about),
        [paperText('observation.group'), orLine(null)],
        [paperText('observation.theme'), orLine(null)],
        [paperText('observation.day'), orLine(null)],
      ],
      front: [
        { kind: 'paragraph', text: paperText('observation.scale'), isSmall: true },
        itemTable(),
      ],
      back: [
        { kind: 'paragraph', text: paperText('observation.final', { highest: highest() }) },
        { kind: 'paragraph', text: paperText('observation.bands'), isSmall: true },
        ...toWriteOn('observation.notes', 9),
        ...toWriteOn('observation.follow-up', 9),
      ],
      signers: [
        signer(paperText('observation.teacher'), about.name),
        signer(paperText('observation.supervisor')),
      ],
    },
    context,
  )
}

const scores = ['4', '3', '2', '1'] as const

function highest(): number {
  return parts.reduce((sum, [, items]) => sum + items.length, 0) * 4
}

function itemTable(): TableBlock {
  let number = 0
  const rows = parts.flatMap(([title, items]): (readonly Cell[])[] => [
    [{ kind: 'span', text: [{ text: paperText(title), isBold: true }], columns: 6 }],
    ...items.map((item): readonly Cell[] => {
      number += 1
      return [String(number), paperText(`observation.${item}`), null, null, null, null]
    }),
  ])
  return {
    kind: 'table',
    columns: [
      { title: paperText('kit.number'), width: 10, align: 'center' },
      { title: paperText('observation.item'), width: { share: 1 } },
      ...scores.map((title) => ({ title, width: 12, align: 'center' as const })),
    ],
    rows,
    foot: [
      [
        { kind: 'span', text: paperText('kit.total'), columns: 2, align: 'right' },
        null,
        null,
        null,
        null,
      ],
    ],
  }
}
