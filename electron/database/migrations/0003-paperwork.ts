import { type Kysely, sql } from 'kysely'

/**
 * The secretary's paperwork: letters, books, money, minutes, certificates, and what the forms of the
 * field ask of members and institutions besides.
 * Frozen: never edited after release, imports nothing but kysely.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
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
    id TEXT PRIMARY KEY, activity_id TEXT, member_id TEXT, role TEXT, number TEXT, number_seq INTEGER, year INTEGER, jp REAL, issued_on TEXT, revoked_at INTEGER, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX certificates_by_activity ON certificates (activity_id)',
  'CREATE INDEX certificates_by_member ON certificates (member_id)',
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
]
