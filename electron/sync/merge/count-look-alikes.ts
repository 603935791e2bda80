import type { IncomingHub } from '../../../shared/domain/exchange'
import type { ReadDb } from '../../database/database'
import { findQueue } from '../../features/duplicates/duplicate-queue'

/**
 * People and institutions that look the same, as the tables stand. Looks at all of them, so only
 * when what came in touches any.
 */
export async function countLookAlikes(db: ReadDb, hubs: readonly IncomingHub[]): Promise<number> {
  const touched = hubs.some(({ counts }) =>
    [counts.members, counts.institutions].some(({ added, changed }) => added + changed > 0),
  )
  if (!touched) return 0
  const queue = await findQueue(db)
  return queue.member.length + queue.institution.length
}
