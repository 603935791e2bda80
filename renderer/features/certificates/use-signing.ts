import { useQuery } from '@tanstack/react-query'

import type { ActivityId, CertificateId } from '../../../shared/domain/ids'
import { certificateContract } from '../../../shared/ipc/certificate-contract'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { setupQueries } from '../../queries/setup-queries'
import { showToast } from '../../ui/toast'

/** Whether who is at the PC may say that certificates came back signed; others may look. */
export function useMaySign(): boolean {
  const status = useQuery(setupQueries.status())
  const { access } = certificateContract['certificates.sign']
  return access === 'public' || access.includes(status.data?.hub?.role ?? 'guest')
}

/** One that was signed, and the day that was written down for it. */
export type Signed = { readonly id: CertificateId; readonly signedOn: string }

/** Says that certificates came back signed, and takes it back; each can be undone in its toast. */
export function useSigning(activityId: ActivityId, onDone?: () => void) {
  const t = useT()
  const quiet = useCommand('certificates.sign')
  const mark = useCommand('certificates.sign', {
    errors: 'caller',
    onDone: ({ certificateIds }) => {
      const ids = [...certificateIds]
      showToast({
        tone: 'success',
        message: t('certificates.sign.done', { count: ids.length }),
        undo: () => quiet.run({ activityId, certificateIds: ids, signedOn: null }),
      })
      onDone?.()
    },
  })
  const takeBack = (signed: readonly Signed[]) => {
    quiet.run({ activityId, certificateIds: signed.map(({ id }) => id), signedOn: null })
    showToast({
      tone: 'success',
      message: t('certificates.sign.taken-back', { count: signed.length }),
      undo: () => {
        for (const day of new Set(signed.map(({ signedOn }) => signedOn))) {
          const ids = signed.filter(({ signedOn }) => signedOn === day).map(({ id }) => id)
          quiet.run({ activityId, certificateIds: ids, signedOn: day })
        }
      },
    })
    onDone?.()
  }
  return { mark, takeBack }
}
