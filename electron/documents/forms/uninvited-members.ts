import { showPhone } from '../../../shared/domain/phone'
import { paperText } from '../../../shared/i18n/paper-texts'
import { listRegister, listUninvited } from '../../features/members/member-register-repository'
import { mapGivingWay } from '../../platform/give-way'
import type { Form } from '../form'
import { boardSigner, hubLetterhead, placeAndDate } from '../kit/hub-papers'
import { shortDay } from '../kit/indonesian'
import { breakable, nameOf } from './member-register'

/** Members whom no activity of the year had on its list, for a fair choice of the next ones (U16). */
export const uninvitedMembers: Form<'uninvited-members'> = async ({ year }, context) => {
  const found = await listUninvited(context.db, year)
  const lastOn = new Map(found.map((one) => [one.id, one.lastOn]))
  const rows = await listRegister(
    context.db,
    found.map(({ id }) => id),
  )
  return {
    title: `${paperText('uninvited.title')} ${year}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      {
        kind: 'title',
        text: paperText('uninvited.title'),
        lines: [paperText('roster.year', { year })],
      },
      { kind: 'paragraph', text: paperText('uninvited.count', { count: rows.length }) },
      {
        kind: 'table',
        sheet: paperText('uninvited.title'),
        emptyText: paperText('uninvited.empty'),
        columns: [
          { title: paperText('kit.number'), width: 10, align: 'center' },
          { title: paperText('roster.name'), width: { share: 5 } },
          { title: paperText('roster.school'), width: { share: 4 } },
          { title: paperText('roster.position'), width: { share: 3 } },
          { title: paperText('roster.phone'), width: 28 },
          { title: paperText('uninvited.last'), width: 25, align: 'center' },
        ],
        rows: await mapGivingWay(rows, (row, index) => [
          String(index + 1),
          nameOf(row),
          row.school_name,
          breakable(row.position),
          row.phone === null ? null : showPhone(row.phone),
          shortDay(lastOn.get(row.id) ?? null) || paperText('uninvited.never'),
        ]),
      },
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [await boardSigner('chair', context)],
      },
    ],
  }
}
