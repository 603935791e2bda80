import { mkdirSync } from 'node:fs'
import path from 'node:path'

import { pathsIn } from '../../electron/platform/paths'
import type { MemberId, SessionId } from '../../shared/domain/ids'
import { type PreparedHub, prepareHub } from './prepared-hub'

/**
 * Two hubs of one network that know the same people and sessions, and the flash drive between them.
 * What is measured goes through the real exchange: files on the drive, sealed, signed, verified.
 */
export type TwoHubs = {
  readonly people: readonly MemberId[]
  readonly sessions: readonly SessionId[]
  readonly recorder: PreparedHub
  readonly databases: { readonly recorder: string; readonly receiver: string }
  /** The recorder leaves its bundle, the receiver takes it in. */
  readonly carry: () => Promise<Carried>
  readonly close: () => Promise<void>
}

export type Carried = {
  readonly bundleBytes: number
  /** Read, decrypted, verified, merged, committed; without the receiver's own bundle that follows. */
  readonly mergeMs: number
}

export async function createTwoHubs(options: {
  readonly folder: string
  readonly repoRoot: string
  readonly people: number
  readonly sessions: number
}): Promise<TwoHubs> {
  const { repoRoot } = options
  const stick = path.join(options.folder, 'stick')
  const folders = {
    recorder: path.join(options.folder, 'recorder'),
    receiver: path.join(options.folder, 'receiver'),
  }
  for (const folder of [stick, ...Object.values(folders)]) mkdirSync(folder, { recursive: true })
  const recorder = await prepareHub({ folder: folders.recorder, repoRoot, stick })
  const receiver = await prepareHub({ folder: folders.receiver, repoRoot, stick })
  await recorder.call('setup.createHub', hubNamed('PKG Ukur'))
  await receiver.call('setup.createHub', hubNamed('PKG Terima'))
  const people = await createPeople(recorder, options.people)
  const sessions = await createSessions(recorder, options.sessions)
  await recorder.call('exchange.foundNetwork', { name: 'Jaringan Ukur' })
  const { fileName, words } = await recorder.call('exchange.invite', {
    driveId: await plugIn(recorder),
    label: 'PKG Terima',
  })
  await receiver.call('exchange.join', {
    driveId: await plugIn(receiver),
    fileName,
    words: words.join(' '),
  })
  const carry = async (): Promise<Carried> => {
    const sent = await recorder.call('exchange.run', { driveId: await plugIn(recorder) })
    const driveId = await plugIn(receiver)
    const stepsBefore = receiver.steps.length
    const startedAt = performance.now()
    const { read } = await receiver.call('exchange.run', { driveId })
    if (read.problems.length > 0) throw new Error(`${read.problems[0]?.code ?? ''} on the drive`)
    // The receiver starts on its own bundle only when the merge is committed.
    const merged = receiver.steps
      .slice(stepsBefore)
      .find(({ step }) => step === 'collecting' || step === 'writing')
    if (merged === undefined) throw new Error('The receiver left no bundle.')
    // What the receiver tells comes back, so that the next bundle holds only what is new.
    await recorder.call('exchange.run', { driveId: await plugIn(recorder) })
    return { bundleBytes: sent.written.bytes, mergeMs: merged.at - startedAt }
  }
  await carry()
  return {
    people,
    sessions,
    recorder,
    databases: {
      recorder: pathsIn(folders.recorder, '').database,
      receiver: pathsIn(folders.receiver, '').database,
    },
    carry,
    close: async () => {
      await recorder.close()
      await receiver.close()
    },
  }
}

function hubNamed(name: string) {
  return {
    name,
    typeText: 'PKG',
    districtCode: null,
    districtName: null,
    ownerName: 'Sekretaris Ukur',
    ownerRole: 'secretary' as const,
  }
}

async function plugIn(hub: PreparedHub): Promise<string> {
  const drive = await hub.call('exchange.pickFolder', {})
  if (drive === null) throw new Error('No folder was picked.')
  return drive.id
}

async function createPeople(hub: PreparedHub, count: number): Promise<readonly MemberId[]> {
  const ids: MemberId[] = []
  for (let index = 1; index <= count; index += 1) {
    ids.push((await hub.call('members.create', { fullName: `Guru Ukur ${index}` })).id)
  }
  return ids
}

const sessionsPerActivity = 50

async function createSessions(hub: PreparedHub, count: number): Promise<readonly SessionId[]> {
  const ids: SessionId[] = []
  while (ids.length < count) {
    const { activityIds } = await hub.call('activities.create', {
      title: `Pertemuan ${ids.length / sessionsPerActivity + 1}`,
      type: 'workshop',
      purpose: 'competence',
      startsOn: '2026-11-21',
      endsOn: '2026-11-21',
      quota: null,
      note: null,
      sessions: Array.from(
        { length: Math.min(sessionsPerActivity, count - ids.length) },
        (_, index) => ({
          title: `Sesi ${index + 1}`,
          heldOn: '2026-11-21',
          startsAt: null,
          endsAt: null,
          className: null,
          jp: null,
          venueIndex: null,
        }),
      ),
    })
    for (const activityId of activityIds) {
      for (const { id } of await hub.call('sessions.list', { activityId })) ids.push(id)
    }
  }
  return ids
}
