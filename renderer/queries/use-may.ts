import { useQuery } from '@tanstack/react-query'

import type { Access } from '../../shared/ipc/contract-kit'
import { setupQueries } from './setup-queries'

/**
 * Whether who is at the PC may do what `access` of a contract's entry asks for, so that nobody fills
 * in what will be refused. The hub service has the last word.
 */
export function useMay(access: Access): boolean {
  const { data } = useQuery(setupQueries.status())
  return access === 'public' || access.includes(data?.hub?.role ?? 'guest')
}
