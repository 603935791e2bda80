import { type Kysely, sql } from 'kysely'

/**
 * The secretary's paperwork: letters, books, money, minutes, certificates, and what the forms of the
 * field ask of members and institutions besides.
 * Frozen: never edited after release, imports nothing but kysely.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of [...statements, ...findStatements()]) {
    await sql.raw(statement).execute(db)
  }
}

const tombstone = 'removed_at INTEGER, removed_by TEXT, row_version INTEGER NOT NULL'

const statements = [
  'ALTER TABLE members ADD COLUMN member_number TEXT',
  'ALTER TABLE members ADD COLUMN rank TEXT',
  'ALTER TABLE members ADD COLUMN service_started_on TEXT',
  'ALTER TABLE members ADD COLUMN is_certified INTEGER',
  'ALTER TABLE members ADD COLUMN home_address TEXT',
  'ALTER TABLE institutions ADD COLUMN pupil_count INTEGER',
  'ALTER TABLE institutions ADD COLUMN accreditation TEXT',
  'ALTER TABLE institutions ADD COLUMN accreditation_year INTEGER',
  'ALTER TABLE artifacts ADD COLUMN record_id TEXT',
  'CREATE INDEX artifacts_by_record ON artifacts (record_id) WHERE record_id IS NOT NULL',
  `CREATE TABLE letterheads (
    hub_id TEXT PRIMARY KEY, lines TEXT, address TEXT, place TEXT, logo_hash TEXT, row_version INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE board_terms (
    id TEXT PRIMARY KEY, hub_id TEXT, decree_number TEXT, decree_on TEXT, decree_about TEXT, signer TEXT, signer_post TEXT, signer_nip TEXT, starts_on TEXT, ends_on TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX board_terms_by_hub ON board_terms (hub_id)',
  `CREATE TABLE board_posts (
    id TEXT PRIMARY KEY, term_id TEXT, position INTEGER, post TEXT, member_id TEXT, person_name TEXT, unit TEXT, nip TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX board_posts_by_term ON board_posts (term_id)',
  `CREATE TABLE work_items (
    id TEXT PRIMARY KEY, hub_id TEXT, year INTEGER, position INTEGER, name TEXT, months TEXT, time_text TEXT, responsible TEXT, budget INTEGER, indicator TEXT, activity_id TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX work_items_by_hub ON work_items (hub_id)',
  `CREATE TABLE letters (
    id TEXT PRIMARY KEY, hub_id TEXT, direction TEXT, kind TEXT, year INTEGER, agenda_no INTEGER, number TEXT, number_seq INTEGER, letter_on TEXT, received_on TEXT, party TEXT, subject TEXT, attachment TEXT, disposition TEXT, signer TEXT, signer_post TEXT, signer_nip TEXT, archive TEXT, activity_id TEXT, body TEXT, status TEXT, void_reason TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX letters_by_activity ON letters (activity_id)',
  `CREATE TABLE letter_recipients (
    id TEXT PRIMARY KEY, letter_id TEXT, position INTEGER, institution_id TEXT, member_id TEXT, name TEXT, place TEXT, is_copy INTEGER, sent_on TEXT, received_by TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX letter_recipients_by_letter ON letter_recipients (letter_id)',
  `CREATE TABLE number_ranges (
    id TEXT PRIMARY KEY, hub_id TEXT, series TEXT, year INTEGER, device_id TEXT, first INTEGER, last INTEGER, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE guests (
    id TEXT PRIMARY KEY, hub_id TEXT, visited_on TEXT, name TEXT, post TEXT, contact TEXT, purpose TEXT, impression TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE inventory_items (
    id TEXT PRIMARY KEY, hub_id TEXT, code TEXT, name TEXT, quantity REAL, unit TEXT, origin TEXT, price INTEGER, acquired_on TEXT, condition TEXT, note TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE cash_entries (
    id TEXT PRIMARY KEY, hub_id TEXT, entry_on TEXT, voucher_no TEXT, description TEXT, amount_in INTEGER, amount_out INTEGER, post TEXT, party TEXT, activity_id TEXT, budget_item_id TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE budget_items (
    id TEXT PRIMARY KEY, activity_id TEXT, position INTEGER, description TEXT, volume REAL, unit TEXT, unit_price INTEGER, source TEXT, post TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX budget_items_by_activity ON budget_items (activity_id)',
  `CREATE TABLE agenda_items (
    id TEXT PRIMARY KEY, activity_id TEXT, position INTEGER, held_on TEXT, starts_at INTEGER, ends_at INTEGER, jp REAL, topic TEXT, speaker TEXT, moderator TEXT, section TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX agenda_items_by_activity ON agenda_items (activity_id)',
  `CREATE TABLE staff (
    id TEXT PRIMARY KEY, activity_id TEXT, member_id TEXT, person_name TEXT, unit TEXT, nip TEXT, role TEXT, topic TEXT, jp REAL, arrived_at INTEGER, left_at INTEGER, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX staff_by_activity ON staff (activity_id)',
  `CREATE TABLE minutes (
    activity_id TEXT PRIMARY KEY, theme TEXT, nature TEXT, held_on TEXT, starts_at INTEGER, ends_at INTEGER, place TEXT, leader TEXT, note_taker TEXT, attendees TEXT, agenda TEXT, proceedings TEXT, closing TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE decisions (
    id TEXT PRIMARY KEY, activity_id TEXT, position INTEGER, text TEXT, responsible_id TEXT, responsible_name TEXT, due_on TEXT, done_at INTEGER, note TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX decisions_by_activity ON decisions (activity_id)',
  `CREATE TABLE activity_plans (
    activity_id TEXT PRIMARY KEY, background TEXT, basis TEXT, purpose TEXT, outcomes TEXT, audience TEXT, speakers TEXT, materials TEXT, committee TEXT, closing TEXT, row_version INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE activity_reports (
    activity_id TEXT PRIMARY KEY, background TEXT, purpose TEXT, target TEXT, expected TEXT, course TEXT, indicators TEXT, facilitators TEXT, results TEXT, funds TEXT, problems TEXT, conclusion TEXT, recommendations TEXT, record_note TEXT, witness TEXT, approved_by TEXT, approved_on TEXT, row_version INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE certificate_rules (
    activity_id TEXT PRIMARY KEY, jp REAL, share_percent INTEGER, needs_task INTEGER, predicate TEXT, signer TEXT, signer_post TEXT, signer_nip TEXT, co_signer TEXT, co_signer_post TEXT, co_signer_nip TEXT, level TEXT, row_version INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE certificates (
    id TEXT PRIMARY KEY, activity_id TEXT, member_id TEXT, role TEXT, number TEXT, number_seq INTEGER, year INTEGER, jp REAL, issued_on TEXT, revoked_at INTEGER, signed_on TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX certificates_by_activity ON certificates (activity_id)',
  'CREATE INDEX certificates_by_member ON certificates (member_id)',
  `CREATE INDEX certificates_to_sign ON certificates (issued_on, activity_id)
    WHERE signed_on IS NULL AND revoked_at IS NULL AND removed_at IS NULL`,
  `CREATE TABLE certificate_names (
    certificate_id TEXT PRIMARY KEY, member_id TEXT, name TEXT, unit TEXT, id_number TEXT, code TEXT, override_reason TEXT, revoked_reason TEXT, row_version INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE wordings (
    id TEXT PRIMARY KEY, hub_id TEXT, kind TEXT, texts TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE travel_orders (
    id TEXT PRIMARY KEY, activity_id TEXT, member_id TEXT, person_name TEXT, unit TEXT, rank TEXT, nip TEXT, order_number TEXT, from_place TEXT, departs_on TEXT, returns_on TEXT, host TEXT, stamped_at INTEGER, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX travel_orders_by_activity ON travel_orders (activity_id)',
  `CREATE TABLE cash_papers (
    id TEXT PRIMARY KEY, entry_id TEXT, file_hash TEXT, file_name TEXT, media_type TEXT, size INTEGER, added_at INTEGER, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX cash_papers_by_entry ON cash_papers (entry_id)',
  `CREATE TABLE handovers (
    id TEXT PRIMARY KEY, hub_id TEXT, held_on TEXT, place TEXT, from_name TEXT, from_nip TEXT, to_name TEXT, to_nip TEXT, things TEXT, note TEXT, file_name TEXT, file_made_at INTEGER, finished_at INTEGER, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
]

/**
 * Local: what Ctrl+K looks through besides people, who have `member_search`. One index a kind, so that
 * a word of a hundred thousand files costs a search for letters nothing. `find_rows` ties a row of an
 * index to its record; a later row_no came later. The indexes hold what is there, not what was removed.
 */
type FoundKind = {
  readonly no: number
  readonly table: string
  /** Of `t`, and of `n` where there is a join. */
  readonly title: string
  readonly detail: string
  readonly join?: string
  /** Columns whose change changes the words. */
  readonly columns: string
}

function foundKinds(): readonly FoundKind[] {
  return [
    {
      no: 1,
      table: 'institutions',
      title: 't.name',
      detail: words('t.npsn', 't.village', 't.district_name'),
      columns: 'name, npsn, village, district_name, removed_at',
    },
    {
      no: 2,
      table: 'activities',
      title: 't.title',
      detail: words('t.starts_on', 't.ends_on'),
      columns: 'title, starts_on, ends_on, removed_at',
    },
    {
      no: 3,
      table: 'letters',
      title: 't.subject',
      detail: words('t.number', 't.party', 't.letter_on', 't.received_on', 't.archive'),
      columns: 'subject, number, party, letter_on, received_on, archive, removed_at',
    },
    {
      no: 4,
      table: 'certificates',
      title: 'n.name',
      detail: words('t.number', 'n.unit'),
      join: 'LEFT JOIN certificate_names n ON n.certificate_id = t.id',
      columns: 'number, removed_at',
    },
    {
      no: 5,
      table: 'artifacts',
      title: 't.title',
      detail: words('t.file_name', 't.tags'),
      columns: 'title, file_name, tags, removed_at',
    },
  ]
}

function findStatements(): readonly string[] {
  return [
    `CREATE TABLE find_rows (
      row_no INTEGER PRIMARY KEY, kind INTEGER NOT NULL, record_id TEXT NOT NULL, UNIQUE (kind, record_id)
    ) STRICT`,
    ...foundKinds().flatMap(findIndex),
    // The name on a certificate lies in a table of its own, which one person's erasure empties.
    ...['INSERT', 'UPDATE OF name, unit', 'DELETE'].map(
      (event) =>
        `CREATE TRIGGER find_certificate_names_${event.slice(0, 6).toLowerCase()}
          AFTER ${event} ON certificate_names BEGIN
          ${writeAnew('certificates', 4, `${event === 'DELETE' ? 'old' : 'new'}.certificate_id`)}
        END`,
    ),
  ]
}

function findIndex({ no, table, title, detail, join = '', columns }: FoundKind): readonly string[] {
  const changed = columns.split(', ').map((column) => `old.${column} IS NOT new.${column}`)
  return [
    `CREATE VIRTUAL TABLE find_${table} USING fts5 (
      title, detail, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
    )`,
    `CREATE VIEW found_${table} AS
      SELECT r.row_no, r.record_id, ${plainWords(`coalesce(${title}, '')`)} AS title,
        ${plainWords(detail)} AS detail
      FROM find_rows r JOIN ${table} t ON t.id = r.record_id ${join}
      WHERE r.kind = ${no} AND t.removed_at IS NULL`,
    `INSERT INTO find_rows (kind, record_id) SELECT ${no}, id FROM ${table} ORDER BY id`,
    `INSERT INTO find_${table} (rowid, title, detail) SELECT row_no, title, detail FROM found_${table}`,
    `CREATE TRIGGER find_${table}_inserted AFTER INSERT ON ${table} BEGIN
      INSERT INTO find_rows (kind, record_id) VALUES (${no}, new.id);
      INSERT INTO find_${table} (rowid, title, detail)
        SELECT row_no, title, detail FROM found_${table} WHERE record_id = new.id;
    END`,
    // A merge sets all columns of a batch; only what really changed is written anew.
    `CREATE TRIGGER find_${table}_updated AFTER UPDATE OF ${columns} ON ${table}
      WHEN ${changed.join(' OR ')} BEGIN
      ${writeAnew(table, no, 'new.id')}
    END`,
    `CREATE TRIGGER find_${table}_deleted AFTER DELETE ON ${table} BEGIN
      DELETE FROM find_${table} WHERE rowid =
        (SELECT row_no FROM find_rows WHERE kind = ${no} AND record_id = old.id);
      DELETE FROM find_rows WHERE kind = ${no} AND record_id = old.id;
    END`,
  ]
}

function writeAnew(table: string, no: number, id: string): string {
  return `DELETE FROM find_${table} WHERE rowid =
      (SELECT row_no FROM find_rows WHERE kind = ${no} AND record_id = ${id});
    INSERT INTO find_${table} (rowid, title, detail)
      SELECT row_no, title, detail FROM found_${table} WHERE record_id = ${id};`
}

function words(...columns: readonly string[]): string {
  return columns.map((column) => `coalesce(${column}, '')`).join(" || ' ' || ")
}

/** As in 0001: apostrophes go; every other mark parts words in the index anyway. */
function plainWords(expression: string): string {
  return [`''''`, `'’'`, `'‘'`, `'\`'`, `'ʼ'`].reduce(
    (text, mark) => `replace(${text}, ${mark}, '')`,
    expression,
  )
}
