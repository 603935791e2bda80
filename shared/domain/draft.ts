import { z } from 'zod'

/**
 * What was typed into a long form and not saved yet: kept at this PC only, so that a power cut does
 * not take it. Each form has a key of its own, such as 'minutes/<activity>'.
 */
export const draftKey = z.string().regex(/^[a-z0-9/-]{1,120}$/u)
export type DraftKey = z.output<typeof draftKey>

/** JSON of the changed fields, which only the form itself reads. */
export const draftText = z.string().max(400_000)

/** Nobody comes back to a letter after so long; then it is forgotten. */
export const draftDays = 60
