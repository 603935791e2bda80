import type {
  AccountId,
  ActivityId,
  FileHash,
  HubId,
  InstitutionId,
  MemberId,
  SessionId,
  VenueId,
} from '../../../../shared/domain/ids'
import { addDays, type Day } from '../../../../shared/lib/dates'
import { put } from '../../../database/change-log'
import type { WriteDb } from '../../../database/database'
import type { Ids } from '../../../platform/ids'
import type { DemoActivity } from './demo-activities'
import { makeArtifacts } from './demo-artifacts'
import { makeMarks } from './demo-attendance'
import type { DemoInstitution } from './demo-institutions'
import type { DemoPerson } from './demo-people'
import type { DemoRandom } from './demo-random'
import { demoDistricts } from './demo-region'

/** Turns the invented hub into rows, table by table, each in one `put`. All of them say `is_demo`. */
export type DemoPictures = readonly { readonly hash: FileHash; readonly size: number }[]

export type DemoWorld = {
  readonly random: DemoRandom
  readonly ids: Ids
  readonly today: Day
  readonly now: number
  readonly hubId: HubId
  readonly accountId: AccountId
  readonly institutions: readonly DemoInstitution[]
  readonly people: readonly DemoPerson[]
  readonly activities: readonly DemoActivity[]
  readonly pictures: DemoPictures
}

const demo = { is_demo: 1 } as const

/** The other two PKG and the nine gugus; returns the hub of each gugus, three to a PKG. */
export async function putDemoHubs(db: WriteDb, world: DemoWorld): Promise<readonly HubId[]> {
  const { ids, hubId } = world
  const pkgs = demoDistricts.map((_, index) => (index === 0 ? hubId : ids.next<'hub'>()))
  const place = (code: string) => ({
    province_code: code.slice(0, 2),
    regency_code: code.slice(0, 5),
    district_code: code,
  })
  const clusters = demoDistricts.flatMap((district, index) =>
    district.clusters.map((name) => ({
      id: ids.next<'hub'>(),
      name,
      type_text: 'Gugus PAUD',
      parent_hub_id: pkgs[index] ?? null,
      ...place(district.code),
      district_name: district.name,
      ...demo,
    })),
  )
  const others = demoDistricts.flatMap((district, index) => {
    const id = pkgs[index]
    if (id === undefined || id === hubId) return []
    return [
      {
        id,
        name: `PKG ${district.name} (contoh)`,
        type_text: 'PKG',
        parent_hub_id: null,
        ...place(district.code),
        district_name: district.name,
        ...demo,
      },
    ]
  })
  await put(db, 'hubs', [...others, ...clusters])
  return clusters.map(({ id }) => id)
}

export async function putDemoPeople(
  db: WriteDb,
  world: DemoWorld,
  clusterIds: readonly HubId[],
): Promise<readonly MemberId[]> {
  const { ids, institutions, people } = world
  const institutionIds = institutions.map(() => ids.next<'institution'>())
  const memberIds = people.map(() => ids.next<'member'>())
  await put(
    db,
    'institutions',
    institutions.map((institution, index) => {
      const district = demoDistricts[institution.districtIndex]
      return {
        id: institutionIds[index] as InstitutionId, // one id was made for each
        hub_id: clusterIds[institution.districtIndex * 3 + institution.clusterIndex] ?? null,
        npsn: institution.npsn,
        name: institution.name,
        form: institution.form,
        core_status: institution.isCore ? 'core' : 'impacted',
        district_code: district?.code ?? null,
        district_name: district?.name ?? null,
        village: institution.village,
        head_name: people[index * 3]?.fullName ?? null,
        ...demo,
      }
    }),
  )
  await put(
    db,
    'members',
    people.map((person, index) => ({
      id: memberIds[index] as MemberId, // as above
      front_title: person.frontTitle,
      full_name: person.fullName,
      back_title: person.backTitle,
      sex: person.sex,
      birth_place: person.birthPlace,
      birth_date: person.birthDate,
      nuptk: person.nuptk,
      nip: person.nip,
      nik: person.nik,
      phone: person.phone,
      employment_status: person.employmentStatus,
      employment_group: person.employmentGroup,
      education_level: person.educationLevel,
      education_major: person.educationMajor,
      is_linear: person.isLinear ? 1 : 0,
      activity_status: 'active',
      joined_on: person.joinedOn,
      is_walk_in: 0,
      ...demo,
    })),
  )
  await put(
    db,
    'posts',
    people.flatMap((person, index) => {
      const places = [
        { at: person.institutionIndex, isHome: true },
        ...(person.secondInstitutionIndex === null
          ? []
          : [{ at: person.secondInstitutionIndex, isHome: false }]),
      ]
      return places.map(({ at, isHome }) => ({
        id: ids.next<'post'>(),
        member_id: memberIds[index] ?? null,
        institution_id: institutionIds[at] ?? null,
        position: isHome ? person.position : 'Guru pendamping',
        is_home: isHome ? 1 : 0,
        started_on: person.joinedOn,
      }))
    }),
  )
  return memberIds
}

type Sheet = {
  readonly sessionId: SessionId
  readonly activity: DemoActivity
  readonly startsAt: number
  readonly endsAt: number
  readonly memberIds: readonly MemberId[]
}

export type DemoYear = {
  readonly activityIds: readonly ActivityId[]
  readonly participants: readonly (readonly MemberId[])[]
  readonly sheets: readonly Sheet[]
}

/** Activities with venues, sessions and people; the sheets are those of sessions already held. */
export async function putDemoYear(
  db: WriteDb,
  world: DemoWorld,
  memberIds: readonly MemberId[],
): Promise<DemoYear> {
  const { ids, activities, hubId, random, today } = world
  const seriesId = ids.next()
  const activityIds = activities.map(() => ids.next<'activity'>())
  const at = (index: number) => activityIds[index] as ActivityId // one id was made for each
  await put(
    db,
    'activities',
    activities.map((activity, index) => ({
      id: at(index),
      hub_id: hubId,
      title: activity.title,
      type: activity.type,
      purpose: activity.purpose,
      starts_on: activity.startsOn,
      ends_on: activity.endsOn,
      quota: activity.quota,
      series_id: activity.key === 'meeting' ? seriesId : null,
      ...demo,
    })),
  )
  const venueIds = activities.map(({ venues }) => venues.map(() => ids.next<'venue'>()))
  await put(
    db,
    'venues',
    activities.flatMap(({ venues }, index) =>
      venues.map((name, venue) => ({
        id: venueIds[index]?.[venue] as VenueId, // as above
        activity_id: at(index),
        name,
      })),
    ),
  )
  // A meeting is the hub's own gugus people; a workshop takes people from everywhere.
  const regulars = memberIds.slice(0, 60)
  const participants = activities.map((activity) =>
    activity.key === 'meeting'
      ? regulars
      : random.shuffle(memberIds).slice(0, activity.participants),
  )
  const classOf = (activity: DemoActivity, person: number) =>
    activity.classNames[person % Math.max(1, activity.classNames.length)] ?? null
  await put(
    db,
    'enrolments',
    activities.flatMap((activity, index) =>
      (participants[index] ?? []).map((memberId, person) => ({
        activity_id: at(index),
        member_id: memberId,
        role: 'participant',
        class_name: classOf(activity, person),
        is_walk_in: person >= activity.participants - activity.walkIns ? 1 : 0,
      })),
    ),
  )
  const sheets: Sheet[] = []
  const sessionRows = activities.flatMap((activity, index) =>
    activity.sessions.map((session, position) => {
      const sessionId = ids.next<'session'>()
      const isHeld = session.heldOn < today
      if (isHeld) {
        const people = (participants[index] ?? []).filter(
          (_, person) =>
            session.className === null || classOf(activity, person) === session.className,
        )
        sheets.push({ ...session, sessionId, activity, memberIds: people })
      }
      return {
        id: sessionId,
        activity_id: at(index),
        position: position + 1,
        title: session.title,
        held_on: session.heldOn,
        starts_at: session.startsAt,
        ends_at: session.endsAt,
        class_name: session.className,
        venue_id: venueIds[index]?.[session.venueIndex] ?? null,
        jp: session.jp,
      }
    }),
  )
  await put(db, 'sessions', sessionRows)
  return { activityIds, participants, sheets }
}

/** Marks on every sheet but the latest meeting's: that one is left for whoever tries the demo. */
export async function putDemoAttendance(
  db: WriteDb,
  world: DemoWorld,
  { sheets }: DemoYear,
): Promise<void> {
  const latest = sheets.filter(({ activity }) => activity.key === 'meeting').at(-1)
  const places = sheets
    .filter((sheet) => sheet !== latest)
    .flatMap((sheet) => sheet.memberIds.map((memberId) => ({ ...sheet, memberId })))
  const marks = makeMarks(world.random, places)
  await put(
    db,
    'attendance',
    places.map(({ sessionId, memberId }, index) => {
      const mark = marks[index]
      return {
        session_id: sessionId,
        member_id: memberId,
        status: mark?.status ?? null,
        arrived_at: mark?.arrivedAt ?? null,
        left_at: mark?.leftAt ?? null,
        late_minutes: mark?.lateMinutes ?? null,
        recorded_by: world.accountId,
      }
    }),
  )
}

export async function putDemoPortfolio(
  db: WriteDb,
  world: DemoWorld,
  { activityIds, participants, sheets }: DemoYear,
): Promise<void> {
  const { activities, ids, pictures, random, now, today } = world
  const index = activities.findIndex(({ key }) => key === 'lokakarya')
  const people = participants[index] ?? []
  const lastDay = activities[index]?.endsOn ?? today
  const tasks = makeArtifacts(random, people.length).map((artifact) => ({
    id: ids.next<'artifact'>(),
    member_id: people[artifact.participantIndex] ?? null,
    activity_id: activityIds[index] ?? null,
    session_id: null,
    type: artifact.type,
    title: artifact.title,
    tags: JSON.stringify(artifact.tags),
    file_hash: pictures[artifact.pictureIndex]?.hash ?? null,
    file_name: `${artifact.title}.png`,
    thumbnail_hash: pictures[artifact.pictureIndex]?.hash ?? null,
    has_children: artifact.hasChildren ? 1 : 0,
    consent: artifact.consent,
    added_at: Math.min(now, Date.parse(`${addDays(lastDay, artifact.daysAfter)}T02:00:00Z`)),
    ...demo,
  }))
  const signed = sheets
    .filter(({ activity }) => activity.key === 'meeting')
    .slice(-6, -1)
    .map(({ sessionId, activity }, sheet) => ({
      id: ids.next<'artifact'>(),
      member_id: null,
      activity_id: activityIds[activities.indexOf(activity)] ?? null,
      session_id: sessionId,
      type: 'signed-sheet',
      title: `Daftar hadir bertanda tangan ${activity.startsOn}`,
      tags: JSON.stringify(['daftar hadir']),
      file_hash: pictures[sheet]?.hash ?? null,
      file_name: `daftar-hadir-${activity.startsOn}.png`,
      thumbnail_hash: pictures[sheet]?.hash ?? null,
      has_children: 0,
      consent: 'not-needed',
      added_at: Date.parse(`${activity.startsOn}T05:00:00Z`),
      ...demo,
    }))
  await put(db, 'artifacts', [...tasks, ...signed])
}
