import type { ActivityId } from '../../shared/domain/ids'
import { anActivity, aSession, type Callable, createPeople } from './activity-builders'

/** A workshop of one day with sessions, people, marks, agenda, budget, staff and decisions. */
export async function createWorkshop(
  hub: Callable,
  size: { readonly people: number; readonly lines: number; readonly title?: string },
): Promise<ActivityId> {
  const people = await createPeople(hub, size.people, { schoolName: 'TK Negeri Pembina Jonggat' })
  const { activityIds } = await hub.call(
    'activities.create',
    anActivity({
      title: size.title ?? 'Workshop media ajar PAUD',
      startsOn: '2026-11-20',
      endsOn: '2026-11-21',
      quota: size.people,
      venues: [{ name: 'TK Negeri Pembina Jonggat', address: 'Jl. Contoh 1' }],
      sessions: [
        aSession({ heldOn: '2026-11-20', jp: 5, venueIndex: 0 }),
        aSession({ heldOn: '2026-11-21', jp: 5, venueIndex: 0 }),
      ],
    }),
  )
  const activityId = activityIds[0]!
  await hub.call('enrolments.add', {
    activityId,
    source: { from: 'members', memberIds: [...people] },
    role: 'participant',
    alsoLater: false,
  })
  for (const { id } of await hub.call('sessions.list', { activityId })) {
    await hub.call('attendance.mark', {
      sessionId: id,
      marks: people.map((memberId, index) => ({
        memberId,
        status: index % 9 === 8 ? ('I' as const) : ('H' as const),
      })),
    })
  }
  const add = (book: 'agenda' | 'budget' | 'staff' | 'decisions', values: Values) =>
    hub.call('books.save', { book, id: null, ofId: activityId, values })
  for (let line = 1; line <= size.lines; line += 1) {
    await add('agenda', {
      heldOn: line % 2 === 1 ? '2026-11-20' : '2026-11-21',
      startsAt: 480 + line * 5,
      endsAt: 485 + line * 5,
      jp: 1,
      topic: `Materi ke-${line} tentang media ajar dari bahan bekas`,
      section: 'core',
      speaker: 'Narasumber Contoh, M.Pd.',
      moderator: 'Moderator Contoh',
    })
    await add('budget', {
      post: line % 2 === 1 ? 'Konsumsi' : 'Bahan',
      description: `Uraian ke-${line}`,
      volume: size.people,
      unit: 'orang',
      unitPrice: 25_000,
      source: line % 2 === 1 ? 'BOP PAUD' : 'Peserta',
    })
    await add('decisions', {
      text: `Keputusan ke-${line}: tiap satuan membuat satu media dari bahan bekas`,
      responsibleId: people[line % people.length] ?? null,
      responsibleName: null,
      dueOn: '2026-12-05',
      note: null,
    })
  }
  await add('staff', {
    ...emptyStaff,
    role: 'speaker',
    personName: 'Narasumber Contoh, M.Pd.',
    unit: 'Dinas Pendidikan',
    topic: 'Media ajar',
    jp: 10,
    leftAt: 720,
  })
  await add('staff', {
    ...emptyStaff,
    role: 'committee',
    personName: 'Panitia Contoh, S.Pd.',
    unit: 'PKG Uji',
    topic: 'Ketua panitia',
  })
  return activityId
}

type Values = Readonly<Record<string, string | number | null>>

const emptyStaff: Values = {
  memberId: null,
  nip: null,
  topic: null,
  jp: null,
  arrivedAt: null,
  leftAt: null,
}
