import type { ActivityPurpose, ActivityType } from '../../../../shared/domain/activity'
import { addDays, type Day } from '../../../../shared/lib/dates'

/**
 * One year of a PKG (DOMAIN 14): 24 two-weekly meetings, a lokakarya of three days in two classes, a
 * media workshop at three venues, a diklat with 182 people and 32 JP, a blog workshop. Days are
 * reckoned from today, so that the demo always has something behind it and something ahead.
 */
export type DemoSession = {
  readonly title: string | null
  readonly heldOn: Day
  readonly startsAt: number
  readonly endsAt: number
  readonly className: string | null
  readonly venueIndex: number
  readonly jp: number
}

export type DemoActivity = {
  readonly key: 'meeting' | 'lokakarya' | 'media' | 'diklat' | 'blog'
  readonly title: string
  readonly type: ActivityType
  readonly purpose: ActivityPurpose
  readonly startsOn: Day
  readonly endsOn: Day
  readonly quota: number | null
  readonly venues: readonly string[]
  readonly sessions: readonly DemoSession[]
  readonly participants: number
  /** Classes the participants are dealt into, in turn; none = one group. */
  readonly classNames: readonly string[]
  /** How many of them came without being on the list. */
  readonly walkIns: number
}

export const meetingCount = 24
const meetingsAhead = 4
const saturday = 6

const topics: readonly (readonly [string, ActivityPurpose])[] = [
  ['Menyusun RPPH tema Tanaman', 'competence'],
  ['Asesmen ceklis dan catatan anekdot', 'competence'],
  ['Rapat program kerja semester', 'meeting'],
  ['Membuat APE dari kardus bekas', 'competence'],
  ['Modul ajar: tujuan dan langkah kegiatan', 'competence'],
  ['Persiapan lomba gugus', 'meeting'],
  ['Berbagi praktik baik dari gugus', 'competence'],
  ['Transisi PAUD ke SD yang menyenangkan', 'competence'],
  ['Peringatan Hari Guru', 'ceremonial'],
  ['Bermain sains sederhana', 'competence'],
  ['Menyusun RPPM satu bulan', 'competence'],
  ['Rapat evaluasi kegiatan', 'meeting'],
]

const at = (hours: number, minutes = 0) => hours * 60 + minutes

export function makeActivities(today: Day): readonly DemoActivity[] {
  return [...makeMeetings(today), ...makeWorkshops(today)].sort((a, b) =>
    a.startsOn.localeCompare(b.startsOn),
  )
}

function makeMeetings(today: Day): readonly DemoActivity[] {
  const next = addDays(today, (saturday - new Date(`${today}T00:00:00Z`).getUTCDay() + 7) % 7)
  return Array.from({ length: meetingCount }, (_, index) => {
    const day = addDays(next, 14 * (index - (meetingCount - meetingsAhead)))
    const [topic, purpose] = topics[index % topics.length] ?? ['Pertemuan', 'meeting']
    return {
      key: 'meeting' as const,
      title: `Pertemuan rutin: ${topic}`,
      type: 'pertemuan-rutin' as const,
      purpose,
      startsOn: day,
      endsOn: day,
      quota: null,
      venues: ['TK Negeri Pembina Jonggat'],
      sessions: [
        {
          title: null,
          heldOn: day,
          startsAt: at(8),
          endsAt: at(11),
          className: null,
          venueIndex: 0,
          jp: 4,
        },
      ],
      participants: 60,
      classNames: [],
      walkIns: 0,
    }
  })
}

function makeWorkshops(today: Day): readonly DemoActivity[] {
  // Tuesdays, whatever today is: school days, and never on the Saturday of a meeting.
  const tuesday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 5) % 7))
  const [diklat, media, lokakarya, blog] = [
    addDays(tuesday, -7 * 30),
    addDays(tuesday, -7 * 21),
    addDays(tuesday, -7 * 12),
    addDays(tuesday, -7 * 4),
  ]
  return [
    {
      key: 'diklat',
      title: 'Diklat dasar pendidik PAUD (32 JP)',
      type: 'diklat',
      purpose: 'competence',
      startsOn: diklat,
      endsOn: addDays(diklat, 3),
      quota: 180,
      venues: ['Aula Kecamatan Jonggat'],
      sessions: halfDays(diklat, 4, null),
      participants: 182,
      classNames: [],
      walkIns: 6,
    },
    {
      key: 'media',
      title: 'Workshop media dan APE dari bahan bekas',
      type: 'workshop',
      purpose: 'competence',
      startsOn: media,
      endsOn: media,
      quota: 90,
      venues: ['TK Negeri Pembina Jonggat', 'TK Negeri Pembina Praya', 'TK Negeri Pembina Kopang'],
      sessions: ['Jonggat', 'Praya', 'Kopang'].map((className, venueIndex) => ({
        title: null,
        heldOn: media,
        startsAt: at(8),
        endsAt: at(12, 30),
        className,
        venueIndex,
        jp: 6,
      })),
      participants: 90,
      classNames: ['Jonggat', 'Praya', 'Kopang'],
      walkIns: 0,
    },
    {
      key: 'lokakarya',
      title: 'Lokakarya menyusun perangkat ajar',
      type: 'lokakarya',
      purpose: 'competence',
      startsOn: lokakarya,
      endsOn: addDays(lokakarya, 2),
      quota: 60,
      venues: ['TK Negeri Pembina Jonggat', 'Balai Desa Ubung'],
      sessions: [...halfDays(lokakarya, 3, 'A'), ...halfDays(lokakarya, 3, 'B')],
      participants: 60,
      classNames: ['A', 'B'],
      walkIns: 0,
    },
    {
      key: 'blog',
      title: 'Workshop menulis praktik baik di blog',
      type: 'workshop',
      purpose: 'competence',
      startsOn: blog,
      endsOn: blog,
      quota: 40,
      venues: ['Aula PKG Jonggat'],
      sessions: halfDays(blog, 1, null),
      participants: 40,
      classNames: [],
      walkIns: 0,
    },
  ]
}

/** Two sessions of 4 JP a day: before and after the break. */
function halfDays(first: Day, days: number, className: string | null): readonly DemoSession[] {
  return Array.from({ length: days * 2 }, (_, half) => {
    const isMorning = half % 2 === 0
    const startsAt = isMorning ? at(7, 30) : at(11)
    return {
      title: `Hari ${String(Math.floor(half / 2) + 1)} ${isMorning ? 'pagi' : 'siang'}`,
      heldOn: addDays(first, Math.floor(half / 2)),
      startsAt,
      endsAt: startsAt + 180,
      className,
      venueIndex: className === 'B' ? 1 : 0,
      jp: 4,
    }
  })
}
