import { type FoundKind, foundKinds } from '../../../shared/domain/find'
import { searchKey } from '../../../shared/domain/person-name'
import type { Found } from '../../../shared/ipc/find-contract'
import type { ReadDb } from '../../database/database'
import { findMembers, findRecords } from './find-repository'
import { findQuery } from './find-words'

/**
 * Best first: titles that begin with the text, then titles that hold its words, then what is known by
 * a number, a school or a file's name. Equally good ones by kind, the newest of a kind first.
 */
export async function findAnything(db: ReadDb, text: string): Promise<readonly Found[]> {
  const query = findQuery(text)
  if (query === null) return []
  const begins = searchKey(text)
  const found = [
    ...(await findMembers(db, query)),
    ...(await findRecords(db, query)).map((one) =>
      searchKey(one.title).startsWith(begins) ? { ...one, rank: 2 } : one,
    ),
  ]
  return found
    .sort((a, b) => b.rank - a.rank || orderOf(a.kind) - orderOf(b.kind))
    .map(({ rank: _, ...shown }) => shown)
}

function orderOf(kind: FoundKind): number {
  return foundKinds.indexOf(kind)
}
