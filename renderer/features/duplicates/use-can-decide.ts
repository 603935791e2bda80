import { duplicatesContract } from '../../../shared/ipc/duplicates-contract'
import { useMay } from '../../queries/use-may'

/** Whether who is at the PC may decide; others may look. */
export function useCanDecide(): boolean {
  return useMay(duplicatesContract['duplicates.join'].access)
}
