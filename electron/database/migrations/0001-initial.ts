import { type Kysely, sql } from 'kysely'

/**
 * Frozen: never edited after release, imports nothing but kysely. Synced tables carry `row_version`
 * (the version that wrote the whole row); later edited cells have theirs in `cell_versions`.
 * No UNIQUE constraint on anything another hub may also create (RELIABILITY R12).
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const tombstone = 'removed_at INTEGER, removed_by TEXT, row_version INTEGER NOT NULL'

const statements = [
  // What this device knows of itself, of others, and of their feeds.
  `CREATE TABLE device (
    only_row INTEGER PRIMARY KEY CHECK (only_row = 1),
    device_id TEXT NOT NULL,
    hub_id TEXT,
    account_id TEXT,
    network_id TEXT,
    network_name TEXT,
    lamport INTEGER NOT NULL,
    wall_clock INTEGER NOT NULL,
    bundle_seq INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE devices (
    no INTEGER PRIMARY KEY,
    device_id TEXT NOT NULL UNIQUE,
    hub_id TEXT,
    label TEXT NOT NULL,
    sign_key BLOB NOT NULL,
    box_key BLOB NOT NULL,
    added_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE feeds (
    device_no INTEGER PRIMARY KEY REFERENCES devices (no),
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    lamport INTEGER NOT NULL,
    wall_clock INTEGER NOT NULL,
    cited_seq INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'forked'))
  ) STRICT`,
  `CREATE TABLE commits (
    device_no INTEGER NOT NULL REFERENCES devices (no),
    seq INTEGER NOT NULL,
    lamport INTEGER NOT NULL,
    wall_clock INTEGER NOT NULL,
    header BLOB NOT NULL,
    signature BLOB,
    is_applied INTEGER NOT NULL CHECK (is_applied IN (0, 1)),
    PRIMARY KEY (device_no, seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE commit_leaves (
    device_no INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    leaf_no INTEGER NOT NULL,
    kind INTEGER NOT NULL,
    row_key TEXT,
    bytes BLOB,
    PRIMARY KEY (device_no, seq, leaf_no)
  ) STRICT`,
  `CREATE TABLE cell_versions (
    table_no INTEGER NOT NULL,
    row_key TEXT NOT NULL,
    column_no INTEGER NOT NULL,
    version INTEGER NOT NULL,
    PRIMARY KEY (table_no, row_key, column_no)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE known_vectors (
    holder_no INTEGER NOT NULL REFERENCES devices (no),
    device_no INTEGER NOT NULL REFERENCES devices (no),
    seq INTEGER NOT NULL,
    learned_at INTEGER NOT NULL,
    PRIMARY KEY (holder_no, device_no)
  ) STRICT, WITHOUT ROWID`,
  // The newest bundle in which a device said what it holds; passed on as a receipt.
  `CREATE TABLE receipts (
    holder_no INTEGER PRIMARY KEY REFERENCES devices (no),
    bundle_seq INTEGER NOT NULL,
    told_at INTEGER NOT NULL
  ) STRICT`,
  // Files that another device said it lacks.
  `CREATE TABLE wanted_files (
    holder_no INTEGER NOT NULL REFERENCES devices (no),
    hash TEXT NOT NULL,
    PRIMARY KEY (holder_no, hash)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE read_bundles (
    sender_no INTEGER NOT NULL REFERENCES devices (no),
    bundle_seq INTEGER NOT NULL,
    part INTEGER NOT NULL,
    read_at INTEGER NOT NULL,
    PRIMARY KEY (sender_no, bundle_seq, part)
  ) STRICT, WITHOUT ROWID`,
  // Signed by whoever issued them; who belongs to the network is computed from the set.
  `CREATE TABLE trust_statements (
    bytes BLOB PRIMARY KEY
  ) STRICT, WITHOUT ROWID`,
  // Keys of invitations: ours to know them by name, or the one this device joined with, which
  // bundles sealed before it was known are addressed to.
  `CREATE TABLE invitations (
    id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    box_public_key BLOB,
    box_secret_key BLOB,
    created_at INTEGER NOT NULL
  ) STRICT`,
  `CREATE TABLE exchanges (
    id TEXT PRIMARY KEY,
    started_at INTEGER NOT NULL,
    drive_label TEXT NOT NULL,
    summary TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE settings (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT`,
  `CREATE TABLE roster_imports (
    id TEXT PRIMARY KEY,
    file_name TEXT NOT NULL,
    imported_at INTEGER NOT NULL,
    summary TEXT NOT NULL,
    undone_at INTEGER
  ) STRICT`,
  `CREATE TABLE roster_import_cells (
    import_id TEXT NOT NULL REFERENCES roster_imports (id),
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    is_new INTEGER NOT NULL,
    before TEXT NOT NULL,
    after TEXT NOT NULL,
    PRIMARY KEY (import_id, table_name, row_key)
  ) STRICT, WITHOUT ROWID`,

  // Synced tables; shared/sync/synced-tables.ts lists the same columns.
  `CREATE TABLE hubs (
    id TEXT PRIMARY KEY, name TEXT, type_text TEXT, parent_hub_id TEXT, province_code TEXT,
    regency_code TEXT, district_code TEXT, district_name TEXT, is_demo INTEGER, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE accounts (
    id TEXT PRIMARY KEY, hub_id TEXT, name TEXT, role TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE institutions (
    id TEXT PRIMARY KEY, hub_id TEXT, npsn TEXT, name TEXT, form TEXT, core_status TEXT,
    district_code TEXT, district_name TEXT, village TEXT, address TEXT, head_name TEXT, phone TEXT,
    is_demo INTEGER, archived_at INTEGER, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX institutions_by_name ON institutions (name COLLATE NOCASE)',
  // row_no ties the search index to a member; it is local and never travels.
  `CREATE TABLE members (
    row_no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,
    front_title TEXT, full_name TEXT, back_title TEXT, sex TEXT, birth_place TEXT, birth_date TEXT,
    nuptk TEXT, nip TEXT, nik TEXT, phone TEXT, email TEXT, card_number TEXT,
    employment_status TEXT, employment_group TEXT, education_level TEXT, education_major TEXT,
    is_linear INTEGER, activity_status TEXT, joined_on TEXT, left_on TEXT, note TEXT,
    is_walk_in INTEGER, is_demo INTEGER, archived_at INTEGER, ${tombstone}
  ) STRICT`,
  // What the list of people walks through; archived and removed people are few and left out of it.
  `CREATE INDEX members_listed ON members
    (full_name COLLATE NOCASE, id, is_walk_in, activity_status)
    WHERE removed_at IS NULL AND archived_at IS NULL`,
  'CREATE INDEX members_by_nuptk ON members (nuptk) WHERE nuptk IS NOT NULL',
  'CREATE INDEX members_by_nip ON members (nip) WHERE nip IS NOT NULL',
  'CREATE INDEX members_by_birth_date ON members (birth_date) WHERE birth_date IS NOT NULL',
  `CREATE TABLE posts (
    id TEXT PRIMARY KEY, member_id TEXT, institution_id TEXT, position TEXT, is_home INTEGER,
    started_on TEXT, ended_on TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX posts_by_member ON posts (member_id)',
  'CREATE INDEX posts_by_institution ON posts (institution_id)',
  `CREATE TABLE activities (
    id TEXT PRIMARY KEY, hub_id TEXT, title TEXT, type TEXT, purpose TEXT, starts_on TEXT,
    ends_on TEXT, quota INTEGER, series_id TEXT, note TEXT, is_demo INTEGER, archived_at INTEGER,
    ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX activities_by_date ON activities (starts_on)',
  `CREATE TABLE venues (
    id TEXT PRIMARY KEY, activity_id TEXT, name TEXT, address TEXT, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX venues_by_activity ON venues (activity_id)',
  `CREATE TABLE sessions (
    id TEXT PRIMARY KEY, activity_id TEXT, position INTEGER, title TEXT, held_on TEXT,
    starts_at INTEGER, ends_at INTEGER, class_name TEXT, venue_id TEXT, jp REAL, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX sessions_by_activity ON sessions (activity_id)',
  `CREATE TABLE enrolments (
    activity_id TEXT NOT NULL, member_id TEXT NOT NULL, role TEXT, class_name TEXT,
    is_walk_in INTEGER, ${tombstone}, PRIMARY KEY (activity_id, member_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX enrolments_by_member ON enrolments (member_id)',
  `CREATE TABLE attendance (
    session_id TEXT NOT NULL, member_id TEXT NOT NULL, status TEXT, arrived_at INTEGER,
    left_at INTEGER, late_minutes INTEGER, recorded_by TEXT, row_version INTEGER NOT NULL,
    PRIMARY KEY (session_id, member_id)
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX attendance_by_member ON attendance (member_id)',
  `CREATE TABLE artifacts (
    id TEXT PRIMARY KEY, member_id TEXT, activity_id TEXT, session_id TEXT, type TEXT, title TEXT,
    tags TEXT, file_hash TEXT, file_name TEXT, thumbnail_hash TEXT, has_children INTEGER,
    consent TEXT, added_at INTEGER, is_demo INTEGER, ${tombstone}
  ) STRICT, WITHOUT ROWID`,
  'CREATE INDEX artifacts_by_member ON artifacts (member_id)',
  'CREATE INDEX artifacts_by_activity ON artifacts (activity_id)',
  'CREATE INDEX artifacts_by_session ON artifacts (session_id)',
  `CREATE TABLE files (
    hash TEXT PRIMARY KEY, size INTEGER, media_type TEXT, row_version INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
  // Which of the known files lie in this PC's store; a file may be known before it arrives.
  `CREATE TABLE stored_files (
    hash TEXT PRIMARY KEY, stored_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,

  // Search: names without titles; case, dots and apostrophes ignored; numbers; the schools of a member.
  `CREATE VIRTUAL TABLE member_search USING fts5 (
    name, numbers, school, tokenize = "unicode61 remove_diacritics 2", prefix = '1 2 3'
  )`,
  `CREATE VIEW member_search_rows AS
    SELECT m.row_no AS row_no, m.id AS member_id,
      ${plain("coalesce(m.full_name, '')")} AS name,
      coalesce(m.nuptk, '') || ' ' || coalesce(m.nip, '') || ' ' || coalesce(m.card_number, '') AS numbers,
      coalesce((SELECT group_concat(${plain("coalesce(i.name, '')")}, ' ')
        FROM posts p JOIN institutions i ON i.id = p.institution_id
        WHERE p.member_id = m.id AND p.removed_at IS NULL), '') AS school
    FROM members m`,
  `CREATE TRIGGER member_search_insert AFTER INSERT ON members BEGIN
    INSERT INTO member_search (rowid, name, numbers, school)
      SELECT row_no, name, numbers, school FROM member_search_rows WHERE member_id = new.id;
  END`,
  `CREATE TRIGGER member_search_update AFTER UPDATE OF full_name, nuptk, nip, card_number ON members BEGIN
    UPDATE member_search SET (name, numbers) =
      (SELECT name, numbers FROM member_search_rows WHERE member_id = new.id) WHERE rowid = new.row_no;
  END`,
  `CREATE TRIGGER member_search_post_insert AFTER INSERT ON posts BEGIN
    UPDATE member_search SET school =
      (SELECT school FROM member_search_rows WHERE member_id = new.member_id)
      WHERE rowid = (SELECT row_no FROM members WHERE id = new.member_id);
  END`,
  `CREATE TRIGGER member_search_post_update AFTER UPDATE ON posts BEGIN
    UPDATE member_search SET school =
      (SELECT school FROM member_search_rows WHERE row_no = member_search.rowid)
      WHERE rowid IN (SELECT row_no FROM members WHERE id IN (old.member_id, new.member_id));
  END`,
  `CREATE TRIGGER member_search_institution_insert AFTER INSERT ON institutions BEGIN
    UPDATE member_search SET school =
      (SELECT school FROM member_search_rows WHERE row_no = member_search.rowid)
      WHERE rowid IN (SELECT m.row_no FROM posts p JOIN members m ON m.id = p.member_id
        WHERE p.institution_id = new.id);
  END`,
  `CREATE TRIGGER member_search_institution_update AFTER UPDATE OF name ON institutions BEGIN
    UPDATE member_search SET school =
      (SELECT school FROM member_search_rows WHERE row_no = member_search.rowid)
      WHERE rowid IN (SELECT m.row_no FROM posts p JOIN members m ON m.id = p.member_id
        WHERE p.institution_id = new.id);
  END`,
]

/** SQL twin of `searchText` in shared/domain/person-name.ts: apostrophes go, dots and hyphens part words. */
function plain(expression: string): string {
  const without = [`''''`, `'’'`, `'‘'`, `'\`'`, `'ʼ'`].reduce(
    (sqlText, mark) => `replace(${sqlText}, ${mark}, '')`,
    expression,
  )
  return `replace(replace(${without}, '.', ' '), '-', ' ')`
}
