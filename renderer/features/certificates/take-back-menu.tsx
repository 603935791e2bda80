import { IconArrowBackUp } from '@tabler/icons-react'

import type { Candidate } from '../../../shared/domain/certificate'
import type { ActivityId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { Menu } from '../../ui/menu'
import { useMayIssue, useSigning } from './use-signing'

/** For a batch that was marked by mistake and whose toast is gone. */
export function TakeBackMenu({
  activityId,
  people,
}: {
  readonly activityId: ActivityId
  readonly people: readonly Candidate[]
}) {
  const t = useT()
  const mayIssue = useMayIssue()
  const { takeBack } = useSigning(activityId)
  const signed = people.flatMap(({ certificate, isErased }) =>
    certificate === null || certificate.signedOn === null || isErased
      ? []
      : [{ id: certificate.id, signedOn: certificate.signedOn }],
  )
  if (signed.length === 0 || !mayIssue) return null
  return (
    <Menu
      label={t('activities.action.more')}
      items={[
        {
          label: t('certificates.sign.take-back', { count: signed.length }),
          icon: IconArrowBackUp,
          onClick: () => takeBack(signed),
        },
      ]}
    />
  )
}
