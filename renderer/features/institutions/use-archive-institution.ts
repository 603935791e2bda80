import type { InstitutionId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { showToast } from '../../ui/toast'

/** Sets an institution aside or takes it back, at once, with Undo in the notice. */
export function useArchiveInstitution() {
  const t = useT()
  const undoArchive = useCommand('institutions.unarchive')
  const undoRestore = useCommand('institutions.archive')
  const archive = useCommand('institutions.archive', {
    onDone: (_, { ids }) =>
      showToast({ message: t('institutions.archived'), undo: () => undoArchive.run({ ids }) }),
  })
  const restore = useCommand('institutions.unarchive', {
    onDone: (_, { ids }) =>
      showToast({ message: t('institutions.restored'), undo: () => undoRestore.run({ ids }) }),
  })
  return {
    isPending: archive.isPending || restore.isPending,
    archive: (id: InstitutionId) => archive.run({ ids: [id] }),
    restore: (id: InstitutionId) => restore.run({ ids: [id] }),
  }
}
