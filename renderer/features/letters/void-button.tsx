import { IconBan } from '@tabler/icons-react'
import { useState } from 'react'

import type { LetterSummary } from '../../../shared/domain/letter'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { TextField } from '../../ui/text-field'
import { showToast } from '../../ui/toast'

export type VoidButtonProps = {
  readonly letter: Pick<LetterSummary, 'id' | 'number' | 'agendaNo' | 'isVoid'>
  readonly onDone?: () => void
}

/** Calls a letter off. Its number stays with the reason, so that the gap explains itself. */
export function VoidButton({ letter, onDone }: VoidButtonProps) {
  const t = useT()
  const [reason, setReason] = useState<string | null>(null)
  const number = letter.number ?? String(letter.agendaNo ?? '')
  const voids = useCommand('letters.void', {
    onDone: () => {
      showToast({ message: t('letters.void.done', { number }) })
      setReason(null)
      onDone?.()
    },
  })
  if (letter.isVoid) return null
  return (
    <>
      <Button tone="quiet" icon={IconBan} onClick={() => setReason('')}>
        {t('letters.action.void')}
      </Button>
      <Dialog
        title={t('letters.void.title', { number })}
        isOpen={reason !== null}
        onClose={() => setReason(null)}
        size="small"
        actions={
          <>
            <Button onClick={() => setReason(null)}>{t('common.action.cancel')}</Button>
            <Button
              tone="danger"
              disabled={(reason ?? '').trim() === ''}
              pending={voids.isPending}
              onClick={() => voids.run({ id: letter.id, reason: reason ?? '' })}
            >
              {t('letters.action.void')}
            </Button>
          </>
        }
      >
        <TextField
          label={t('letters.void.reason')}
          hint={t('letters.void.hint')}
          value={reason}
          maxLength={300}
          autoFocus
          onChange={setReason}
        />
      </Dialog>
    </>
  )
}
