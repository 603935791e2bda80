import type { ActivityId, CertificateId } from '../../../shared/domain/ids'
import { certificateContract } from '../../../shared/ipc/certificate-contract'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useMay } from '../../queries/use-may'
import { showToast } from '../../ui/toast'

/** Whether who is at the PC keeps the book of certificates; others look at it. */
export function useMayIssue(): boolean {
  return useMay(certificateContract['certificates.issue'].access)
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
