import { type Kysely, sql } from 'kysely'

/**
 * What an exchange that can be reviewed, taken back and trusted needs: what each commit had seen,
 * clashes, duplicates, imports that can be undone, erasures, lost devices, bundles on sticks.
 * Frozen: never edited after release, imports nothing but kysely.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db)
}

const statements = [
  // What a commit had seen of another feed: the newest row at or before its seq counts. Commits
  // taken by version 1 are read for it after the migration (settings row 'deps-unread').
  `CREATE TABLE feed_deps (
    device_no INTEGER NOT NULL,
    dep_no INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    dep_seq INTEGER NOT NULL,
    PRIMARY KEY (device_no, dep_no, seq)
  ) STRICT, WITHOUT ROWID`,
  // From a cell's version (Lamport time, device) back to the commit that wrote it.
  'CREATE INDEX commits_by_lamport ON commits (lamport, device_no)',
  `INSERT INTO settings (name, value) SELECT 'deps-unread', 'true'
    WHERE EXISTS (SELECT 1 FROM commits)`,
  // Values that lost against one written without having seen them (DESIGN 5.2). Kept also when both
  // say the same, so that every hub keeps the same ones whatever the order; only different ones show.
  `CREATE TABLE clashes (
    table_no INTEGER NOT NULL,
    row_key TEXT NOT NULL,
    column_no INTEGER NOT NULL,
    loser_no INTEGER NOT NULL,
    loser_seq INTEGER NOT NULL,
    value ANY,
    version INTEGER NOT NULL,
    is_edit INTEGER NOT NULL,
    found_at INTEGER NOT NULL,
    PRIMARY KEY (table_no, row_key, column_no, loser_no, loser_seq)
  ) STRICT, WITHOUT ROWID`,

  // One import = the commits one exchange brought. Cells are those of rows that stood already, with
  // the version they had. An import that was taken back has the taking back as an import of its own.
  `CREATE TABLE imports (
    id TEXT PRIMARY KEY,
    imported_at INTEGER NOT NULL,
    drive_label TEXT NOT NULL,
    summary TEXT NOT NULL,
    undone_at INTEGER,
    undo_of TEXT
  ) STRICT`,
  `CREATE TABLE import_runs (
    import_id TEXT NOT NULL REFERENCES imports (id),
    device_no INTEGER NOT NULL,
    from_seq INTEGER NOT NULL,
    to_seq INTEGER NOT NULL,
    PRIMARY KEY (import_id, device_no, from_seq)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE import_cells (
    import_id TEXT NOT NULL REFERENCES imports (id),
    table_no INTEGER NOT NULL,
    row_key TEXT NOT NULL,
    column_no INTEGER NOT NULL,
    before ANY,
    before_version INTEGER NOT NULL,
    PRIMARY KEY (import_id, table_no, row_key, column_no)
  ) STRICT, WITHOUT ROWID`,
  // Hubs whose part waits for a later exchange, because somebody wanted to look first.
  'CREATE TABLE held_hubs (hub_id TEXT PRIMARY KEY, held_at INTEGER NOT NULL) STRICT, WITHOUT ROWID',

  // Commits of a device after this one are kept and passed on, but not applied: it was reported lost.
  'ALTER TABLE devices ADD COLUMN revoked_after INTEGER',
  // A copy of this device gave up what it had written after this one: nobody waits for those commits.
  'ALTER TABLE devices ADD COLUMN renounced_after INTEGER',
  // How far this device was seen to hold the very commits of our own feed that we hold.
  'ALTER TABLE devices ADD COLUMN confirmed_seq INTEGER',
  // The device whose bundle told us a receipt; NULL when the holder's own bundle did.
  'ALTER TABLE known_vectors ADD COLUMN via_no INTEGER',

  // Our own bundles and what they carry, so that a file lies on a stick once. The hash is of the
  // header, which no two bundles share; the check value is what reading the whole back must give.
  `CREATE TABLE written_bundles (
    bundle_seq INTEGER NOT NULL,
    part INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    hash BLOB NOT NULL,
    check_value BLOB NOT NULL,
    written_at INTEGER NOT NULL,
    verified_at INTEGER,
    PRIMARY KEY (bundle_seq, part)
  ) STRICT, WITHOUT ROWID`,
  `CREATE TABLE written_files (
    bundle_seq INTEGER NOT NULL,
    part INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (bundle_seq, part, hash)
  ) STRICT, WITHOUT ROWID`,

  // Leaves of hub scope (NIK) that another device of our own hub said it lacks.
  `CREATE TABLE lacked_leaves (
    holder_no INTEGER NOT NULL,
    device_no INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    leaf_no INTEGER NOT NULL,
    PRIMARY KEY (holder_no, device_no, seq, leaf_no)
  ) STRICT, WITHOUT ROWID`,
  // They are few among all leaves; kinds 2 and 3 are those of hub scope.
  `CREATE INDEX commit_leaves_private ON commit_leaves (device_no, seq, leaf_no)
    WHERE kind IN (2, 3)`,

  // Local: who stands for this person or institution after duplicates were joined; NULL = itself.
  'ALTER TABLE members ADD COLUMN survivor_id TEXT',
  'CREATE INDEX members_by_survivor ON members (survivor_id) WHERE survivor_id IS NOT NULL',
  'ALTER TABLE institutions ADD COLUMN survivor_id TEXT',
  'CREATE INDEX institutions_by_survivor ON institutions (survivor_id) WHERE survivor_id IS NOT NULL',

  // Who is joined into another record is left out of the list too.
  'DROP INDEX members_listed',
  `CREATE INDEX members_listed ON members
    (full_name COLLATE NOCASE, id, is_walk_in, activity_status)
    WHERE removed_at IS NULL AND archived_at IS NULL AND survivor_id IS NULL`,
  // As in 0001, with what the records joined into a person say: they are found by that as well.
  'DROP VIEW member_search_rows',
  `CREATE VIEW member_search_rows AS
    SELECT m.row_no AS row_no, m.id AS member_id,
      ${plain(`coalesce(m.full_name, '') || coalesce((SELECT ' ' || group_concat(l.full_name, ' ')
        FROM members l WHERE l.survivor_id = m.id), '')`)} AS name,
      coalesce(m.nuptk, '') || ' ' || coalesce(m.nip, '') || ' ' || coalesce(m.card_number, '') ||
        coalesce((SELECT group_concat(' ' || coalesce(l.nuptk, '') || ' ' || coalesce(l.nip, '') ||
          ' ' || coalesce(l.card_number, ''), '') FROM members l WHERE l.survivor_id = m.id), '')
        AS numbers,
      coalesce((SELECT group_concat(${plain("coalesce(i.name, '')")}, ' ')
        FROM posts p JOIN institutions i ON i.id = p.institution_id
        WHERE p.member_id = m.id AND p.removed_at IS NULL), '') ||
        coalesce((SELECT ' ' || group_concat(${plain("coalesce(i.name, '')")}, ' ')
          FROM members l JOIN posts p ON p.member_id = l.id
            JOIN institutions i ON i.id = p.institution_id
          WHERE l.survivor_id = m.id AND p.removed_at IS NULL), '') AS school
    FROM members m`,

  // Synced. The pair (smaller id, larger id) names the question, so two hubs answer in one row.
  `CREATE TABLE duplicate_decisions (
    first_id TEXT NOT NULL, second_id TEXT NOT NULL, kind TEXT, decision TEXT, decided_by TEXT,
    row_version INTEGER NOT NULL, PRIMARY KEY (first_id, second_id)
  ) STRICT, WITHOUT ROWID`,
  // Synced. Whose personal data every hub drops (UU PDP); no tombstone: an erasure stays.
  `CREATE TABLE erasures (
    subject_id TEXT PRIMARY KEY, erased_by TEXT, erased_at INTEGER, row_version INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID`,
]

/** As in 0001: apostrophes go, dots and hyphens part words. */
function plain(expression: string): string {
  const without = [`''''`, `'’'`, `'‘'`, `'\`'`, `'ʼ'`].reduce(
    (sqlText, mark) => `replace(${sqlText}, ${mark}, '')`,
    expression,
  )
  return `replace(replace(${without}, '.', ' '), '-', ' ')`
}
