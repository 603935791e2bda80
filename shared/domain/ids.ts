import { z } from 'zod'

/**
 * Ids are UUIDv7 (RFC 9562) written as 26 lower-case Crockford base32 characters: they sort by
 * age as plain text, fit file names on FAT, and can be read aloud. `electron/platform/ids.ts` makes them.
 */
const idPattern = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/

declare const brand: unique symbol
export type Id<Name extends string> = string & { readonly [brand]: Name }

function idOf<Name extends string>() {
  // The cast gives the checked text its brand; zod's own brand type would leak zod into every signature.
  return z.string().regex(idPattern) as unknown as z.ZodType<Id<Name>, Id<Name>>
}

export const anyId = idOf<string>()
export type AnyId = Id<string>

export const hubId = idOf<'hub'>()
export type HubId = Id<'hub'>
export const institutionId = idOf<'institution'>()
export type InstitutionId = Id<'institution'>
export const memberId = idOf<'member'>()
export type MemberId = Id<'member'>
export const postId = idOf<'post'>()
export type PostId = Id<'post'>
export const activityId = idOf<'activity'>()
export type ActivityId = Id<'activity'>
export const venueId = idOf<'venue'>()
export type VenueId = Id<'venue'>
export const sessionId = idOf<'session'>()
export type SessionId = Id<'session'>
export const artifactId = idOf<'artifact'>()
export type ArtifactId = Id<'artifact'>
export const accountId = idOf<'account'>()
export type AccountId = Id<'account'>
export const deviceId = idOf<'device'>()
export type DeviceId = Id<'device'>
export const networkId = idOf<'network'>()
export type NetworkId = Id<'network'>
export const rosterImportId = idOf<'roster-import'>()
export type RosterImportId = Id<'roster-import'>
export const importId = idOf<'import'>()
export type ImportId = Id<'import'>
export const boardTermId = idOf<'board-term'>()
export type BoardTermId = Id<'board-term'>
export type BoardPostId = Id<'board-post'>
export type WorkItemId = Id<'work-item'>
export const letterId = idOf<'letter'>()
export type LetterId = Id<'letter'>
export const letterRecipientId = idOf<'letter-recipient'>()
export type LetterRecipientId = Id<'letter-recipient'>
export type NumberRangeId = Id<'number-range'>
export const guestId = idOf<'guest'>()
export type GuestId = Id<'guest'>
export type InventoryItemId = Id<'inventory-item'>
export const cashEntryId = idOf<'cash-entry'>()
export type CashEntryId = Id<'cash-entry'>
export const budgetItemId = idOf<'budget-item'>()
export type BudgetItemId = Id<'budget-item'>
export type AgendaItemId = Id<'agenda-item'>
export type StaffId = Id<'staff'>
export const decisionId = idOf<'decision'>()
export type DecisionId = Id<'decision'>
export const certificateId = idOf<'certificate'>()
export type CertificateId = Id<'certificate'>
export type WordingId = Id<'wording'>
export const travelOrderId = idOf<'travel-order'>()
export type TravelOrderId = Id<'travel-order'>

export const cashPaperId = idOf<'cash-paper'>()
export type CashPaperId = Id<'cash-paper'>
export const handoverId = idOf<'handover'>()
export type HandoverId = Id<'handover'>

/** BLAKE2b-256 of a file's content, 64 lower-case hex digits. Same content, same hash, on every hub. */
export const fileHash = z.string().regex(/^[0-9a-f]{64}$/) as unknown as z.ZodType<
  FileHash,
  FileHash
>
export type FileHash = string & { readonly [brand]: 'file-hash' }
