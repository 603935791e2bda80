import { z } from 'zod'

import { artifactChanges, artifactDetails, artifactTypes, consentStates } from '../domain/artifact'
import { activityId, anyId, artifactId, memberId, sessionId } from '../domain/ids'
import { bookkeepers, command, query, readers, task } from './contract-kit'

const bytes = z.instanceof(Uint8Array)

/** What the page's canvas may make of a photo. Larger ones are refused, so nothing slips past it. */
export const maximumPhotoBytes = 300 * 1024
export const maximumThumbnailBytes = 40 * 1024
/** Beyond this a file is not taken in: it would never fit on the sticks it has to travel on. */
export const maximumFileBytes = 1024 * 1024 * 1024
/** What the app shows in its own window is held in memory; larger files open in another program. */
export const maximumShownBytes = 32 * 1024 * 1024

export const artifactSummary = z.object({
  id: artifactId,
  type: z.enum(artifactTypes),
  title: z.string(),
  tags: z.array(z.string()).readonly(),
  member: z.object({ id: memberId, name: z.string() }).nullable(),
  activity: z.object({ id: activityId, title: z.string() }).nullable(),
  session: z
    .object({ id: sessionId, title: z.string().nullable(), heldOn: z.string().nullable() })
    .nullable(),
  fileName: z.string().nullable(),
  mediaType: z.string(),
  /** Bytes; null while another hub has not said. */
  size: z.number().nullable(),
  hasThumbnail: z.boolean(),
  /** False: known from another hub, but the file itself has not arrived on this PC yet. */
  isHere: z.boolean(),
  hasChildren: z.boolean().nullable(),
  consent: z.enum(consentStates),
  addedAt: z.number().nullable(),
})
export type ArtifactSummary = z.output<typeof artifactSummary>

export const artifactPageInput = z.strictObject({
  /** Words in any order, anywhere in title, tags, file name, person or activity. */
  search: z.string().max(200).default(''),
  filter: z
    .strictObject({
      memberId: memberId.optional(),
      activityId: activityId.optional(),
      sessionId: sessionId.optional(),
      /** Papers of one letter, receipt or decree. */
      recordId: anyId.optional(),
      type: z.enum(artifactTypes).optional(),
      tag: z.string().max(60).optional(),
      /** Children can be recognised in it, or nobody has said, and consent is not given. */
      needsConsent: z.boolean().optional(),
    })
    .default({}),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(60),
})
export type ArtifactPageInput = z.output<typeof artifactPageInput>

const one = z.strictObject({ id: artifactId })

export const portfolioContract = {
  /** Newest first. */
  'portfolio.page': query(
    readers,
    artifactPageInput,
    z.object({ total: z.number().int(), rows: z.array(artifactSummary).readonly() }),
  ),
  'portfolio.get': query(readers, one, artifactSummary),
  /** Tags in use, most used first, at most 100. */
  'portfolio.tags': query(
    readers,
    z.strictObject({}),
    z.array(z.object({ tag: z.string(), count: z.number().int() })).readonly(),
  ),
  /** A small JPEG, or null when there is none or it has not arrived. */
  'portfolio.thumbnail': query(readers, one, z.object({ bytes: bytes.nullable() })),
  /** The whole content of an image or a text, for the app's own window; at most `maximumShownBytes`. */
  'portfolio.content': query(readers, one, z.object({ bytes, mediaType: z.string() })),
  /**
   * Takes a chosen file in. `photo`: the page's shrunk JPEG to keep instead of the original;
   * `thumbnail`: a small JPEG. The same file for the same person and activity is not added twice.
   */
  'portfolio.add': task(
    bookkeepers,
    z.strictObject({
      token: z.string().max(200),
      fileName: z.string().max(300),
      details: artifactDetails,
      photo: bytes.nullable(),
      thumbnail: bytes.nullable(),
    }),
    z.object({ id: artifactId, wasThere: z.boolean() }),
  ),
  'portfolio.edit': command(bookkeepers, one.extend({ changes: artifactChanges }), z.object({})),
  /** Marked as removed; the file stays, so that `portfolio.restore` can undo it. */
  'portfolio.remove': command(bookkeepers, one, z.object({})),
  'portfolio.restore': command(bookkeepers, one, z.object({})),
  /** Hands a temporary copy to another program of this PC, for kinds on the allow-list only. */
  'portfolio.open': task(readers, one, z.object({})),
  /** Asks where to, then writes a plain copy there. Null = the dialog was closed. */
  'portfolio.saveCopy': task(readers, one, z.object({ savedAs: z.string().nullable() })),
}
