import { paperworkTables } from './paperwork-tables'
import { type SyncedTable, table, tombstone } from './synced-table'

/**
 * The registry of tables that travel between hubs: which columns a patch may carry, how far each
 * column travels, and which rows are personal (hashed as leaves of their own, so that one person's
 * data can be erased later, DESIGN 5.1). `electron/database/change-log.test.ts` compares it
 * with the real tables. Numbers are kept in `cell_versions` and must never be reused.
 */
export const syncedTables = {
  hubs: table(
    1,
    ['id'],
    {},
    {
      name: [1, 'text'],
      type_text: [2, 'text'],
      parent_hub_id: [3, 'id'],
      province_code: [4, 'text'],
      regency_code: [5, 'text'],
      district_code: [6, 'text'],
      district_name: [7, 'text'],
      is_demo: [8, 'integer'],
      ...tombstone(30),
    },
  ),
  accounts: table(
    2,
    ['id'],
    { isPersonal: true },
    {
      hub_id: [1, 'id'],
      name: [2, 'text'],
      role: [3, 'text'],
      ...tombstone(30),
    },
  ),
  institutions: table(
    3,
    ['id'],
    {},
    {
      hub_id: [1, 'id'],
      npsn: [2, 'text'],
      name: [3, 'text'],
      form: [4, 'text'],
      core_status: [5, 'text'],
      district_code: [6, 'text'],
      district_name: [7, 'text'],
      village: [8, 'text'],
      address: [9, 'text'],
      head_name: [10, 'text'],
      phone: [11, 'text'],
      is_demo: [12, 'integer'],
      archived_at: [13, 'integer'],
      pupil_count: [14, 'integer'],
      accreditation: [15, 'text'],
      accreditation_year: [16, 'integer'],
      ...tombstone(30),
    },
  ),
  members: table(
    4,
    ['id'],
    { isPersonal: true },
    {
      front_title: [1, 'text'],
      full_name: [2, 'text'],
      back_title: [3, 'text'],
      sex: [4, 'text'],
      birth_place: [5, 'text'],
      birth_date: [6, 'text'],
      nuptk: [7, 'text'],
      nip: [8, 'text'],
      nik: [9, 'text', 'hub'],
      phone: [10, 'text'],
      email: [11, 'text'],
      card_number: [12, 'text'],
      employment_status: [13, 'text'],
      employment_group: [14, 'text'],
      education_level: [15, 'text'],
      education_major: [16, 'text'],
      is_linear: [17, 'integer'],
      activity_status: [18, 'text'],
      joined_on: [19, 'text'],
      left_on: [20, 'text'],
      note: [21, 'text'],
      is_walk_in: [22, 'integer'],
      is_demo: [23, 'integer'],
      archived_at: [24, 'integer'],
      member_number: [25, 'text'],
      rank: [26, 'text'],
      service_started_on: [27, 'text'],
      is_certified: [28, 'integer'],
      home_address: [29, 'text'],
      ...tombstone(30),
    },
  ),
  posts: table(
    5,
    ['id'],
    {},
    {
      member_id: [1, 'id'],
      institution_id: [2, 'id'],
      position: [3, 'text'],
      is_home: [4, 'integer'],
      started_on: [5, 'text'],
      ended_on: [6, 'text'],
      ...tombstone(30),
    },
  ),
  activities: table(
    6,
    ['id'],
    {},
    {
      hub_id: [1, 'id'],
      title: [2, 'text'],
      type: [3, 'text'],
      purpose: [4, 'text'],
      starts_on: [5, 'text'],
      ends_on: [6, 'text'],
      quota: [7, 'integer'],
      series_id: [8, 'id'],
      note: [9, 'text'],
      is_demo: [10, 'integer'],
      archived_at: [11, 'integer'],
      ...tombstone(30),
    },
  ),
  venues: table(
    7,
    ['id'],
    {},
    {
      activity_id: [1, 'id'],
      name: [2, 'text'],
      address: [3, 'text'],
      ...tombstone(30),
    },
  ),
  sessions: table(
    8,
    ['id'],
    {},
    {
      activity_id: [1, 'id'],
      position: [2, 'integer'],
      title: [3, 'text'],
      held_on: [4, 'text'],
      starts_at: [5, 'integer'],
      ends_at: [6, 'integer'],
      class_name: [7, 'text'],
      venue_id: [8, 'id'],
      jp: [9, 'real'],
      ...tombstone(30),
    },
  ),
  enrolments: table(
    9,
    ['activity_id', 'member_id'],
    {},
    {
      role: [1, 'text'],
      class_name: [2, 'text'],
      is_walk_in: [3, 'integer'],
      ...tombstone(30),
    },
  ),
  attendance: table(
    10,
    ['session_id', 'member_id'],
    { hasCorrections: true },
    {
      status: [1, 'text'],
      arrived_at: [2, 'integer'],
      left_at: [3, 'integer'],
      late_minutes: [4, 'integer'],
      recorded_by: [5, 'id'],
    },
  ),
  artifacts: table(
    11,
    ['id'],
    { isPersonal: true },
    {
      member_id: [1, 'id'],
      activity_id: [2, 'id'],
      session_id: [3, 'id'],
      type: [4, 'text'],
      title: [5, 'text'],
      tags: [6, 'text'],
      file_hash: [7, 'text'],
      file_name: [8, 'text'],
      thumbnail_hash: [9, 'text'],
      has_children: [10, 'integer'],
      consent: [11, 'text'],
      added_at: [12, 'integer'],
      is_demo: [13, 'integer'],
      record_id: [14, 'id'],
      ...tombstone(30),
    },
  ),
  files: table(
    12,
    ['hash'],
    {},
    {
      size: [1, 'integer'],
      media_type: [2, 'text'],
    },
  ),
  duplicate_decisions: table(
    13,
    ['first_id', 'second_id'],
    {},
    {
      kind: [1, 'text'],
      decision: [2, 'text'],
      decided_by: [3, 'id'],
    },
  ),
  erasures: table(
    14,
    ['subject_id'],
    {},
    {
      erased_by: [1, 'id'],
      erased_at: [2, 'integer'],
    },
  ),
  ...paperworkTables,
} as const

export type SyncedTableName = keyof typeof syncedTables
export const syncedTableNames = Object.keys(syncedTables) as readonly SyncedTableName[]

/** The registry entry under its general type, for code that treats all tables alike. */
export function syncedTable(name: SyncedTableName): SyncedTable {
  return syncedTables[name]
}

export function isSyncedTableName(name: string): name is SyncedTableName {
  return Object.hasOwn(syncedTables, name)
}
