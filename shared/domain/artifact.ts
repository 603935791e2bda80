import { z } from 'zod'

import { activityId, anyId, memberId, sessionId } from './ids'
import { requiredText, tidyText } from './text-field'

/**
 * An artifact (berkas portofolio): one file that belongs to a member, an activity, a session, or
 * several of them. Types are those the source documents name (DOMAIN 7); `signed-sheet` is the photo
 * of the attendance list with its signatures, the proof behind the attendance rows.
 */
export const artifactTypes = [
  'annual-plan',
  'semester-plan',
  'weekly-plan',
  'daily-plan',
  'teaching-module',
  'teaching-media',
  'redrawn-picture',
  'article',
  'blog-link',
  'training-report',
  'teaching-video',
  'template',
  'good-practice',
  'assessment-sample',
  'outside-certificate',
  'decree',
  'cascade-report',
  'observation',
  'activity-photo',
  'signed-sheet',
  'other',
] as const
export type ArtifactType = (typeof artifactTypes)[number]

/**
 * Whether the parents of the children in the file agreed that it is kept and shown (UU PDP art. 25).
 * `not-needed` only when no child can be recognised.
 */
export const consentStates = ['given', 'missing', 'unknown', 'not-needed'] as const
export type ConsentState = (typeof consentStates)[number]

export const maximumTags = 12
const maximumTagLength = 40

const tag = z
  .string()
  .max(maximumTagLength)
  .transform((text) => tidyText(text.replace(/^#+/u, '')) ?? '')

/** Without empty ones and without those that differ only in capitals; the first way of writing stays. */
const tags = z
  .array(tag)
  .max(maximumTags)
  .transform((list) => {
    const seen = new Map<string, string>()
    for (const text of list) {
      const key = text.toLowerCase()
      if (text !== '' && !seen.has(key)) seen.set(key, text)
    }
    return [...seen.values()]
  })

const artifactFields = {
  type: z.enum(artifactTypes),
  title: requiredText(160),
  tags,
  memberId: memberId.nullable(),
  activityId: activityId.nullable(),
  sessionId: sessionId.nullable(),
  /** Can children be recognised in it? null = nobody has said yet. */
  hasChildren: z.boolean().nullable(),
  consent: z.enum(consentStates),
}

export const artifactDetails = z
  .strictObject({
    ...artifactFields,
    /** The letter, receipt or decree that this is the paper of. */
    recordId: anyId.nullable().default(null),
  })
  .transform((details) => ({ ...details, consent: consentFor(details) }))
export type ArtifactDetails = z.output<typeof artifactDetails>

/** Only the fields named are touched. */
export const artifactChanges = z.strictObject(artifactFields).partial()
export type ArtifactChanges = z.output<typeof artifactChanges>

/** The two answers as one: consent is a question only where children can be recognised. */
export function consentFor(details: {
  readonly hasChildren: boolean | null
  readonly consent: ConsentState
}): ConsentState {
  if (details.hasChildren === false) return 'not-needed'
  if (details.hasChildren === null) return 'unknown'
  return details.consent === 'not-needed' ? 'unknown' : details.consent
}

/** What the app can show in its own window, and how. Everything else is opened by another program. */
export type Viewer = 'image' | 'text' | 'none'

const shownImages: readonly string[] = [
  'image/jpeg',
  'image/png',
  'image/gif',
  'image/webp',
  'image/bmp',
]

export function viewerFor(mediaType: string): Viewer {
  if (shownImages.includes(mediaType)) return 'image'
  return mediaType === 'text/plain' ? 'text' : 'none'
}
