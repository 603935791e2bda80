import type { Clash, ClashPick } from '../../../shared/domain/clash'
import type { HubId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { showToast } from '../../ui/toast'

/** Choosing, and taking a choice back from its notice. */
export function useChoices() {
  const t = useT()
  const undo = useCommand('clashes.undo', {
    onDone: ({ restored }) =>
      showToast({ tone: 'notice', message: t('clashes.undone', { count: restored }) }),
  })
  const tell = (message: string, undoId: string | null) =>
    showToast(undoId === null ? { message } : { message, undo: () => undo.run({ undoId }) })
  const one = useCommand('clashes.choose')
  const hub = useCommand('clashes.chooseHub', {
    onDone: ({ chosen, undoId }) => tell(t('clashes.chosen.many', { count: chosen }), undoId),
  })
  return {
    isPending: one.isPending || hub.isPending,
    choose: async (clash: Clash, pick: ClashPick, message: string): Promise<boolean> => {
      try {
        const { cell, token } = clash
        const { undoId } = await one.runAsync({ choices: [{ cell, token, pick }] })
        tell(message, undoId)
        return true
      } catch {
        // The notice of `useCommand` has said why; the list shows what stands there now.
        return false
      }
    },
    chooseHub: (hubId: HubId) => hub.run({ hubId }),
  }
}
