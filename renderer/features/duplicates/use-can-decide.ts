import { useQuery } from '@tanstack/react-query'

import { duplicatesContract } from '../../../shared/ipc/duplicates-contract'
import { setupQueries } from '../../queries/setup-queries'

/** Whether who is at the PC may decide; others may look. */
export function useCanDecide(): boolean {
  const status = useQuery(setupQueries.status())
  const { access } = duplicatesContract['duplicates.join']
  return access === 'public' || access.includes(status.data?.hub?.role ?? 'guest')
}
