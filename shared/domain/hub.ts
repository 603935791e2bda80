import { z } from 'zod'

import { hubId, networkId } from './ids'
import { type Role, role } from './role'

const shortText = z.string().trim().min(1).max(200)
const optionalText = z.string().trim().max(200).nullable()

/** First run: the hub and who is at the PC. Kind and kecamatan are free text; codes only when picked. */
export const newHub = z.strictObject({
  name: shortText,
  /** PKG, KKG, gugus … as the hub calls itself (DOMAIN 1.4: never one fixed expansion). */
  typeText: shortText,
  districtCode: z
    .string()
    .regex(/^\d{2}\.\d{2}\.\d{2}$/)
    .nullable(),
  districtName: optionalText,
  ownerName: shortText,
  ownerRole: role,
})
export type NewHub = z.infer<typeof newHub>

/** Who is at a PC. */
export const hubOwner = newHub.pick({ ownerName: true, ownerRole: true })
export type HubOwner = z.infer<typeof hubOwner>

/** The same fields, read and changed later in the settings. */
export const hubProfile = newHub
export type HubProfile = NewHub

/**
 * Roles offered while a PC has one account: those who can keep the books. A treasurer or guest alone
 * at the PC could enter nothing.
 */
export const ownerRoles = ['secretary', 'chair', 'facilitator'] as const satisfies readonly Role[]

export const hubSummary = z.object({
  id: hubId,
  name: z.string(),
  typeText: z.string(),
  districtName: z.string().nullable(),
  isDemo: z.boolean(),
  accountName: z.string(),
  role,
  network: z.object({ id: networkId, name: z.string() }).nullable(),
})
export type HubSummary = z.infer<typeof hubSummary>

/**
 * A database that had to be set aside at start-up, one that turned out to be restored or copied, or
 * one that was brought here by a backup;
 * said once, until the user has read it.
 */
export const startNotice = z.object({
  code: z.enum(['database.damaged', 'database.lost', 'identity.renewed', 'backup.restored']),
  setAsideIn: z.string().nullable(),
  restoredFrom: z.number().nullable(),
  /** Files that the backup could not bring. */
  missingFiles: z.int().min(0).optional(),
})
export type StartNotice = z.infer<typeof startNotice>
