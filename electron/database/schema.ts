import type {
  AccountId,
  ActivityId,
  AnyId,
  ArtifactId,
  DeviceId,
  FileHash,
  HubId,
  ImportId,
  InstitutionId,
  MemberId,
  NetworkId,
  PostId,
  RosterImportId,
  SessionId,
  VenueId,
} from '../../shared/domain/ids'
import type {
  ActivityPlansTable,
  ActivityReportsTable,
  AgendaItemsTable,
  BoardPostsTable,
  BoardTermsTable,
  BudgetItemsTable,
  CashEntriesTable,
  CashPapersTable,
  CertificateNamesTable,
  CertificateRulesTable,
  CertificatesTable,
  DecisionsTable,
  GuestsTable,
  HandoversTable,
  InventoryItemsTable,
  LetterheadsTable,
  LetterRecipientsTable,
  LettersTable,
  MinutesTable,
  NumberRangesTable,
  StaffTable,
  TravelOrdersTable,
  WordingsTable,
  WorkItemsTable,
} from './paperwork-schema'

/**
 * Row types as SQLite keeps them: snake_case, 0/1 for yes/no, milliseconds since 1970 for `_at`
 * (minutes of the day for `starts_at`, `arrived_at`, `left_at`), 'YYYY-MM-DD' for `_on`. Every
 * synced column may be NULL, because a newer or older hub may not send it.
 */
export type Schema = {
  device: DeviceTable
  devices: DevicesTable
  feeds: FeedsTable
  commits: CommitsTable
  commit_leaves: CommitLeavesTable
  cell_versions: CellVersionsTable
  feed_deps: { device_no: number; dep_no: number; seq: number; dep_seq: number }
  clashes: ClashesTable
  imports: ImportsTable
  import_runs: { import_id: ImportId; device_no: number; from_seq: number; to_seq: number }
  import_cells: ImportCellsTable
  held_hubs: { hub_id: HubId; held_at: number }
  written_bundles: WrittenBundlesTable
  written_files: { bundle_seq: number; part: number; hash: FileHash }
  known_vectors: KnownVectorsTable
  receipts: { holder_no: number; bundle_seq: number; told_at: number }
  wanted_files: { holder_no: number; hash: FileHash }
  lacked_leaves: { holder_no: number; device_no: number; seq: number; leaf_no: number }
  read_bundles: ReadBundlesTable
  trust_statements: { bytes: Uint8Array }
  invitations: InvitationsTable
  exchanges: { id: string; started_at: number; drive_label: string; summary: string }
  settings: { name: string; value: string }
  roster_imports: RosterImportsTable
  roster_import_cells: RosterImportCellsTable
  stored_files: { hash: FileHash; stored_at: number }
  member_search: { rowid: number; name: string; numbers: string; school: string }
  find_rows: { row_no: number; kind: number; record_id: string }
} & SyncedSchema

export type SyncedSchema = {
  hubs: HubsTable
  accounts: AccountsTable
  institutions: InstitutionsTable
  members: MembersTable
  posts: PostsTable
  activities: ActivitiesTable
  venues: VenuesTable
  sessions: SessionsTable
  enrolments: EnrolmentsTable
  attendance: AttendanceTable
  artifacts: ArtifactsTable
  files: { hash: FileHash; size: number | null; media_type: string | null; row_version: number }
  duplicate_decisions: DuplicateDecisionsTable
  erasures: ErasuresTable
  letterheads: LetterheadsTable
  board_terms: BoardTermsTable
  board_posts: BoardPostsTable
  work_items: WorkItemsTable
  letters: LettersTable
  letter_recipients: LetterRecipientsTable
  number_ranges: NumberRangesTable
  guests: GuestsTable
  inventory_items: InventoryItemsTable
  cash_entries: CashEntriesTable
  cash_papers: CashPapersTable
  handovers: HandoversTable
  budget_items: BudgetItemsTable
  agenda_items: AgendaItemsTable
  staff: StaffTable
  minutes: MinutesTable
  decisions: DecisionsTable
  activity_plans: ActivityPlansTable
  activity_reports: ActivityReportsTable
  certificate_rules: CertificateRulesTable
  certificates: CertificatesTable
  certificate_names: CertificateNamesTable
  wordings: WordingsTable
  travel_orders: TravelOrdersTable
}

export type Tombstone = {
  removed_at: number | null
  removed_by: AccountId | null
  row_version: number
}

type DeviceTable = {
  only_row: number
  device_id: DeviceId
  hub_id: HubId | null
  account_id: AccountId | null
  network_id: NetworkId | null
  network_name: string | null
  lamport: number
  wall_clock: number
  bundle_seq: number
}

type DevicesTable = {
  no: number
  device_id: DeviceId
  hub_id: HubId | null
  label: string
  sign_key: Uint8Array
  box_key: Uint8Array
  added_at: number
  /** Reported lost: commits after this one are kept and passed on, not applied. */
  revoked_after: number | null
  /** A copy of this device gave up what it had written after this one: nobody waits for those. */
  renounced_after: number | null
  /** How far this device was seen to hold the very commits of our own feed that we hold. */
  confirmed_seq: number | null
}

type FeedsTable = {
  device_no: number
  seq: number
  hash: Uint8Array
  lamport: number
  wall_clock: number
  /** Last seq of this feed that a commit of our own named in its deps. */
  cited_seq: number
  state: 'open' | 'forked'
}

type CommitsTable = {
  device_no: number
  seq: number
  lamport: number
  wall_clock: number
  header: Uint8Array
  signature: Uint8Array | null
  is_applied: number
}

type CommitLeavesTable = {
  device_no: number
  seq: number
  leaf_no: number
  kind: number
  row_key: string | null
  /** NULL when erased or not ours to see; the hash stays in the commit's header. */
  bytes: Uint8Array | null
}

type CellVersionsTable = {
  table_no: number
  row_key: string
  column_no: number
  version: number
}

type KnownVectorsTable = {
  holder_no: number
  device_no: number
  seq: number
  learned_at: number
  /** Whose bundle told us; NULL when it was the holder's own. */
  via_no: number | null
}

/** A value that lost against one whose writer had not seen it. */
type ClashesTable = {
  table_no: number
  row_key: string
  column_no: number
  loser_no: number
  loser_seq: number
  value: string | number | null
  version: number
  /** 1: it did not write this cell (a removal) but went on using the row that another removed. */
  is_edit: number
  found_at: number
}

type ImportsTable = {
  id: ImportId
  imported_at: number
  drive_label: string
  summary: string
  undone_at: number | null
  /** Set when this is the taking back of that import: kept, so that it can be taken back as well. */
  undo_of: ImportId | null
}

type ImportCellsTable = {
  import_id: ImportId
  table_no: number
  row_key: string
  column_no: number
  before: string | number | null
  /** The version of that value; one of the import's own commits when the import had made the row. */
  before_version: number
}

type WrittenBundlesTable = {
  bundle_seq: number
  part: number
  bytes: number
  /** Of the header, which no two bundles share. */
  hash: Uint8Array
  /** What reading the whole file back must give. */
  check_value: Uint8Array
  written_at: number
  verified_at: number | null
}

type ReadBundlesTable = {
  sender_no: number
  bundle_seq: number
  part: number
  read_at: number
}

type InvitationsTable = {
  id: string
  label: string
  box_public_key: Uint8Array | null
  box_secret_key: Uint8Array | null
  created_at: number
}

type RosterImportsTable = {
  id: RosterImportId
  file_name: string
  imported_at: number
  summary: string
  undone_at: number | null
}

type RosterImportCellsTable = {
  import_id: RosterImportId
  table_name: string
  row_key: string
  is_new: number
  before: string
  after: string
}

type HubsTable = {
  id: HubId
  name: string | null
  type_text: string | null
  parent_hub_id: HubId | null
  province_code: string | null
  regency_code: string | null
  district_code: string | null
  district_name: string | null
  is_demo: number | null
} & Tombstone

type AccountsTable = {
  id: AccountId
  hub_id: HubId | null
  name: string | null
  role: string | null
} & Tombstone

type InstitutionsTable = {
  id: InstitutionId
  hub_id: HubId | null
  npsn: string | null
  name: string | null
  form: string | null
  core_status: string | null
  district_code: string | null
  district_name: string | null
  village: string | null
  address: string | null
  head_name: string | null
  phone: string | null
  is_demo: number | null
  archived_at: number | null
  pupil_count: number | null
  accreditation: string | null
  accreditation_year: number | null
  /** Local: who stands for it after duplicates were joined; NULL = itself. */
  survivor_id: InstitutionId | null
} & Tombstone

type MembersTable = {
  id: MemberId
  front_title: string | null
  full_name: string | null
  back_title: string | null
  sex: string | null
  birth_place: string | null
  birth_date: string | null
  nuptk: string | null
  nip: string | null
  nik: string | null
  phone: string | null
  email: string | null
  card_number: string | null
  employment_status: string | null
  employment_group: string | null
  education_level: string | null
  education_major: string | null
  is_linear: number | null
  activity_status: string | null
  joined_on: string | null
  left_on: string | null
  note: string | null
  is_walk_in: number | null
  is_demo: number | null
  archived_at: number | null
  member_number: string | null
  rank: string | null
  service_started_on: string | null
  is_certified: number | null
  home_address: string | null
  /** Local: who stands for this person after duplicates were joined; NULL = themselves. */
  survivor_id: MemberId | null
} & Tombstone

type PostsTable = {
  id: PostId
  member_id: MemberId | null
  institution_id: InstitutionId | null
  position: string | null
  is_home: number | null
  started_on: string | null
  ended_on: string | null
} & Tombstone

type ActivitiesTable = {
  id: ActivityId
  hub_id: HubId | null
  title: string | null
  type: string | null
  purpose: string | null
  starts_on: string | null
  ends_on: string | null
  quota: number | null
  series_id: string | null
  note: string | null
  is_demo: number | null
  archived_at: number | null
} & Tombstone

type VenuesTable = {
  id: VenueId
  activity_id: ActivityId | null
  name: string | null
  address: string | null
} & Tombstone

type SessionsTable = {
  id: SessionId
  activity_id: ActivityId | null
  position: number | null
  title: string | null
  held_on: string | null
  starts_at: number | null
  ends_at: number | null
  class_name: string | null
  venue_id: VenueId | null
  jp: number | null
} & Tombstone

type EnrolmentsTable = {
  activity_id: ActivityId
  member_id: MemberId
  role: string | null
  class_name: string | null
  is_walk_in: number | null
} & Tombstone

type AttendanceTable = {
  session_id: SessionId
  member_id: MemberId
  status: string | null
  arrived_at: number | null
  left_at: number | null
  late_minutes: number | null
  recorded_by: AccountId | null
  row_version: number
}

type ArtifactsTable = {
  id: ArtifactId
  member_id: MemberId | null
  activity_id: ActivityId | null
  session_id: SessionId | null
  type: string | null
  title: string | null
  /** JSON array of words. */
  tags: string | null
  file_hash: FileHash | null
  file_name: string | null
  thumbnail_hash: FileHash | null
  has_children: number | null
  consent: string | null
  added_at: number | null
  is_demo: number | null
  /** A letter, receipt or decree that it is the paper of. */
  record_id: AnyId | null
} & Tombstone

/** The pair of ids, smaller first, names the question. */
type DuplicateDecisionsTable = {
  first_id: string
  second_id: string
  kind: 'member' | 'institution' | null
  decision: 'same' | 'different' | null
  decided_by: AccountId | null
  row_version: number
}

type ErasuresTable = {
  subject_id: string
  erased_by: AccountId | null
  erased_at: number | null
  row_version: number
}
