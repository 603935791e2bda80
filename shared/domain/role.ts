import { z } from 'zod'

/** Roles on a hub's PC (DESIGN 6): ketua, sekretaris, fasilitator, bendahara, tamu. */
export const roles = ['chair', 'secretary', 'facilitator', 'treasurer', 'guest'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>
