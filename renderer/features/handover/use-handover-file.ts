import { useEffect, useRef, useState } from 'react'

import type { SavedBackup } from '../../../shared/ipc/backup-contract'
import { useCommand } from '../../lib/use-command'
import { useTask } from '../../lib/use-task'
import type { HandoverRecord } from './use-handover-record'

/** The one file: where to, writing, reading back; then its six words, shown once, and the record's note of it. */
export function useHandoverFile({ settle }: Pick<HandoverRecord, 'settle'>) {
  const { state, start, cancel, reset } = useTask('backup.save')
  const { runAsync } = useCommand('handover.noteFile')
  const [isShowing, setShowing] = useState(false)
  const noted = useRef<SavedBackup | null>(null)
  const output = state.status === 'done' ? state.output : null

  useEffect(() => {
    if (state.status === 'done' && state.output === null) reset()
    if (output === null || noted.current === output) return
    noted.current = output
    setShowing(true)
    const note = async () => {
      const id = await settle()
      if (id === null) return
      await runAsync({ id, fileName: output.fileName, madeAt: output.madeAt })
    }
    void note().catch(() => undefined) // told by a toast already
  }, [state, output, settle, runAsync, reset])

  return {
    state,
    start: () => start({}),
    cancel,
    /** As long as this page is open: an Escape too many must not lose the words. */
    saved: output,
    isShowing,
    setShowing,
  }
}
