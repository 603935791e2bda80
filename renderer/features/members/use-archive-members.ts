import type { MemberId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { showToast } from '../../ui/toast'

/** Sets people aside or takes them back, at once, with Undo in the notice. */
export function useArchiveMembers(onDone: () => void) {
  const t = useT()
  const undoArchive = useCommand('members.unarchive')
  const undoRestore = useCommand('members.archive')
  const archive = useCommand('members.archive', {
    onDone: ({ changed }, { ids }) => {
      showToast({
        message: t('members.archived', { count: changed }),
        undo: () => undoArchive.run({ ids }),
      })
      onDone()
    },
  })
  const restore = useCommand('members.unarchive', {
    onDone: ({ changed }, { ids }) => {
      showToast({
        message: t('members.restored', { count: changed }),
        undo: () => undoRestore.run({ ids }),
      })
      onDone()
    },
  })
  return {
    isPending: archive.isPending || restore.isPending,
    archive: (ids: readonly MemberId[]) => archive.run({ ids: [...ids] }),
    restore: (ids: readonly MemberId[]) => restore.run({ ids: [...ids] }),
  }
}
