import type { Input } from '../../lib/call'

type Question = Input<'duplicates.compare'>

/** Where two records are put side by side. */
export function questionAddress({ kind, firstId, secondId }: Question): string {
  return `/duplicates/${kind}/${firstId}/${secondId}`
}
