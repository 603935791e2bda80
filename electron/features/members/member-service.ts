import { employmentGroupOf } from '../../../shared/domain/employment-status'
import { isRoundedNip, isRoundedNuptk } from '../../../shared/domain/identifiers'
import type { InstitutionId, MemberId } from '../../../shared/domain/ids'
import type { MemberDetails, MemberEdit, NewMember } from '../../../shared/domain/member'
import { nameMatchKey } from '../../../shared/domain/person-name'
import type {
  LikeMember,
  LikenessReason,
  MemberCard,
  MemberPost,
  PostChanges,
} from '../../../shared/ipc/member-contract'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb, WriteDb } from '../../database/database'
import { listSameAs } from '../duplicates/survivor-repository'
import type { CommandContext } from '../handler'
import { filterInstitutions } from '../institutions/institution-repository'
import {
  filterMembers,
  findMember,
  findNik,
  type LikeRow,
  listAlike,
  listPosts,
  type PostCells,
  putMembers,
  putPosts,
  toMemberCells,
} from './member-repository'

type Writing = Pick<CommandContext, 'db' | 'ids' | 'clock' | 'session'>

export async function getMember(db: ReadDb, id: MemberId): Promise<MemberCard> {
  const found = await findMember(db, id)
  if (!found) throw new AppError('member.missing')
  return found
}

export async function getNik(db: ReadDb, id: MemberId): Promise<{ readonly nik: string | null }> {
  await getMember(db, id)
  return { nik: await findNik(db, id) }
}

export async function createMember(
  { posts, ...details }: NewMember,
  context: Writing,
): Promise<{ readonly id: MemberId }> {
  const { db, ids } = context
  const id = ids.next<'member'>()
  await putMembers(db, [
    { id, ...toMemberCells(withGroup(details)), is_walk_in: 0, is_demo: 0, archived_at: null },
  ])
  await changePosts(id, { added: posts, edited: [], removed: [] }, context)
  return { id }
}

export async function editMember(
  { id, changes, posts }: MemberEdit & { readonly posts?: PostChanges | undefined },
  context: Writing,
): Promise<Record<string, never>> {
  // What is changed of a joined record is changed of the one that stands for it.
  const { id: standing } = await getMember(context.db, id)
  const cells = toMemberCells(withGroup(changes))
  if (Object.keys(cells).length > 0) await putMembers(context.db, [{ id: standing, ...cells }])
  if (posts !== undefined) await changePosts(standing, posts, context)
  return {}
}

/** New words for the employment status bring their group along, unless one was chosen by hand. */
function withGroup<D extends Partial<Record<keyof MemberDetails, unknown>>>(details: D): D {
  const { employmentStatus, employmentGroup } = details
  const isChosen = employmentGroup !== undefined && employmentGroup !== null
  if (typeof employmentStatus !== 'string' || isChosen) return details
  return { ...details, employmentGroup: employmentGroupOf(employmentStatus) }
}

/**
 * Adds, changes and ends posts so that one is the home: the one marked last, else the one that was,
 * else the first.
 */
async function changePosts(
  memberId: MemberId,
  changes: PostChanges,
  { db, ids, clock, session }: Writing,
): Promise<void> {
  const before = await listPosts(db, await listSameAs(db, 'member', memberId))
  const beforeIds = new Set(before.map(({ id }) => id))
  await checkInstitutions(
    db,
    [...changes.added, ...changes.edited.map((edit) => edit.changes)].flatMap(
      ({ institutionId }) => institutionId ?? [],
    ),
  )
  const removed = new Set(changes.removed)
  const edits = new Map(changes.edited.map((edit) => [edit.id, edit.changes]))
  const kept = before
    .filter(({ id }) => !removed.has(id))
    .map((post) => ({ ...post, ...withoutUndefined(edits.get(post.id) ?? {}) }))
  const added = changes.added.map((post) => ({ id: ids.next<'post'>(), ...post }))
  const after = [...kept, ...added]
  const home = chooseHome(after, before)
  const cells: PostCells[] = after.map((post) => ({
    id: post.id,
    ...placeOf(post, before, memberId),
    position: post.position,
    is_home: post.id === home ? 1 : 0,
    started_on: post.startedOn,
  }))
  const tombstone = { removed_at: clock.now(), removed_by: session?.accountId ?? null }
  const ended = [...removed].filter((id) => beforeIds.has(id)).map((id) => ({ id, ...tombstone }))
  await putPosts(db, [...cells, ...ended])
}

/**
 * A post stays with the records it was written for, of the person and of the school, since they may
 * stand alone again; it is shown with the school that stands for its own.
 */
function placeOf(
  post: Pick<MemberPost, 'id' | 'institutionId'>,
  before: readonly MemberPost[],
  memberId: MemberId,
): PostCells {
  const known = before.find(({ id }) => id === post.id)
  if (known === undefined) return { member_id: memberId, institution_id: post.institutionId }
  return known.institutionId === post.institutionId ? {} : { institution_id: post.institutionId }
}

type HomeChoice = Pick<MemberPost, 'id' | 'isHome'>

function chooseHome(after: readonly HomeChoice[], before: readonly HomeChoice[]): string | null {
  const wasHome = new Set(before.filter(({ isHome }) => isHome).map(({ id }) => id))
  const marked = after.filter(({ isHome }) => isHome)
  const chosen = marked.filter(({ id }) => !wasHome.has(id)).at(-1) ?? marked[0] ?? after[0]
  return chosen?.id ?? null
}

function withoutUndefined<T extends object>(
  changes: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined)
  // The entries are those of `changes`, less the undefined ones.
  return Object.fromEntries(entries) as { [K in keyof T]?: Exclude<T[K], undefined> }
}

async function checkInstitutions(db: WriteDb, ids: readonly InstitutionId[]): Promise<void> {
  const wanted = [...new Set(ids)]
  if (wanted.length === 0) return
  const present = await filterInstitutions(db, wanted)
  if (present.length !== wanted.length) throw new AppError('institution.missing')
}

/** Says how many it concerned: asking twice changes nothing the second time. */
export async function archiveMembers(
  ids: readonly MemberId[],
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
): Promise<{ readonly changed: number }> {
  const found = await filterMembers(db, ids, { archived: false })
  const archivedAt = clock.now()
  return {
    changed: await putMembers(
      db,
      found.map((id) => ({ id, archived_at: archivedAt })),
    ),
  }
}

export async function unarchiveMembers(
  ids: readonly MemberId[],
  { db }: Pick<CommandContext, 'db'>,
): Promise<{ readonly changed: number }> {
  const found = await filterMembers(db, ids, { archived: true })
  return {
    changed: await putMembers(
      db,
      found.map((id) => ({ id, archived_at: null })),
    ),
  }
}

/** Walk-ins become members; whoever is one already stays as they are. */
export async function admitMembers(
  ids: readonly MemberId[],
  { db }: Pick<CommandContext, 'db'>,
): Promise<{ readonly changed: number }> {
  const found = await filterMembers(db, ids, {})
  const rows = found.map((id) => ({ id, is_walk_in: 0 }))
  return { changed: await putMembers(db, rows) }
}

export type Likeness = {
  readonly fullName: string
  readonly birthDate: string | null
  readonly nuptk: string | null
  readonly nip: string | null
  readonly exceptId: MemberId | null
}

const mostLikenesses = 5

/** People who may be the one that is being written down. A number that a spreadsheet rounded says nothing. */
export async function findLikeMembers(
  db: ReadDb,
  wanted: Likeness,
): Promise<readonly LikeMember[]> {
  const nuptk = wanted.nuptk === null || isRoundedNuptk(wanted.nuptk) ? null : wanted.nuptk
  const nip = wanted.nip === null || isRoundedNip(wanted.nip) ? null : wanted.nip
  const rows = await listAlike(db, { nuptk, nip, birthDate: wanted.birthDate })
  const nameKey = nameMatchKey(wanted.fullName)
  const reasonFor = (row: LikeRow): LikenessReason | null => {
    if (nuptk !== null && row.nuptk === nuptk) return 'nuptk'
    if (nip !== null && row.nip === nip) return 'nip'
    const isNamesake = nameKey !== '' && nameMatchKey(row.fullName) === nameKey
    return isNamesake && row.birthDate === wanted.birthDate ? 'name-and-birth-date' : null
  }
  return rows
    .flatMap((row): LikeMember[] => {
      const reason = row.id === wanted.exceptId ? null : reasonFor(row)
      if (reason === null) return []
      const { id, frontTitle, fullName, backTitle, institutionName, isArchived } = row
      return [{ id, frontTitle, fullName, backTitle, institutionName, isArchived, reason }]
    })
    .filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index)
    .slice(0, mostLikenesses)
}
