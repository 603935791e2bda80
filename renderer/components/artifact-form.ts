import { z } from 'zod'

import {
  type ArtifactType,
  artifactTypes,
  consentFor,
  type ConsentState,
  maximumTags,
} from '../../shared/domain/artifact'
import { type ActivityId, type AnyId, type MemberId, sessionId } from '../../shared/domain/ids'
import type { ArtifactSummary } from '../../shared/ipc/portfolio-contract'
import type { useForm } from '../lib/use-form'

/** What a person answers about a file, as the fields hold it. Used for new files and for changes. */
export const childrenAnswers = ['no', 'yes', 'unknown'] as const

export const askedConsents = [
  'given',
  'missing',
  'unknown',
] as const satisfies readonly ConsentState[]

const isPicked = (value: unknown) => value === null || (typeof value === 'object' && 'id' in value)
const pickedMember = z.custom<{ readonly id: MemberId; readonly name: string } | null>(isPicked)
const pickedActivity = z.custom<{ readonly id: ActivityId; readonly name: string } | null>(isPicked)

export const artifactForm = z
  .strictObject({
    type: z.enum(artifactTypes).nullable(),
    /** Words with commas between them. */
    tags: z.string().max(400),
    member: pickedMember,
    activity: pickedActivity,
    sessionId: sessionId.nullable(),
    // No answer is set beforehand: a question about children must not be answered by a default.
    children: z.enum(childrenAnswers).nullable(),
    consent: z.enum(askedConsents),
  })
  .superRefine(({ type, children }, context) => {
    for (const [path, value] of Object.entries({ type, children })) {
      if (value === null) context.addIssue({ code: 'custom', path: [path] })
    }
  })
  .transform(({ type, tags, member, activity, sessionId: session, children, consent }) => {
    const hasChildren = children === 'unknown' || children === null ? null : children === 'yes'
    return {
      type: type ?? ('other' as const),
      tags: splitTags(tags),
      memberId: member?.id ?? null,
      activityId: activity?.id ?? null,
      sessionId: session,
      hasChildren,
      consent: consentFor({ hasChildren, consent }),
    }
  })
export type ArtifactFormValues = z.input<typeof artifactForm>
export type ArtifactAnswers = z.output<typeof artifactForm>
export type ArtifactForm = ReturnType<typeof useForm<ArtifactFormValues, ArtifactAnswers>>

export function splitTags(text: string): string[] {
  return text
    .split(/[,;]/u)
    .map((tag) => tag.trim())
    .filter((tag) => tag !== '' && tag.length <= 40)
    .slice(0, maximumTags)
}

/** Where a file is added from: the member's page, the activity's, a session's sheet. */
export type ArtifactPlace = {
  readonly type?: ArtifactType
  readonly member?: ArtifactFormValues['member']
  readonly activity?: ArtifactFormValues['activity']
  readonly sessionId?: ArtifactFormValues['sessionId']
  /** The letter, receipt or decree that the file is the paper of. */
  readonly recordId?: AnyId | null
}

export function emptyAnswers(place: ArtifactPlace): ArtifactFormValues {
  return {
    type: place.type ?? null,
    tags: '',
    member: place.member ?? null,
    activity: place.activity ?? null,
    sessionId: place.sessionId ?? null,
    // Sheets of signatures, letters and receipts are paper; asking whether children are on it would be noise.
    children: place.type === 'signed-sheet' || (place.recordId ?? null) !== null ? 'no' : null,
    consent: 'unknown',
  }
}

export function answersOf(artifact: ArtifactSummary): ArtifactFormValues {
  const { activity, consent, hasChildren } = artifact
  return {
    type: artifact.type,
    tags: artifact.tags.join(', '),
    member: artifact.member,
    activity: activity === null ? null : { id: activity.id, name: activity.title },
    sessionId: artifact.session?.id ?? null,
    children: hasChildren === null ? 'unknown' : hasChildren ? 'yes' : 'no',
    consent: askedConsents.find((state) => state === consent) ?? 'unknown',
  }
}

/** A first title out of the file's name: without ending, dashes and underscores. */
export function titleFromName(fileName: string): string {
  return fileName
    .replace(/\.[a-z0-9]{1,5}$/iu, '')
    .replace(/[_\s]+/gu, ' ')
    .trim()
    .slice(0, 160)
}
