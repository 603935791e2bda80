import type { MessageKey } from '../../shared/i18n/keys'

/**
 * How people read the columns of a record: their label, and what kind of value stands in them.
 * A column that is not here is not told: it serves the program, not the reader.
 */
export type ColumnKind =
  | 'text'
  | 'phone'
  | 'day'
  | 'minute-of-day'
  | 'number'
  | 'yes-no'
  | 'name'
  | 'tags'
  /** A word of a closed list; its texts are the messages below this prefix. */
  | { readonly words: string }

export type ColumnSpec = { readonly label: MessageKey; readonly kind: ColumnKind }

const column = (label: MessageKey, kind: ColumnKind = 'text'): ColumnSpec => ({ label, kind })
const words = (prefix: string): ColumnKind => ({ words: prefix })

const recordColumns: Readonly<Record<string, Readonly<Record<string, ColumnSpec>>>> = {
  members: {
    front_title: column('members.field.frontTitle'),
    full_name: column('members.field.fullName'),
    back_title: column('members.field.backTitle'),
    sex: column('members.field.sex', words('members.sex')),
    birth_place: column('members.field.birthPlace'),
    birth_date: column('members.field.birthDate', 'day'),
    nuptk: column('members.field.nuptk'),
    nip: column('members.field.nip'),
    nik: column('members.field.nik'),
    phone: column('members.field.phone', 'phone'),
    email: column('members.field.email'),
    card_number: column('members.field.cardNumber'),
    member_number: column('members.field.memberNumber'),
    home_address: column('members.field.homeAddress'),
    employment_status: column('members.field.employmentStatus'),
    employment_group: column('members.field.employmentGroup', words('members.employment')),
    rank: column('members.field.rank'),
    service_started_on: column('members.field.serviceStartedOn', 'day'),
    is_certified: column('members.field.isCertified', 'yes-no'),
    education_level: column('members.field.educationLevel', words('members.education')),
    education_major: column('members.field.educationMajor'),
    is_linear: column('members.field.isLinear', 'yes-no'),
    activity_status: column('members.field.activityStatus', words('members.status')),
    joined_on: column('members.field.joinedOn', 'day'),
    left_on: column('members.field.leftOn', 'day'),
    note: column('members.field.note'),
    is_walk_in: column('history.field.walk-in', 'yes-no'),
  },
  posts: {
    institution_id: column('members.field.institution', 'name'),
    position: column('members.field.position'),
    is_home: column('history.field.is-home', 'yes-no'),
    started_on: column('members.field.startedOn', 'day'),
    ended_on: column('history.field.ended-on', 'day'),
  },
  institutions: {
    npsn: column('institutions.field.npsn'),
    name: column('institutions.field.name'),
    form: column('institutions.field.form', words('institutions.form')),
    core_status: column('institutions.field.coreStatus', words('institutions.core')),
    district_name: column('institutions.field.district'),
    village: column('institutions.field.village'),
    address: column('institutions.field.address'),
    head_name: column('institutions.field.headName'),
    phone: column('institutions.field.phone', 'phone'),
    pupil_count: column('institutions.field.pupilCount', 'number'),
    accreditation: column('institutions.field.accreditation', words('institutions.accreditation')),
    accreditation_year: column('institutions.field.accreditationYear'),
  },
  activities: {
    hub_id: column('activities.field.hub', 'name'),
    title: column('activities.field.title'),
    type: column('activities.field.type', words('activities.type')),
    purpose: column('activities.field.purpose', words('activities.purpose')),
    starts_on: column('activities.field.startsOn', 'day'),
    ends_on: column('activities.field.endsOn', 'day'),
    quota: column('activities.field.quota', 'number'),
    note: column('activities.field.note'),
  },
  venues: {
    name: column('history.field.venue-name'),
    address: column('activities.field.venue.address'),
  },
  sessions: {
    position: column('history.field.position', 'number'),
    title: column('sessions.field.title'),
    held_on: column('sessions.field.heldOn', 'day'),
    starts_at: column('sessions.field.startsAt', 'minute-of-day'),
    ends_at: column('sessions.field.endsAt', 'minute-of-day'),
    class_name: column('sessions.field.className'),
    venue_id: column('history.field.venue', 'name'),
    jp: column('sessions.field.jp', 'number'),
  },
  enrolments: {
    role: column('activities.people.role', words('activities.role')),
    class_name: column('sessions.field.className'),
    is_walk_in: column('history.field.walk-in', 'yes-no'),
  },
  attendance: {
    status: column('attendance.column.status', words('attendance.status')),
    arrived_at: column('attendance.column.arrivedAt', 'minute-of-day'),
    left_at: column('attendance.column.leftAt', 'minute-of-day'),
    late_minutes: column('history.field.late-minutes', 'number'),
  },
  duplicate_decisions: { decision: column('history.field.decision', words('history.decision')) },
  certificates: {
    role: column('certificates.column.role', words('certificates.role')),
    number: column('certificates.column.number'),
    jp: column('certificates.column.jp', 'number'),
    issued_on: column('certificates.issue.day', 'day'),
    signed_on: column('certificates.sign.day', 'day'),
  },
  certificate_names: {
    name: column('certificates.column.name'),
    unit: column('certificates.column.unit'),
    override_reason: column('certificates.person.override'),
    revoked_reason: column('certificates.revoke.reason'),
  },
  artifacts: {
    title: column('portfolio.field.title'),
    type: column('portfolio.field.type', words('portfolio.type')),
    tags: column('portfolio.field.tags', 'tags'),
    member_id: column('portfolio.field.member', 'name'),
    activity_id: column('portfolio.field.activity', 'name'),
    session_id: column('history.field.session', 'name'),
    file_name: column('portfolio.field.file-name'),
    has_children: column('portfolio.field.children-short', 'yes-no'),
    consent: column('portfolio.field.consent', words('portfolio.consent')),
  },
}

export function recordColumn(table: string, name: string): ColumnSpec | undefined {
  const columns = Object.hasOwn(recordColumns, table) ? recordColumns[table] : undefined
  return columns !== undefined && Object.hasOwn(columns, name) ? columns[name] : undefined
}
