import { z } from 'zod'

/** What "find anything" (Ctrl+K) finds, in the order in which equally good finds are shown. */
export const foundKinds = [
  'member',
  'institution',
  'activity',
  'letter',
  'certificate',
  'artifact',
] as const
export const foundKind = z.enum(foundKinds)
export type FoundKind = z.infer<typeof foundKind>
