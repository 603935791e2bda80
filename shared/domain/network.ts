import { z } from 'zod'

import { deviceId, hubId } from './ids'

/** Why a PC was reported lost, in a few words; it travels in the signed report (200 bytes). */
export const lostReason = z.string().trim().min(1).max(120)

/**
 * What the network makes of a PC. `lost`: reported, nothing newer of it is taken. `fallen`: only a
 * lost one had vouched for it. `forked`: two PCs wrote under its name, so nothing more is taken.
 */
export const deviceStanding = z.enum(['trusted', 'lost', 'fallen', 'forked'])

export const networkDevice = z.object({
  deviceId,
  hubId: hubId.nullable(),
  hubName: z.string(),
  /** Since when we know it, by this PC's clock. */
  knownSince: z.number(),
  isOwn: z.boolean(),
  /** A further PC of our own hub, so that it may hold what never leaves the hub. */
  isOfOwnHub: z.boolean(),
  isFounder: z.boolean(),
  standing: deviceStanding,
  report: z
    .object({ byHubName: z.string(), reportedAt: z.number(), reason: z.string() })
    .nullable(),
  /** The hub that invited it; null for the founder. */
  invitedBy: z.string().nullable(),
  /** What we called it when we invited it, as "treasurer's laptop"; null when others did. */
  invitedAs: z.string().nullable(),
  /** Other hubs that joined with the very same invitation; empty when all is well. */
  sharesInvitationWith: z.array(z.string()).readonly(),
  /** Whether this PC may report it lost: it stands above it, or both are of one hub. */
  canReport: z.boolean(),
})
export type NetworkDevice = z.infer<typeof networkDevice>
