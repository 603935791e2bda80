import { sortForSheet } from '../../../shared/domain/enrolment'
import type { ActivityId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import { paperText } from '../../../shared/i18n/paper-texts'
import { AppError } from '../../../shared/lib/app-error'
import { findActivity } from '../../features/activities/activity-repository'
import { listParticipants } from '../../features/sessions/enrolment-repository'
import type { Cell } from '../document'
import type { Form, FormContext } from '../form'
import { boardSigner, hubLetterhead, placeAndDate } from '../kit/hub-papers'
import { daySpan, grouped, inWords, rupiah } from '../kit/indonesian'

/** Daftar transport/konsumsi (DOMAIN 5): what each participant gets, with room to sign for it. */
export const payoutList: Form<'payout-list'> = async (request, context) => {
  const { activityId, description, amount, blankRows } = request
  const { heading, people } = await whoFor(activityId, context)
  const count = people.length + blankRows
  const money: Cell = amount === null ? null : { kind: 'amount', text: grouped(amount), amount }
  const total = amount === null ? null : amount * people.length
  return {
    title: [paperText('payout.title'), heading?.[0]].filter(Boolean).join(' '),
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'title',
        text: paperText('payout.title'),
        lines: heading ?? ['.'.repeat(80)],
      },
      {
        kind: 'table',
        sheet: paperText('payout.title'),
        rowHeightMm: 9,
        emptyText: paperText('payout.empty'),
        columns: [
          { title: paperText('kit.number'), width: 10, align: 'center' },
          { title: paperText('payout.name'), width: { share: 4 } },
          { title: paperText('payout.unit'), width: { share: 3 } },
          { title: paperText('payout.description'), width: { share: 2.8 } },
          { title: paperText('payout.amount'), width: 24, align: 'right' },
          { title: paperText('kit.signature'), width: 40 },
        ],
        rows: Array.from({ length: count }, (_, index): readonly Cell[] => {
          const person = people[index]
          return [
            String(index + 1),
            person?.name ?? null,
            person?.unit ?? null,
            description,
            person === undefined ? null : money,
            { kind: 'signature', number: index + 1 },
          ]
        }),
        foot: [
          [
            { kind: 'span', text: paperText('kit.total'), columns: 4, align: 'center' },
            total === null || blankRows > 0
              ? null
              : { kind: 'amount', text: grouped(total), amount: total },
            null,
          ],
        ],
      },
      ...(total === null || total === 0 || blankRows > 0
        ? []
        : [
            {
              kind: 'paragraph',
              text: paperText('payout.words', { amount: rupiah(total), words: inWords(total) }),
            } as const,
          ]),
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [await boardSigner('treasurer', context)],
      },
    ],
  }
}

type Payee = { readonly name: string; readonly unit: string | null }

async function whoFor(
  activityId: ActivityId | null,
  { db }: Pick<FormContext, 'db'>,
): Promise<{ readonly heading: readonly string[] | null; readonly people: readonly Payee[] }> {
  if (activityId === null) return { heading: null, people: [] }
  const activity = await findActivity(db, activityId)
  if (activity === null) throw new AppError('activity.missing')
  const people = sortForSheet(await listParticipants(db, activityId))
  return {
    heading: [activity.title, daySpan(activity.startsOn, activity.endsOn)].filter(
      (line) => line !== '',
    ),
    people: people
      .filter(({ fullName }) => fullName !== '')
      .map((person) => ({ name: fullTitledName(person), unit: person.schoolName })),
  }
}
