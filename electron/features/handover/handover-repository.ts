import { sql } from 'kysely'

import {
  type CountedBook,
  countedBooks,
  type GivenNumber,
  givenNumbers,
  type HandoverDetails,
  type HandoverOverview,
  type OpenMatter,
  readThings,
} from '../../../shared/domain/handover'
import type { HandoverId, HubId } from '../../../shared/domain/ids'
import { put } from '../../database/change-log'
import type { ReadDb, SyncedRow, WriteDb } from '../../database/database'
import { known } from '../../database/known-value'

/** SQL of handing over: the record itself, and figures of all books. Reads any table, writes its own. */
export type StoredHandover = Pick<HandoverOverview, 'file' | 'details'> & {
  readonly id: HandoverId
}

/** The one under way; null when the last one was finished, or there was none. */
export async function findOpenHandover(
  db: ReadDb | WriteDb,
  hubId: HubId,
): Promise<StoredHandover | null> {
  const row = await db
    .selectFrom('handovers')
    .selectAll()
    .where('hub_id', '=', hubId)
    .where('removed_at', 'is', null)
    .where('finished_at', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirst()
  if (!row) return null
  return {
    id: row.id,
    file:
      row.file_name === null || row.file_made_at === null
        ? null
        : { name: row.file_name, madeAt: row.file_made_at },
    details: {
      heldOn: row.held_on ?? '',
      place: row.place,
      fromName: row.from_name,
      fromNip: row.from_nip,
      toName: row.to_name,
      toNip: row.to_nip,
      note: row.note,
      things: readThings(row.things),
    },
  }
}

export async function findHandoverBefore(
  db: ReadDb,
  hubId: HubId,
): Promise<HandoverOverview['before']> {
  const row = await db
    .selectFrom('handovers')
    .select(['held_on', 'from_name', 'to_name', 'finished_at'])
    .where('hub_id', '=', hubId)
    .where('removed_at', 'is', null)
    .where('finished_at', 'is not', null)
    .orderBy('finished_at', 'desc')
    .executeTakeFirst()
  if (!row) return null
  return {
    heldOn: row.held_on,
    fromName: row.from_name,
    toName: row.to_name,
    finishedAt: row.finished_at ?? 0,
  }
}

export async function putHandover(db: WriteDb, row: SyncedRow<'handovers'>): Promise<void> {
  await put(db, 'handovers', [row])
}

export function handoverCells(
  details: HandoverDetails,
): Omit<SyncedRow<'handovers'>, 'id' | 'hub_id'> {
  return {
    held_on: details.heldOn,
    place: details.place,
    from_name: details.fromName,
    from_nip: details.fromNip,
    to_name: details.toName,
    to_nip: details.toNip,
    note: details.note,
    things: JSON.stringify(details.things),
  }
}

export async function countBooks(
  db: ReadDb,
  hubId: HubId,
): Promise<readonly { readonly book: CountedBook; readonly count: number }[]> {
  const isOurs = sql`removed_at is null and hub_id = ${hubId}`
  const { rows } = await sql<Readonly<Record<CountedBook, number>>>`
    select
      (select count(*) from members where removed_at is null and archived_at is null
        and survivor_id is null and coalesce(is_walk_in, 0) = 0) as members,
      (select count(*) from institutions where removed_at is null and archived_at is null
        and survivor_id is null) as institutions,
      (select count(*) from board_posts p join board_terms t on t.id = p.term_id
        where p.removed_at is null and t.removed_at is null and t.hub_id = ${hubId}) as board,
      (select count(*) from work_items where ${isOurs}) as programme,
      (select count(*) from activities where removed_at is null and archived_at is null
        and (hub_id is null or hub_id = ${hubId})) as activities,
      (select count(*) from minutes n join activities a on a.id = n.activity_id
        where n.removed_at is null and a.removed_at is null
          and (a.hub_id is null or a.hub_id = ${hubId})) as minutes,
      (select count(*) from letters where ${isOurs} and direction = 'out') as "letters-out",
      (select count(*) from letters where ${isOurs} and direction = 'in') as "letters-in",
      (select count(*) from guests where ${isOurs}) as guests,
      (select count(*) from inventory_items where ${isOurs}) as inventory,
      (select count(*) from cash_entries where ${isOurs}) as cash,
      (select count(*) from certificates c join activities a on a.id = c.activity_id
        where c.removed_at is null and c.revoked_at is null
          and (a.hub_id is null or a.hub_id = ${hubId})) as certificates,
      (select count(*) from artifacts where removed_at is null) as files`.execute(db)
  const [row] = rows
  return countedBooks.map((book) => ({ book, count: row?.[book] ?? 0 }))
}

/** The highest number of each kind in a year, void ones too: they were given. */
export async function listLastNumbers(
  db: ReadDb,
  hubId: HubId,
  year: number,
): Promise<HandoverOverview['numbers']> {
  const { rows } = await sql<{ of: string; number: string | null; on: string | null }>`
    select kind as "of", number, letter_on as "on", max(number_seq) as sequence from letters
    where hub_id = ${hubId} and direction = 'out' and year = ${year} and number_seq is not null
    group by kind
    union all
    select 'incoming', cast(agenda_no as text), received_on, max(agenda_no) from letters
    where hub_id = ${hubId} and direction = 'in' and year = ${year} and agenda_no is not null
    group by direction
    union all
    select 'certificate', c.number, c.issued_on, max(c.number_seq)
    from certificates c join activities a on a.id = c.activity_id
    where a.hub_id = ${hubId} and c.year = ${year} and c.number_seq is not null
    group by a.hub_id`.execute(db)
  const found = rows.flatMap((row) => {
    const kind = known(givenNumbers, row.of)
    return kind === null ? [] : [{ of: kind, number: row.number ?? '', on: row.on }]
  })
  const place = (of: GivenNumber) => givenNumbers.indexOf(of)
  return found.sort((a, b) => place(a.of) - place(b.of))
}

export async function readCashState(db: ReadDb, hubId: HubId): Promise<HandoverOverview['cash']> {
  const { rows } = await sql<HandoverOverview['cash']>`
    select coalesce(sum(coalesce(amount_in, 0) - coalesce(amount_out, 0)), 0) as balance,
      max(entry_on) as "lastOn"
    from cash_entries where hub_id = ${hubId} and removed_at is null`.execute(db)
  return rows[0] ?? { balance: 0, lastOn: null }
}

/** Letters and travel papers that wait for something, of all years. `before`: today. */
export async function countWaiting(
  db: ReadDb,
  hubId: HubId,
  before: string,
): Promise<
  Readonly<
    Record<
      Extract<
        OpenMatter,
        'unnumbered' | 'undelivered' | 'out-unscanned' | 'in-undirected' | 'in-unscanned' | 'visum'
      >,
      number
    >
  >
> {
  const isScanned = sql`exists (select 1 from artifacts f where f.record_id = l.id and f.removed_at is null)`
  const { rows } = await sql<Awaited<ReturnType<typeof countWaiting>>>`
    select count(*) filter (where l.direction = 'out' and l.number is null) as unnumbered,
      count(*) filter (where l.direction = 'out' and l.number is not null
        and l.kind not in ('assignment', 'statement')
        and exists (select 1 from letter_recipients r where r.letter_id = l.id
          and r.removed_at is null and r.sent_on is null)) as undelivered,
      count(*) filter (where l.direction = 'out' and l.number is not null
        and not ${isScanned}) as "out-unscanned",
      count(*) filter (where l.direction = 'in' and l.disposition is null) as "in-undirected",
      count(*) filter (where l.direction = 'in' and not ${isScanned}) as "in-unscanned",
      (select count(*) from travel_orders t join activities a on a.id = t.activity_id
        where t.removed_at is null and t.stamped_at is null and a.removed_at is null
          and (a.hub_id is null or a.hub_id = ${hubId})
          and coalesce(a.ends_on, a.starts_on) < ${before}) as visum
    from letters l
    where l.hub_id = ${hubId} and l.removed_at is null and l.status is not 'void'`.execute(db)
  return (
    rows[0] ?? {
      unnumbered: 0,
      undelivered: 0,
      'out-unscanned': 0,
      'in-undirected': 0,
      'in-unscanned': 0,
      visum: 0,
    }
  )
}

/** The NIP beside a name of the board, where the book has it. */
export async function findBoardNip(db: ReadDb, hubId: HubId, name: string): Promise<string | null> {
  const { rows } = await sql<{ nip: string | null }>`
    select coalesce(p.nip, m.nip) as nip
    from board_posts p join board_terms t on t.id = p.term_id left join members m on m.id = p.member_id
    where t.hub_id = ${hubId} and t.removed_at is null and p.removed_at is null
      and lower(coalesce(nullif(p.person_name, ''), trim(coalesce(m.front_title || ' ', '') ||
        m.full_name || coalesce(', ' || m.back_title, '')))) = ${name.toLowerCase()}
    order by t.starts_on desc limit 1`.execute(db)
  return rows[0]?.nip ?? null
}
