import { useState } from 'react'

import type { ActivityId, CertificateId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { Button } from '../../ui/button'
import { DateField } from '../../ui/date-field'
import { Dialog } from '../../ui/dialog'
import { ErrorState } from '../../ui/error-state'
import { Stack } from '../../ui/stack'
import { useSigning } from './use-signing'

export type SignDialogProps = {
  readonly activityId: ActivityId
  /** Null: all that wait. */
  readonly certificateIds: readonly CertificateId[] | null
  readonly count: number
  readonly onClose: () => void
}

/** On which day the printed certificates came back signed. */
export function SignDialog({ activityId, certificateIds, count, onClose }: SignDialogProps) {
  const t = useT()
  const [signedOn, setSignedOn] = useState<string | null>(todayHere())
  const { mark } = useSigning(activityId, onClose)
  const isComplete = /^\d{4}-\d{2}-\d{2}$/u.test(signedOn ?? '')
  const run = () =>
    mark.run({
      activityId,
      certificateIds: certificateIds === null ? null : [...certificateIds],
      signedOn,
    })
  return (
    <Dialog
      title={t('certificates.sign.title', { count })}
      isOpen
      onClose={onClose}
      size="small"
      actions={
        <>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
          <Button tone="primary" disabled={!isComplete} pending={mark.isPending} onClick={run}>
            {t('certificates.sign.confirm')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('certificates.sign.body')}</p>
        <DateField
          label={t('certificates.sign.day')}
          required
          value={signedOn}
          onChange={setSignedOn}
        />
        {mark.failure === null ? null : <ErrorState failure={mark.failure} />}
      </Stack>
    </Dialog>
  )
}
