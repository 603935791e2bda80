import { z } from 'zod'

import { deviceId } from './ids'

/** How far somebody has one device's commits, as far as news has travelled. */
export const heldFeed = z.object({
  /** Whose commits. */
  deviceId,
  hubName: z.string(),
  isOwn: z.boolean(),
  /** Commits 1..seq are held; null: nobody has told us. */
  seq: z.number().int().nullable(),
  /** The newest that anybody is known to hold. */
  newestSeq: z.number().int(),
  /** What the clock of that device said when it made commit `seq`; null when we do not hold it. */
  at: z.number().nullable(),
  isClockDoubtful: z.boolean(),
  /** When the holder said so, by its own clock. */
  toldAt: z.number().nullable(),
  /** Whose bundle brought the news; null: the holder's own. */
  via: z.string().nullable(),
})
export type HeldFeed = z.infer<typeof heldFeed>

export const receipt = z.object({
  deviceId,
  hubName: z.string(),
  isOwn: z.boolean(),
  /** What is held of every device of the network, the holder's own feed left out; ours first. */
  feeds: z.array(heldFeed).readonly(),
})
export type Receipt = z.infer<typeof receipt>
