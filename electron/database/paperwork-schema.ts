import type {
  ActivityId,
  AgendaItemId,
  BoardPostId,
  BoardTermId,
  BudgetItemId,
  CashEntryId,
  CashPaperId,
  CertificateId,
  DecisionId,
  DeviceId,
  FileHash,
  GuestId,
  HandoverId,
  HubId,
  InstitutionId,
  InventoryItemId,
  LetterId,
  LetterRecipientId,
  MemberId,
  NumberRangeId,
  StaffId,
  TravelOrderId,
  WordingId,
  WorkItemId,
} from '../../shared/domain/ids'
import type { Tombstone } from './schema'

/** Rows of the secretary's paperwork as SQLite keeps them; see schema.ts. */
/** The kop of a hub; `lines` one below the other, `place` where papers are dated. */
export type LetterheadsTable = {
  hub_id: HubId
  lines: string | null
  address: string | null
  place: string | null
  logo_hash: FileHash | null
  row_version: number
}

export type BoardTermsTable = {
  id: BoardTermId
  hub_id: HubId | null
  decree_number: string | null
  decree_on: string | null
  decree_about: string | null
  signer: string | null
  signer_post: string | null
  signer_nip: string | null
  starts_on: string | null
  ends_on: string | null
} & Tombstone

export type BoardPostsTable = {
  id: BoardPostId
  term_id: BoardTermId | null
  position: number | null
  post: string | null
  member_id: MemberId | null
  person_name: string | null
  unit: string | null
  nip: string | null
} & Tombstone

/** Program kerja. `months`: JSON array of 1 to 12. */
export type WorkItemsTable = {
  id: WorkItemId
  hub_id: HubId | null
  year: number | null
  position: number | null
  name: string | null
  months: string | null
  time_text: string | null
  responsible: string | null
  budget: number | null
  indicator: string | null
  activity_id: ActivityId | null
} & Tombstone

/** Incoming and outgoing. `body`: JSON of the typed fields of its kind. */
export type LettersTable = {
  id: LetterId
  hub_id: HubId | null
  direction: string | null
  kind: string | null
  year: number | null
  agenda_no: number | null
  number: string | null
  number_seq: number | null
  letter_on: string | null
  received_on: string | null
  party: string | null
  subject: string | null
  attachment: string | null
  disposition: string | null
  signer: string | null
  signer_post: string | null
  signer_nip: string | null
  archive: string | null
  activity_id: ActivityId | null
  body: string | null
  status: string | null
  void_reason: string | null
} & Tombstone

export type LetterRecipientsTable = {
  id: LetterRecipientId
  letter_id: LetterId | null
  position: number | null
  institution_id: InstitutionId | null
  member_id: MemberId | null
  name: string | null
  place: string | null
  is_copy: number | null
  sent_on: string | null
  received_by: string | null
} & Tombstone

/** Numbers a PC may give without asking another; `series` = letters or certificates. */
export type NumberRangesTable = {
  id: NumberRangeId
  hub_id: HubId | null
  series: string | null
  year: number | null
  device_id: DeviceId | null
  first: number | null
  last: number | null
} & Tombstone

export type GuestsTable = {
  id: GuestId
  hub_id: HubId | null
  visited_on: string | null
  name: string | null
  post: string | null
  contact: string | null
  purpose: string | null
  impression: string | null
} & Tombstone

export type InventoryItemsTable = {
  id: InventoryItemId
  hub_id: HubId | null
  code: string | null
  name: string | null
  quantity: number | null
  unit: string | null
  origin: string | null
  price: number | null
  acquired_on: string | null
  condition: string | null
  note: string | null
} & Tombstone

/** Buku kas umum: stays with the hub. Rupiah. */
export type CashEntriesTable = {
  id: CashEntryId
  hub_id: HubId | null
  entry_on: string | null
  voucher_no: string | null
  description: string | null
  amount_in: number | null
  amount_out: number | null
  post: string | null
  party: string | null
  activity_id: ActivityId | null
  budget_item_id: BudgetItemId | null
} & Tombstone

/** RAB. Rupiah. */
export type BudgetItemsTable = {
  id: BudgetItemId
  activity_id: ActivityId | null
  position: number | null
  description: string | null
  volume: number | null
  unit: string | null
  unit_price: number | null
  source: string | null
  post: string | null
} & Tombstone

/** Jadwal acara and, by `section`, the structure of the programme. */
export type AgendaItemsTable = {
  id: AgendaItemId
  activity_id: ActivityId | null
  position: number | null
  held_on: string | null
  starts_at: number | null
  ends_at: number | null
  jp: number | null
  topic: string | null
  speaker: string | null
  moderator: string | null
  section: string | null
} & Tombstone

/** Narasumber, fasilitator, moderator, panitia: members or guests. */
export type StaffTable = {
  id: StaffId
  activity_id: ActivityId | null
  member_id: MemberId | null
  person_name: string | null
  unit: string | null
  nip: string | null
  role: string | null
  topic: string | null
  jp: number | null
  arrived_at: number | null
  left_at: number | null
} & Tombstone

/** Notulen, one to an activity. */
export type MinutesTable = {
  activity_id: ActivityId
  theme: string | null
  nature: string | null
  held_on: string | null
  starts_at: number | null
  ends_at: number | null
  place: string | null
  leader: string | null
  note_taker: string | null
  attendees: string | null
  agenda: string | null
  proceedings: string | null
  closing: string | null
} & Tombstone

/** What the minutes decided: also tasks. */
export type DecisionsTable = {
  id: DecisionId
  activity_id: ActivityId | null
  position: number | null
  text: string | null
  responsible_id: MemberId | null
  responsible_name: string | null
  due_on: string | null
  done_at: number | null
  note: string | null
} & Tombstone

/** KAK/TOR, part by part. */
export type ActivityPlansTable = {
  activity_id: ActivityId
  background: string | null
  basis: string | null
  purpose: string | null
  outcomes: string | null
  audience: string | null
  speakers: string | null
  materials: string | null
  committee: string | null
  closing: string | null
  row_version: number
}

/** Laporan kegiatan and berita acara, part by part. */
export type ActivityReportsTable = {
  activity_id: ActivityId
  background: string | null
  purpose: string | null
  target: string | null
  expected: string | null
  course: string | null
  indicators: string | null
  facilitators: string | null
  results: string | null
  funds: string | null
  problems: string | null
  conclusion: string | null
  recommendations: string | null
  record_note: string | null
  witness: string | null
  approved_by: string | null
  approved_on: string | null
  row_version: number
}

export type CertificateRulesTable = {
  activity_id: ActivityId
  jp: number | null
  share_percent: number | null
  needs_task: number | null
  predicate: string | null
  signer: string | null
  signer_post: string | null
  signer_nip: string | null
  co_signer: string | null
  co_signer_post: string | null
  co_signer_nip: string | null
  level: string | null
  row_version: number
}

/** Names are apart, so that they can be erased and the numbers stay. */
export type CertificatesTable = {
  id: CertificateId
  activity_id: ActivityId | null
  member_id: MemberId | null
  role: string | null
  number: string | null
  number_seq: number | null
  year: number | null
  jp: number | null
  issued_on: string | null
  revoked_at: number | null
  /** Day the printed one came back from whoever signs; null: it waits, also unprinted. */
  signed_on: string | null
} & Tombstone

/** `code`: what its QR says, signed; it holds the name, and what people give as reasons may too. */
export type CertificateNamesTable = {
  certificate_id: CertificateId
  member_id: MemberId | null
  name: string | null
  unit: string | null
  id_number: string | null
  code: string | null
  override_reason: string | null
  revoked_reason: string | null
  row_version: number
}

/** A hub's own wording of a kind of paper. `texts`: JSON by part. */
export type WordingsTable = {
  id: WordingId
  hub_id: HubId | null
  kind: string | null
  texts: string | null
} & Tombstone

export type TravelOrdersTable = {
  id: TravelOrderId
  activity_id: ActivityId | null
  member_id: MemberId | null
  person_name: string | null
  unit: string | null
  rank: string | null
  nip: string | null
  order_number: string | null
  from_place: string | null
  departs_on: string | null
  returns_on: string | null
  host: string | null
  stamped_at: number | null
} & Tombstone

/** The photo or scan of a receipt. Its file stays in this PC's store and has no row in `files`. */
export type CashPapersTable = {
  id: CashPaperId
  entry_id: CashEntryId | null
  file_hash: FileHash | null
  file_name: string | null
  media_type: string | null
  size: number | null
  added_at: number | null
} & Tombstone

/** Serah terima of the secretary's office. `things`: JSON of what was handed over by hand. */
export type HandoversTable = {
  id: HandoverId
  hub_id: HubId | null
  held_on: string | null
  place: string | null
  from_name: string | null
  from_nip: string | null
  to_name: string | null
  to_nip: string | null
  things: string | null
  note: string | null
  file_name: string | null
  file_made_at: number | null
  finished_at: number | null
} & Tombstone
