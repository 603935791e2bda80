import {
  type DuplicateEntry,
  type DuplicateKind,
  entriesOf,
} from '../../../shared/domain/duplicate'
import { districtKey, institutionNameKey } from '../../../shared/domain/institution-name'
import type { ReadDb } from '../../database/database'
import type { TableRevisions } from '../../database/table-revisions'
import {
  listApart,
  listServed,
  listStandingInstitutions,
  listStandingMembers,
} from './candidate-repository'
import { findInstitutionCandidates, findMemberCandidates, type KnownNames } from './find-candidates'
import { shapeOfName } from './similar-name'
import { listAliases } from './survivor-repository'

/** The open questions, by kind: one entry for each set of records that look the same. */
export type DuplicateQueue = Readonly<Record<DuplicateKind, readonly DuplicateEntry[]>>

/** What the queue is read from; marks and meetings change many times a minute and are not among it. */
const sources = ['members', 'institutions', 'posts', 'duplicate_decisions'] as const

type Kept = { readonly names: KnownNames; revision: string; queue: Promise<DuplicateQueue> }
const kept = new WeakMap<TableRevisions, Kept>()

/** Worked out anew only when people, institutions, posts or decisions have changed. */
export function readQueue(context: {
  readonly db: ReadDb
  readonly revisions: TableRevisions
}): Promise<DuplicateQueue> {
  const revision = context.revisions.of(sources)
  const known = kept.get(context.revisions)
  if (known?.revision === revision) return known.queue
  const names = known?.names ?? rememberNames()
  const queue = findQueue(context.db, names)
  const entry: Kept = { names, revision, queue }
  kept.set(context.revisions, entry)
  // A failed look is not kept: the next call looks again.
  queue.catch(() => {
    if (kept.get(context.revisions) === entry) kept.delete(context.revisions)
  })
  return queue
}

export async function findQueue(db: ReadDb, names = rememberNames()): Promise<DuplicateQueue> {
  const apart = await listApart(db)
  const people = await listAliases(db, 'member')
  const schools = await listAliases(db, 'institution')
  const served = await listServed(db)
  const members = findMemberCandidates({
    members: await listStandingMembers(db),
    served: people.size + schools.size === 0 ? served : standingOf(served, people, schools),
    apart,
    names,
  })
  const institutions = findInstitutionCandidates({
    institutions: await listStandingInstitutions(db),
    apart,
    names,
  })
  return { member: entriesOf(members), institution: entriesOf(institutions) }
}

function standingOf(
  served: readonly (readonly [string, string])[],
  people: ReadonlyMap<string, string>,
  schools: ReadonlyMap<string, string>,
): readonly (readonly [string, string])[] {
  return served.map(([person, school]) => [
    people.get(person) ?? person,
    schools.get(school) ?? school,
  ])
}

/** More names than any hub has; beyond that they are forgotten rather than piled up. */
const mostNames = 100_000

function rememberNames(): KnownNames {
  return {
    person: remember(shapeOfName),
    institution: remember(institutionNameKey),
    district: remember(districtKey),
  }
}

function remember<Made>(make: (name: string) => Made): (name: string) => Made {
  const made = new Map<string, Made>()
  return (name) => {
    const known = made.get(name)
    if (known !== undefined) return known
    if (made.size >= mostNames) made.clear()
    const fresh = make(name)
    made.set(name, fresh)
    return fresh
  }
}
