import { paperText } from '../../../../shared/i18n/paper-texts'
import { AppError } from '../../../../shared/lib/app-error'
import { findActivity } from '../../../features/activities/activity-repository'
import { listCertificates } from '../../../features/certificates/certificate-repository'
import type { Form } from '../../form'
import { boardSigner, hubLetterhead, placeAndDate } from '../../kit/hub-papers'
import { daySpan, decimal } from '../../kit/indonesian'

/** Daftar penerima sertifikat (DOMAIN 5): who signs for having received which number. */
export const certificateRecipients: Form<'certificate-recipients'> = async (
  { activityId },
  context,
) => {
  const activity = await findActivity(context.db, activityId)
  if (activity === null) throw new AppError('activity.missing')
  const standing = (await listCertificates(context.db, activityId)).filter(
    ({ revokedAt }) => revokedAt === null,
  )
  return {
    title: `${paperText('recipients.title')} ${activity.title}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      { kind: 'title', text: paperText('recipients.title') },
      {
        kind: 'fields',
        rows: [
          [paperText('recipients.activity'), activity.title],
          [paperText('recipients.day'), daySpan(activity.startsOn, activity.endsOn)],
        ],
      },
      {
        kind: 'table',
        sheet: paperText('recipients.title'),
        rowHeightMm: 9,
        emptyText: paperText('recipients.empty'),
        columns: [
          { title: paperText('kit.number'), width: 10, align: 'center' },
          { title: paperText('recipients.number'), width: 42 },
          { title: paperText('recipients.name'), width: { share: 5 } },
          { title: paperText('recipients.unit'), width: { share: 4 } },
          { title: paperText('recipients.jp'), width: 11, align: 'center' },
          { title: paperText('recipients.received'), width: 36 },
        ],
        rows: standing.map(({ number, name, unit, jp, isErased }, index) => [
          String(index + 1),
          number,
          isErased ? paperText('recipients.erased') : (name ?? ''),
          unit,
          decimal(jp),
          { kind: 'signature', number: index + 1 },
        ]),
      },
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [await boardSigner('secretary', context)],
      },
    ],
  }
}
