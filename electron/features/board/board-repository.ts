import { sql } from 'kysely'

import type { BoardTerm, BoardTermDetails } from '../../../shared/domain/board'
import type { BoardTermId, HubId } from '../../../shared/domain/ids'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'

/** SQL of the terms of the board; the posts in it are a book. */
type Db = ReadDb | WriteDb

const columnNames = [
  'id',
  'decree_number',
  'decree_on',
  'decree_about',
  'signer',
  'signer_post',
  'signer_nip',
  'starts_on',
  'ends_on',
] as const

/** Latest first. */
export async function listTerms(db: Db, hubId: HubId): Promise<readonly BoardTerm[]> {
  const rows = await db
    .selectFrom('board_terms')
    .select(columnNames)
    .where('hub_id', '=', hubId)
    .where('removed_at', 'is', null)
    .orderBy('starts_on', 'desc')
    .orderBy('id', 'desc')
    .execute()
  return rows.map(toTerm)
}

/** Removed ones too. */
export async function findTerm(db: Db, hubId: HubId, id: BoardTermId): Promise<BoardTerm | null> {
  const row = await db
    .selectFrom('board_terms')
    .select(columnNames)
    .where('hub_id', '=', hubId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row === undefined ? null : toTerm(row)
}

type TermRow = { readonly id: BoardTermId } & Readonly<
  Record<Exclude<(typeof columnNames)[number], 'id'>, string | null>
>

function toTerm(row: TermRow): BoardTerm {
  return {
    id: row.id,
    decreeNumber: row.decree_number,
    decreeOn: row.decree_on,
    decreeAbout: row.decree_about,
    signer: row.signer,
    signerPost: row.signer_post,
    signerNip: row.signer_nip,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
  }
}

export async function putTerm(db: WriteDb, row: SyncedRow<'board_terms'>): Promise<void> {
  await put(db, 'board_terms', [row])
}

export function termCells(term: BoardTermDetails): Omit<SyncedRow<'board_terms'>, 'id'> {
  return {
    decree_number: term.decreeNumber,
    decree_on: term.decreeOn,
    decree_about: term.decreeAbout,
    signer: term.signer,
    signer_post: term.signerPost,
    signer_nip: term.signerNip,
    starts_on: term.startsOn,
    ends_on: term.endsOn,
  }
}

/** One person of the board as a paper tells it, in the order of the book. */
export type BoardLine = {
  readonly post: string | null
  readonly name: string | null
  /** What they are in service: jabatan dinas, and where. */
  readonly position: string | null
  readonly unit: string | null
}

export async function listBoard(db: Db, termId: BoardTermId): Promise<readonly BoardLine[]> {
  const { rows } = await sql<BoardLine>`
    select b.post, coalesce(nullif(b.person_name, ''), trim(coalesce(m.front_title || ' ', '') ||
        coalesce(m.full_name, '') || coalesce(', ' || m.back_title, ''))) as name,
      p.position, coalesce(nullif(b.unit, ''), i.name) as unit
    from board_posts b
    left join members m on m.id = b.member_id
    left join posts p on p.id = (select h.id from posts h
      where h.member_id = b.member_id and h.removed_at is null order by h.is_home desc, h.id limit 1)
    left join institutions i on i.id = p.institution_id
    where b.term_id = ${termId} and b.removed_at is null
    order by b.position, b.id`.execute(db)
  return rows
}
