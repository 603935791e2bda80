import { z } from 'zod'

import { foundKind } from '../domain/find'
import { activityId, anyId } from '../domain/ids'
import { query, readers } from './contract-kit'

const found = z.object({
  kind: foundKind,
  id: anyId,
  /** A person's name with titles, what a letter is about … */
  title: z.string(),
  /** What tells it from another of the same title: a school, a number, a file's name. */
  detail: z.string().nullable(),
  /** YYYY-MM-DD, where the record has a day. */
  on: z.string().nullable(),
  /** The activity on whose page the record stands, if it has no page of its own. */
  activityId: activityId.nullable(),
})
export type Found = z.output<typeof found>

export const findContract = {
  /**
   * People, institutions, activities, letters, certificates and files that hold all words of the text,
   * each as a whole word or as its beginning; best first, at most 8 of a kind.
   */
  'find.anything': query(
    readers,
    z.strictObject({ text: z.string().max(200) }),
    z.array(found).readonly(),
  ),
}
