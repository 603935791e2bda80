import type {
  DecidedRow,
  DuplicateComparison,
  FieldComparison,
  MergeField,
} from '../../../shared/ipc/duplicates-contract'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { showToast } from '../../ui/toast'

/** Choices that differ from what is proposed. */
export type Choices = Partial<Record<MergeField, FieldComparison['proposed']>>

/** Joins two records, or says that they are two; either can be undone from the notice. */
export function useDecisions(onDone: () => void) {
  const t = useT()
  const undo = useCommand('duplicates.takeBack')
  const join = useCommand('duplicates.join')
  const apart = useCommand('duplicates.keepApart')
  const pairOf = ({ kind, first, second }: DuplicateComparison) => ({
    kind,
    firstId: first.id,
    secondId: second.id,
  })
  return {
    isPending: join.isPending || apart.isPending,
    join: async (comparison: DuplicateComparison, choices: Choices, name: string) => {
      const { kind } = comparison
      const joined = await join.runAsync({ ...pairOf(comparison), choices })
      showToast({
        message: t('duplicates.joined', { name }),
        undo: () => undo.run({ kind, ...joined }),
      })
      onDone()
    },
    keepApart: async (comparison: DuplicateComparison) => {
      const { kind } = comparison
      const kept = await apart.runAsync(pairOf(comparison))
      showToast({
        message: t(`duplicates.kept-apart.${kind}`),
        undo: () => undo.run({ kind, ...kept }),
      })
      onDone()
    },
  }
}

/** Takes a decision back; the pair is then among the open questions again. */
export function useTakeBack() {
  const t = useT()
  const { runAsync } = useCommand('duplicates.takeBack')
  return async ({ kind, verdict, first, second }: DecidedRow): Promise<void> => {
    await runAsync({ kind, firstId: first.id, secondId: second.id })
    showToast({ message: t(`duplicates.taken-back.${verdict}`, { name: second.name }) })
  }
}
