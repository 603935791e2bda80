import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'

import { artifactTypes, consentStates } from '../../../shared/domain/artifact'
import type {
  ActivityId,
  AnyId,
  ArtifactId,
  FileHash,
  MemberId,
  SessionId,
} from '../../../shared/domain/ids'
import { unknownMediaType } from '../../../shared/domain/media-type'
import type { ArtifactPageInput, ArtifactSummary } from '../../../shared/ipc/portfolio-contract'
import { markChanged, put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'
import {
  type Joined,
  listSameAs,
  memberStanding,
  readJoined,
} from '../duplicates/survivor-repository'

/** Artifacts and the files behind them. A file may be known here long before it arrives. */
type Condition = RawBuilder<unknown>

export async function pageArtifacts(
  db: ReadDb,
  input: ArtifactPageInput,
): Promise<{ readonly total: number; readonly rows: readonly ArtifactSummary[] }> {
  const joined = await readJoined(db)
  const { memberId } = input.filter
  const people = memberId === undefined ? null : await listSameAs(db, 'member', memberId)
  const where = sql.join(conditions(input, people), sql` and `)
  // Only a search looks at names beside the artifact's own row.
  const counted = input.search.trim() === '' ? sql`from artifacts a` : sources(joined)
  const { rows: totals } = await sql<{ total: number }>`
    select count(*) as total ${counted} where ${where}`.execute(db)
  const total = totals[0]?.total ?? 0
  if (input.offset >= total) return { total, rows: [] }
  // Chosen by their own rows first: names and files are looked up for those that are shown.
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns(joined)} ${sources(joined)} where a.id in (
      select a.id ${counted} where ${where}
      order by a.added_at desc, a.id desc limit ${input.limit} offset ${input.offset})
    order by a.added_at desc, a.id desc`.execute(db)
  return { total, rows: rows.map(toSummary) }
}

export async function findArtifact(db: ReadDb, id: ArtifactId): Promise<ArtifactSummary | null> {
  const joined = await readJoined(db)
  const { rows } = await sql<SummaryRow>`
    select ${summaryColumns(joined)} ${sources(joined)} where a.id = ${id} and a.removed_at is null`.execute(
    db,
  )
  return rows[0] === undefined ? null : toSummary(rows[0])
}

/** What is needed to get at the bytes. */
export type ArtifactFile = {
  readonly title: string
  readonly fileName: string | null
  readonly fileHash: FileHash | null
  readonly thumbnailHash: FileHash | null
  readonly mediaType: string
}

export async function findArtifactFile(db: ReadDb, id: ArtifactId): Promise<ArtifactFile | null> {
  const row = await db
    .selectFrom('artifacts as a')
    .leftJoin('files as f', 'f.hash', 'a.file_hash')
    .select(['a.title', 'a.file_name', 'a.file_hash', 'a.thumbnail_hash', 'f.media_type'])
    .where('a.id', '=', id)
    .where('a.removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  return {
    title: row.title ?? '',
    fileName: row.file_name,
    fileHash: row.file_hash,
    thumbnailHash: row.thumbnail_hash,
    mediaType: row.media_type ?? unknownMediaType,
  }
}

/** The artifact that already holds this file for the same person, activity and session. */
export async function findTwin(
  db: ReadDb,
  twin: {
    readonly fileHash: FileHash
    readonly memberId: MemberId | null
    readonly activityId: ActivityId | null
    readonly sessionId: SessionId | null
    readonly recordId: AnyId | null
  },
): Promise<ArtifactId | null> {
  const row = await db
    .selectFrom('artifacts')
    .select('id')
    .where('file_hash', '=', twin.fileHash)
    .where('member_id', 'is', twin.memberId)
    .where('activity_id', 'is', twin.activityId)
    .where('session_id', 'is', twin.sessionId)
    .where('record_id', 'is', twin.recordId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

export async function countTags(
  db: ReadDb,
): Promise<readonly { readonly tag: string; readonly count: number }[]> {
  const { rows } = await sql<{ tag: string; count: number }>`
    select min(t.value) as tag, count(*) as count
    from artifacts a, json_each(${readableTags}) t
    where a.removed_at is null
    group by lower(t.value) order by count(*) desc, lower(t.value) limit 100`.execute(db)
  return rows
}

/** Which of these people and events are not (or no longer) in the books. */
export async function findMissingTargets(
  db: ReadDb,
  target: {
    readonly memberId?: MemberId | null | undefined
    readonly activityId?: ActivityId | null | undefined
    readonly sessionId?: SessionId | null | undefined
  },
): Promise<{ readonly member: boolean; readonly activity: boolean; readonly session: boolean }> {
  const absent = async (table: 'members' | 'activities' | 'sessions', id?: string | null) => {
    if (id === undefined || id === null) return false
    const { rows } = await sql`
      select 1 from ${sql.table(table)} where id = ${id} and removed_at is null`.execute(db)
    return rows.length === 0
  }
  return {
    member: await absent('members', target.memberId),
    activity: await absent('activities', target.activityId),
    session: await absent('sessions', target.sessionId),
  }
}

export async function findSessionActivity(
  db: ReadDb,
  sessionId: SessionId,
): Promise<ActivityId | null> {
  const row = await db
    .selectFrom('sessions')
    .select('activity_id')
    .where('id', '=', sessionId)
    .executeTakeFirst()
  return row?.activity_id ?? null
}

/** Null when there is no such artifact, removed or not. */
export async function findRemoval(
  db: ReadDb,
  id: ArtifactId,
): Promise<{ readonly isRemoved: boolean } | null> {
  const row = await db
    .selectFrom('artifacts')
    .select('removed_at')
    .where('id', '=', id)
    .executeTakeFirst()
  return row ? { isRemoved: row.removed_at !== null } : null
}

export async function putArtifacts(
  db: WriteDb,
  rows: readonly SyncedRow<'artifacts'>[],
): Promise<void> {
  await put(db, 'artifacts', rows)
}

/** Notes files that lie in this PC's store: known to every hub, here as of `storedAt`. */
export async function putStoredFiles(
  db: WriteDb,
  files: readonly {
    readonly hash: FileHash
    readonly size: number
    readonly mediaType: string
  }[],
  storedAt: number,
): Promise<void> {
  await put(
    db,
    'files',
    files.map(({ hash, size, mediaType }) => ({ hash, size, media_type: mediaType })),
  )
  await sql`
    insert into stored_files (hash, stored_at)
    select value, ${storedAt} from json_each(${JSON.stringify(files.map(({ hash }) => hash))})
    where true on conflict (hash) do nothing`.execute(db)
  markChanged(db, 'stored_files')
}

/** What lies in this PC's store: how many files and their plain bytes together. */
export async function countStoredFiles(
  db: ReadDb,
): Promise<{ readonly count: number; readonly bytes: number }> {
  const { rows } = await sql<{ count: number; bytes: number }>`
    select count(*) as count, coalesce(sum(f.size), 0) as bytes
    from stored_files s left join files f on f.hash = s.hash`.execute(db)
  return rows[0] ?? { count: 0, bytes: 0 }
}

function conditions(
  { search, filter }: ArtifactPageInput,
  people: readonly MemberId[] | null,
): readonly Condition[] {
  const where: Condition[] = [sql`a.removed_at is null`]
  if (people !== null) {
    where.push(sql`a.member_id in (select value from json_each(${JSON.stringify(people)}))`)
  }
  if (filter.activityId !== undefined) where.push(sql`a.activity_id = ${filter.activityId}`)
  if (filter.sessionId !== undefined) where.push(sql`a.session_id = ${filter.sessionId}`)
  if (filter.recordId !== undefined) where.push(sql`a.record_id = ${filter.recordId}`)
  if (filter.type !== undefined) where.push(sql`a.type = ${filter.type}`)
  if (filter.tag !== undefined) {
    where.push(sql`exists (select 1 from json_each(${readableTags}) t
      where lower(t.value) = lower(${filter.tag}))`)
  }
  if (filter.needsConsent === true) {
    where.push(sql`coalesce(a.has_children, 1) = 1 and coalesce(a.consent, 'unknown') <> 'given'`)
  }
  for (const word of search.split(/\s+/u)) {
    const plain = word.replace(/['’‘ʼ`]/gu, '').replace(/[\\%_]/gu, '\\$&')
    if (plain !== '') where.push(sql`${searchedText} like ${`%${plain}%`} escape '\\'`)
  }
  return where
}

// A row from elsewhere may hold tags that are not JSON; json_each would stop the whole query.
const readableTags = sql`case when json_valid(a.tags) then a.tags else '[]' end`

const searchedText = sql`replace(replace(
  coalesce(a.title, '') || ' ' || coalesce(a.tags, '') || ' ' || coalesce(a.file_name, '') || ' ' ||
  coalesce(m.full_name, '') || ' ' || coalesce(v.title, ''), '''', ''), '’', '')`

const sources = (joined: Joined) => sql`from artifacts a
  left join members m on m.id = ${memberStanding(joined, sql`a.member_id`)}
  left join activities v on v.id = a.activity_id
  left join sessions s on s.id = a.session_id
  left join files f on f.hash = a.file_hash
  left join stored_files here on here.hash = a.file_hash`

const summaryColumns = (
  joined: Joined,
) => sql`a.id, a.type, a.title, a.tags, a.file_name, a.thumbnail_hash, a.has_children,
  a.consent, a.added_at,
  ${memberStanding(joined, sql`a.member_id`)} as member_id, a.activity_id, a.session_id, m.full_name, v.title as activity_title,
  s.title as session_title, s.held_on, f.media_type, f.size, here.hash is not null as is_here`

type SummaryRow = {
  readonly id: ArtifactId
  readonly type: string | null
  readonly title: string | null
  readonly tags: string | null
  readonly file_name: string | null
  readonly thumbnail_hash: string | null
  readonly has_children: number | null
  readonly consent: string | null
  readonly added_at: number | null
  readonly member_id: MemberId | null
  readonly activity_id: ActivityId | null
  readonly session_id: SessionId | null
  readonly full_name: string | null
  readonly activity_title: string | null
  readonly session_title: string | null
  readonly held_on: string | null
  readonly media_type: string | null
  readonly size: number | null
  readonly is_here: number
}

const tagList = z.array(z.string()).catch([])

export function readTags(text: string | null): readonly string[] {
  if (text === null) return []
  try {
    return tagList.parse(JSON.parse(text))
  } catch (error) {
    // Tags from elsewhere that are not JSON: the artifact itself is still worth showing.
    if (error instanceof SyntaxError) return []
    throw error
  }
}

function toSummary(row: SummaryRow): ArtifactSummary {
  return {
    id: row.id,
    type: known(artifactTypes, row.type) ?? 'other',
    title: row.title ?? row.file_name ?? '',
    tags: readTags(row.tags),
    member: row.member_id === null ? null : { id: row.member_id, name: row.full_name ?? '' },
    activity:
      row.activity_id === null ? null : { id: row.activity_id, title: row.activity_title ?? '' },
    session:
      row.session_id === null
        ? null
        : { id: row.session_id, title: row.session_title, heldOn: row.held_on },
    fileName: row.file_name,
    mediaType: row.media_type ?? unknownMediaType,
    size: row.size,
    hasThumbnail: row.thumbnail_hash !== null,
    isHere: row.is_here === 1,
    hasChildren: row.has_children === null ? null : row.has_children === 1,
    consent: known(consentStates, row.consent) ?? 'unknown',
    addedAt: row.added_at,
  }
}
