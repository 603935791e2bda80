import type { ImportOutcome, UndoOutcome } from '../../../shared/ipc/roster-contract'
import type { Translate } from '../../lib/translate'

/** What an import did, a sentence for each thing that happened. */
export function importSentences(outcome: ImportOutcome, t: Translate): readonly string[] {
  const { newMembers, changedMembers, newInstitutions, keptDifferences, unsure } = outcome
  return [
    ...(newMembers > 0 ? [t('rosters.outcome.new-members', { count: newMembers })] : []),
    ...(changedMembers > 0 ? [t('rosters.outcome.changed', { count: changedMembers })] : []),
    ...(newInstitutions > 0
      ? [t('rosters.outcome.new-institutions', { count: newInstitutions })]
      : []),
    ...(keptDifferences > 0 ? [t('rosters.outcome.kept', { count: keptDifferences })] : []),
    ...(unsure > 0 ? [t('rosters.outcome.unsure', { count: unsure })] : []),
  ]
}

/** What an undo took back and what it left, with the reason. */
export function undoSentences(outcome: UndoOutcome, t: Translate): readonly string[] {
  const { removedMembers, removedInstitutions, removedPosts, restoredCells } = outcome
  const { sparedMembers, sparedInstitutions, sparedCells, sparedNames } = outcome
  const spared = sparedMembers + sparedInstitutions
  const sentences = [
    ...(removedMembers > 0 ? [t('rosters.undone.members', { count: removedMembers })] : []),
    ...(removedInstitutions > 0
      ? [t('rosters.undone.institutions', { count: removedInstitutions })]
      : []),
    ...(removedMembers === 0 && removedPosts > 0
      ? [t('rosters.undone.posts', { count: removedPosts })]
      : []),
    ...(restoredCells > 0 ? [t('rosters.undone.cells', { count: restoredCells })] : []),
    ...(spared > 0
      ? [t('rosters.undone.spared', { count: spared, names: sparedNames.join(', ') })]
      : []),
    ...(sparedCells > 0 ? [t('rosters.undone.spared-cells', { count: sparedCells })] : []),
  ]
  return sentences.length > 0 ? sentences : [t('rosters.undone.nothing')]
}
