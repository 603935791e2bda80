import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Form } from '../../form'
import { aboutWhom, emptyRows, headOfSchool, orLine, signer } from '../../kit/about-whom'
import { hubLetterhead, placeAndDate } from '../../kit/hub-papers'

/** RTL, rencana tindak lanjut of one teacher after an activity (DOMAIN 5). */
export const followUpPlan: Form<'follow-up-plan'> = async (request, context) => {
  const about = await aboutWhom(request, context)
  return {
    title: [paperText('follow-up.title'), about.name].filter(Boolean).join(' '),
    orientation: 'landscape',
    letterhead: null,
    isNumbered: false,
    marginMm: 15,
    blocks: [
      {
        kind: 'full-page',
        blocks: [
          { kind: 'letterhead', letterhead: await hubLetterhead(context) },
          { kind: 'title', text: paperText('follow-up.title') },
          {
            kind: 'columns',
            parts: [
              [
                {
                  kind: 'fields',
                  rows: [
                    [paperText('blank.name'), about.name ?? narrow],
                    [paperText('blank.school'), about.school ?? narrow],
                  ],
                },
              ],
              [
                {
                  kind: 'fields',
                  rows: [
                    [paperText('blank.activity'), about.activity ?? narrow],
                    [paperText('blank.day'), about.days ?? narrow],
                  ],
                },
              ],
            ],
          },
          {
            kind: 'table',
            rowHeightMm: 9,
            columns: [
              { title: paperText('kit.number'), width: 10, align: 'center' },
              { title: paperText('follow-up.what'), width: { share: 4 } },
              { title: paperText('follow-up.purpose'), width: { share: 4 } },
              { title: paperText('follow-up.target'), width: { share: 3 } },
              { title: paperText('follow-up.time'), width: { share: 2 } },
              { title: paperText('follow-up.place'), width: { share: 2 } },
              { title: paperText('follow-up.responsible'), width: { share: 2 } },
              { title: paperText('follow-up.proof'), width: { share: 3 } },
            ],
            rows: emptyRows(5, 8),
          },
          {
            kind: 'signatures',
            placeAndDate: await placeAndDate(context),
            signers: [headOfSchool(), signer(paperText('blank.participant'), about.name)],
          },
        ],
      },
    ],
  }
}

const narrow = orLine(null).slice(0, 46)
