import { sql } from 'kysely'

import type { ClashSubject } from '../../../shared/domain/clash'
import type { ActivityId, InstitutionId, MemberId, SessionId } from '../../../shared/domain/ids'
import type { SyncedTableName } from '../../../shared/sync/synced-tables'
import type { ReadDb } from '../../database/database'

/** A record in question: its table and its key columns joined with ':'. */
export type RecordPlace = { readonly table: SyncedTableName; readonly rowKey: string }

type SubjectRow = {
  readonly rowKey: string
  readonly name: string | null
  readonly memberId: MemberId | null
  readonly institutionId: InstitutionId | null
  readonly activityId: ActivityId | null
  readonly activityTitle: string | null
  readonly sessionId: SessionId | null
  readonly title: string | null
  readonly position: number | null
  readonly heldOn: string | null
  readonly startsAt: number | null
  readonly endsAt: number | null
  readonly className: string | null
}

const noMember = sql`null as "memberId"`
const noInstitution = sql`null as "institutionId"`
const noActivity = sql`null as "activityId", null as "activityTitle"`
const noSession = sql`null as "sessionId", null as title, null as position, null as "heldOn",
  null as "startsAt", null as "endsAt", null as "className"`
const aMember = sql`m.id as "memberId"`
const anActivity = sql`a.id as "activityId", a.title as "activityTitle"`
const aSession = sql`s.id as "sessionId", s.title, s.position, s.held_on as "heldOn",
  s.starts_at as "startsAt", s.ends_at as "endsAt", s.class_name as "className"`

const first = sql`substr(w.value, 1, 26)`
const second = sql`substr(w.value, 28)`

/** How people call the records of one table, from `w` (their keys) on. */
function subjectsOf(table: SyncedTableName) {
  switch (table) {
    case 'members':
      return sql`m.full_name as name, ${aMember}, ${noInstitution}, ${noActivity}, ${noSession}
        from wanted w join members m on m.id = w.value`
    case 'institutions':
      return sql`i.name, ${noMember}, i.id as "institutionId", ${noActivity}, ${noSession}
        from wanted w join institutions i on i.id = w.value`
    case 'posts':
      return sql`m.full_name as name, ${aMember}, p.institution_id as "institutionId",
          ${noActivity}, ${noSession}
        from wanted w join posts p on p.id = w.value left join members m on m.id = p.member_id`
    case 'activities':
      return sql`a.title as name, ${noMember}, ${noInstitution}, ${anActivity}, ${noSession}
        from wanted w join activities a on a.id = w.value`
    case 'venues':
      return sql`v.name, ${noMember}, ${noInstitution}, ${anActivity}, ${noSession}
        from wanted w join venues v on v.id = w.value
        left join activities a on a.id = v.activity_id`
    case 'sessions':
      return sql`a.title as name, ${noMember}, ${noInstitution}, ${anActivity}, ${aSession}
        from wanted w join sessions s on s.id = w.value
        left join activities a on a.id = s.activity_id`
    case 'enrolments':
      return sql`m.full_name as name, ${aMember}, ${noInstitution}, ${anActivity}, ${noSession}
        from wanted w left join members m on m.id = ${second}
        left join activities a on a.id = ${first}`
    case 'attendance':
      return sql`m.full_name as name, ${aMember}, ${noInstitution}, ${anActivity}, ${aSession}
        from wanted w left join members m on m.id = ${second}
        left join sessions s on s.id = ${first} left join activities a on a.id = s.activity_id`
    case 'artifacts':
      return sql`f.title as name, f.member_id as "memberId", ${noInstitution}, ${anActivity},
          ${noSession}
        from wanted w join artifacts f on f.id = w.value
        left join activities a on a.id = f.activity_id`
    case 'duplicate_decisions':
      return sql`coalesce(m1.full_name, i1.name) || ' / ' || coalesce(m2.full_name, i2.name) as name,
          ${noMember}, ${noInstitution}, ${noActivity}, ${noSession}
        from wanted w
        left join members m1 on m1.id = ${first} left join members m2 on m2.id = ${second}
        left join institutions i1 on i1.id = ${first}
        left join institutions i2 on i2.id = ${second}`
    default:
      return subjectsOfPapers(table)
  }
}

function subjectsOfPapers(table: SyncedTableName) {
  switch (table) {
    case 'certificates':
    case 'certificate_names':
      return sql`coalesce(n.name || ', ', '') || c.number as name, c.member_id as "memberId",
          ${noInstitution}, ${anActivity}, ${noSession}
        from wanted w join certificates c on c.id = w.value
        left join certificate_names n on n.certificate_id = c.id
        left join activities a on a.id = c.activity_id`
    case 'minutes':
    case 'activity_plans':
    case 'activity_reports':
    case 'certificate_rules':
      return sql`a.title as name, ${noMember}, ${noInstitution}, ${anActivity}, ${noSession}
        from wanted w left join activities a on a.id = w.value`
    default:
      return plainlyNamed(table)
  }
}

/** What a record is called by a column of its own; others go without a name. */
const ownNames: Readonly<Partial<Record<SyncedTableName, string>>> = {
  hubs: 'name',
  accounts: 'name',
  board_terms: 'decree_number',
  board_posts: 'post',
  work_items: 'name',
  letters: 'subject',
  letter_recipients: 'name',
  guests: 'name',
  inventory_items: 'name',
  budget_items: 'description',
  agenda_items: 'topic',
  staff: 'person_name',
  decisions: 'text',
  travel_orders: 'person_name',
}

function plainlyNamed(table: SyncedTableName) {
  const nobody = sql`${noMember}, ${noInstitution}, ${noActivity}, ${noSession}`
  const column = ownNames[table]
  return column === undefined
    ? sql`null as name, ${nobody} from wanted w`
    : sql`p.${sql.ref(column)} as name, ${nobody}
        from wanted w join ${sql.table(table)} p on p.id = w.value`
}

/** The subjects of records, by `subjectKey`. */
export async function describeSubjects(
  db: ReadDb,
  places: readonly RecordPlace[],
): Promise<ReadonlyMap<string, ClashSubject>> {
  const subjects = new Map<string, ClashSubject>()
  for (const table of new Set(places.map((place) => place.table))) {
    const keys = new Set(places.filter((place) => place.table === table).map((one) => one.rowKey))
    const { rows } = await sql<SubjectRow>`
      with wanted (value) as (select value from json_each(${JSON.stringify([...keys])}))
      select w.value as "rowKey", ${subjectsOf(table)}`.execute(db)
    for (const row of rows) subjects.set(subjectKey({ table, rowKey: row.rowKey }), toSubject(row))
  }
  return subjects
}

export function subjectKey({ table, rowKey }: RecordPlace): string {
  return `${table}/${rowKey}`
}

export const unknownSubject: ClashSubject = {
  name: '',
  memberId: null,
  institutionId: null,
  activityId: null,
  activityTitle: null,
  session: null,
}

function toSubject(row: SubjectRow): ClashSubject {
  return {
    name: row.name ?? '',
    memberId: row.memberId,
    institutionId: row.institutionId,
    activityId: row.activityId,
    activityTitle: row.activityTitle,
    session:
      row.sessionId === null
        ? null
        : {
            id: row.sessionId,
            title: row.title,
            position: row.position ?? 0,
            heldOn: row.heldOn,
            startsAt: row.startsAt,
            endsAt: row.endsAt,
            className: row.className,
          },
  }
}

/** Names of the institutions, venues, people … that values point to, by id. */
export async function listNames(
  db: ReadDb,
  ids: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const { rows } = await sql<{ id: string; name: string | null }>`
    select w.value as id, coalesce(
      (select name from institutions where id = w.value),
      (select name from venues where id = w.value),
      (select full_name from members where id = w.value),
      (select title from activities where id = w.value),
      (select title from sessions where id = w.value),
      (select name from hubs where id = w.value)) as name
    from json_each(${JSON.stringify(ids)}) w`.execute(db)
  return Object.fromEntries(rows.flatMap(({ id, name }) => (name === null ? [] : [[id, name]])))
}
