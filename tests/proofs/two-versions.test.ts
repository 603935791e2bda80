import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'

import { put } from '../../electron/database/change-log'
import { headerCheck } from '../../electron/sync/bundle/bundle-writer'
import { bundleFileName, ownFolder } from '../../electron/sync/exchange/stick'
import type { ScopedGroup } from '../../electron/sync/feeds/commit-codec'
import {
  FORMAT_MAJOR,
  HEADER_CHECK_BYTES,
  HEADER_FRONT_BYTES,
  headerLengthOf,
} from '../../shared/sync/bundle-header'
import { BUNDLE_MAGIC } from '../../shared/sync/file-kinds'
import type { LeafKind } from '../../shared/sync/leaf'
import { syncedTables } from '../../shared/sync/synced-tables'
import { makeHonestBundle } from '../support/hostile-bundles'
import { groupOf } from '../support/hostile-commits'
import {
  commitsOf,
  enrolHostileMembers,
  type HostileMember,
  signAgain,
} from '../support/hostile-members'
import { inHubFolder } from '../support/hub-folder'
import { type HubServiceProcess, startHubServiceProcess } from '../support/hub-service-process'
import { addFile, filesHere, pdfOf } from '../support/portfolio-files'
import { report } from '../support/proof'
import { openRelease, releasedVersions, type ReleaseFixture } from '../support/release-fixture'
import { dumpSynced, readWholeDatabase } from '../support/synced-dump'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom, plugIn } from '../support/two-hubs'

/**
 * R13: old and new versions meet. What a released version left behind opens and imports at this one;
 * this one's bundles in the released program crash nothing and lose nothing, not even what it cannot
 * read.
 */
const startsAt = Date.UTC(2026, 10, 24)
let release: ReleaseFixture
let runs = 0
let passed = 0

describe.each(releasedVersions)('%s', (version) => {
  beforeEach(() => {
    runs += 1
    release = openRelease(version)
  })
  afterEach((context) => {
    release.remove()
    if (context.task.result?.state !== 'fail') passed += 1
  })

  test('its database opens with every row as it was, and its feed goes on', async () => {
    const before = await readWholeDatabase(join(release.jonggat, 'simpul.db'))

    const hub = await openHubIn(release.jonggat)
    const after = await readWholeDatabase(join(release.jonggat, 'simpul.db'))
    const [sessionId] = release.sessions
    const [memberId] = release.people
    await hub.call('attendance.mark', {
      sessionId: sessionId!,
      marks: [{ memberId: memberId!, status: 'D' }],
    })
    const content = await hub.call('portfolio.get', { id: release.artifactId })
    await hub.close()

    for (const [table, rows] of before) {
      if (table === 'settings') continue // version 2 leaves itself a note there
      expect(after.get(table), table).toMatchObject(rows)
      expect(after.get(table), table).toHaveLength(rows.length)
    }
    expect(content.isHere).toBe(true)
    const own = before.get('feeds')?.find((row) => row['device_no'] === 1)
    const grown = await readWholeDatabase(join(release.jonggat, 'simpul.db'))
    const ownNow = grown.get('feeds')?.find((row) => row['device_no'] === 1)
    expect(ownNow?.['seq']).toBe(Number(own?.['seq']) + 1)
  })

  test('what its commits had seen is known after the upgrade', async () => {
    const hub = await openHubIn(release.kopang)
    await hub.close()

    const tables = await readWholeDatabase(join(release.kopang, 'simpul.db'))
    const { deps } = await depsInHeaders(release.kopang)
    const known = tables
      .get('feed_deps')
      ?.map((row) => [row['device_no'], row['seq'], row['dep_no'], row['dep_seq']])
    expect(deps.length).toBeGreaterThan(0)
    expect(known?.sort()).toEqual(deps.sort())
    expect(tables.get('settings')?.map((row) => row['name'])).not.toContain('deps-unread')
  })

  test('its bundles import here, and both hubs agree after the upgrade', async () => {
    const jonggat = await openHubIn(release.jonggat)
    const kopang = await openHubIn(release.kopang)
    const readByJonggat = await exchange(jonggat, release.stick)
    const readByKopang = await exchange(kopang, release.stick)
    await exchange(jonggat, release.stick)
    await exchange(kopang, release.stick)
    await jonggat.close()
    await kopang.close()

    expect(readByJonggat.read.problems).toEqual([])
    expect(readByJonggat.read.bundlesRead).toBeGreaterThan(0)
    expect(readByKopang.read.problems).toEqual([])
    expect(readByKopang.read.bundlesRead).toBeGreaterThan(0)
    expect(await dumpOf(release.kopang)).toBe(await dumpOf(release.jonggat))
  })

  test('our bundles in the released program: nothing crashes, all is kept, passed on, applied after the upgrade', async () => {
    // Both of this version so far; then Kopang falls back to the program it had.
    const jonggat = await openHubIn(release.jonggat)
    await exchange(jonggat, release.stick)
    const [first, second, third, , , sixth] = release.people
    const { details } = await jonggat.call('members.get', { id: sixth! })
    await jonggat.call('members.erase', { id: sixth!, confirmation: details.fullName })
    await jonggat.close()
    await inHubFolder(release.jonggat, async ({ write }) => {
      await write((db) =>
        put(db, 'duplicate_decisions', [
          { first_id: first!, second_id: second!, kind: 'member', decision: 'different' },
        ]),
      )
      await write((db) => put(db, 'members', [{ id: third!, full_name: 'Sesudah Baru' }]))
    })
    await exchangeHere(release.jonggat, release.stick)

    const old = await startHubServiceProcess({ entry: release.service, data: release.kopang })
    const read = await exchangeThere(old, release.stick)
    const seenByOld = await old.call('members.page', { search: 'Sesudah Baru' })
    await old.stop()
    // A third hub joins by the invitation that 0.1.0 wrote, and hears everything from the old one only.
    const praya = mkdtempSync(join(tmpdir(), 'simpul-praya-'))
    keepOnly(release.stick, await deviceIdOf(release.kopang))
    const joiner = await createTestHub({ folder: praya, startsAt })
    await joiner.call('setup.createHub', hubNamed('PKG Praya'))
    await joiner.call('exchange.join', {
      driveId: await plugIn(joiner, release.stick),
      fileName: release.invitation.fileName,
      words: release.invitation.words.join(' '),
    })
    const relayed = await exchange(joiner, release.stick)
    const again = await exchange(joiner, release.stick)
    await joiner.close()
    const upgraded = await openHubIn(release.kopang)
    await exchange(upgraded, release.stick)
    await upgraded.close()
    await exchangeHere(release.jonggat, release.stick)

    expect(read.ok && read.value.read.problems).toEqual([])
    expect(seenByOld.ok && seenByOld.value.total).toBe(1)
    // What Kopang had left before there was an invitation is sealed to others.
    const problems = [...relayed.read.problems, ...again.read.problems]
    expect(problems.filter(({ code }) => code !== 'bundle.not-for-us')).toEqual([])
    const expected = await dumpOf(release.jonggat)
    expect(expected).toContain('duplicate_decisions')
    expect(expected).toContain(`erasures {"subject_id":"${sixth!}"`)
    expect(expected).not.toContain(`members {"id":"${sixth!}"`)
    expect(await dumpOf(release.kopang)).toBe(expected)
    expect(await dumpOf(praya)).toBe(expected)
    expect(await unappliedIn(release.kopang)).toBe(0)
    rmSync(praya, { recursive: true, force: true })
  })

  test('the released program and this one take turns on one stick until all agree', async () => {
    const old = await startHubServiceProcess({ entry: release.service, data: release.kopang })
    for (let turn = 0; turn < 3; turn += 1) {
      await exchangeHere(release.jonggat, release.stick)
      const there = await exchangeThere(old, release.stick)
      expect(there.ok && there.value.read.problems).toEqual([])
      await old.call('members.create', { fullName: `Giliran ${turn}` })
    }
    await exchangeThere(old, release.stick)
    await old.stop()
    await exchangeHere(release.jonggat, release.stick)
    await exchangeHere(release.kopang, release.stick)

    expect(await dumpOf(release.kopang)).toBe(await dumpOf(release.jonggat))
  })

  test('files that lie sealed behind a body wait for the upgrade, and the released program says so', async () => {
    const jonggat = await openHubIn(release.jonggat)
    await exchange(jonggat, release.stick)
    // The second has no room in the first part.
    for (const mebibytes of [1, 16]) {
      const content = pdfOf(mebibytes * 1024 * 1024, mebibytes)
      await addFile(jonggat, { memberId: release.people[0]!, name: `${mebibytes}.pdf`, content })
    }
    await exchange(jonggat, release.stick)
    await jonggat.close()

    const old = await startHubServiceProcess({ entry: release.service, data: release.kopang })
    const there = await exchangeThere(old, release.stick)
    await old.stop()
    const upgraded = await openHubIn(release.kopang)
    const before = await filesHere(upgraded)
    const { read } = await exchange(upgraded, release.stick)
    const after = await filesHere(upgraded)
    await upgraded.close()

    const problems = there.ok ? there.value.read.problems : []
    expect(problems.map(({ code }) => code)).toEqual(['bundle.too-new'])
    expect(before.missing).toBe(1)
    expect(read.problems).toEqual([])
    expect(after).toEqual({ here: before.here + 1, missing: 0 })
  })
})

test('a bundle of a newer format is refused politely and touches nothing', async () => {
  runs += 1
  release = openRelease(releasedVersions[0]!)
  const hub = await openHubIn(release.jonggat)
  for (const path of bundlesOn(release.stick)) asNewerFormat(path)
  const before = await dumpOf(release.jonggat)

  const { read } = await exchange(hub, release.stick)

  await hub.close()
  expect(new Set(read.problems.map(({ code }) => code))).toEqual(new Set(['bundle.too-new']))
  expect(read.bundlesRead).toBe(0)
  expect(await dumpOf(release.jonggat)).toBe(before)
  release.remove()
  passed += 1
})

test('what a later version writes is kept byte by byte and passed on, and what is known of it shows', async () => {
  runs += 1
  const stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  const jonggat = await createTestHub({ startsAt })
  const kopang = await createTestHub({ startsAt })
  await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  let later: HostileMember | undefined
  let sent: readonly Uint8Array[] = []
  await jonggat.reopenAfter(async () => {
    const { victim, members } = await enrolHostileMembers(jonggat, 1)
    later = members[0]!
    const commits = commitsOfALaterVersion(later)
    sent = commits.flatMap(({ leaves }) => leaves)
    const folder = ownFolder(stick, victim.network, later.id)
    mkdirSync(folder, { recursive: true })
    const bytes = await makeHonestBundle({ member: later, victim, commits })
    writeFileSync(join(folder, bundleFileName(1, 1)), bytes)
  })

  const first = await exchange(jonggat, stick)
  rmSync(join(stick, 'SIMPUL', (await networkOf(jonggat)) ?? '', later!.id), { recursive: true })
  const second = await exchange(kopang, stick)
  const seen = await kopang.call('members.page', { search: 'Guru Kelak' })

  expect([...first.read.problems, ...second.read.problems]).toEqual([])
  expect(seen.total).toBe(1)
  for (const hub of [jonggat, kopang]) {
    await hub.reopenAfter(async () => {
      expect(await leavesOf(hub.folder, later!.id)).toEqual(sent.map(asHex))
      expect(await unappliedIn(hub.folder)).toBe(4)
      await learnLaterKind(hub.folder)
    })
    await hub.reopenAfter(async () => {
      expect(await unappliedIn(hub.folder)).toBe(3)
      expect(await dumpOf(hub.folder)).toContain('Aula Kelak')
    })
  }
  await jonggat.close()
  await kopang.close()
  rmSync(stick, { recursive: true, force: true })
  passed += 1
})

afterAll(() => {
  report({
    proof: 'two-versions',
    runs,
    failures: runs - passed,
    releases: releasedVersions.length,
  })
})

async function openHubIn(folder: string): Promise<TestHub> {
  return createTestHub({ folder, startsAt })
}

/** One exchange by this version, opened and closed around it as on a working day. */
async function exchangeHere(folder: string, stick: string) {
  const hub = await openHubIn(folder)
  const result = await exchange(hub, stick)
  await hub.close()
  return result
}

async function exchangeThere(old: HubServiceProcess, stick: string) {
  old.folders.push(stick)
  const drive = await old.call('exchange.pickFolder', {})
  if (!drive.ok || !drive.value) throw new Error('the folder was picked')
  // The contract of 0.1.0: this version's other fields have their defaults.
  return old.call('exchange.run', { driveId: drive.value.id })
}

async function dumpOf(folder: string): Promise<string> {
  return inHubFolder(folder, ({ database }) => dumpSynced(database.read))
}

async function deviceIdOf(folder: string): Promise<string> {
  return inHubFolder(folder, async ({ keys }) => keys.deviceId)
}

async function unappliedIn(folder: string): Promise<number> {
  return inHubFolder(folder, async ({ database }) => {
    const rows = await database.read
      .selectFrom('commits')
      .select('seq')
      .where('is_applied', '=', 0)
      .execute()
    return rows.length
  })
}

/** As after an upgrade to a version that reads the later kind as bulk leaves. */
async function learnLaterKind(folder: string): Promise<void> {
  await inHubFolder(folder, async ({ write }) => {
    await write(async (db) => {
      await db
        .updateTable('commit_leaves')
        .set({ kind: 0 })
        .where('kind', '=', laterKindByte)
        .execute()
      await db.deleteFrom('settings').where('name', '=', 'commits-read-by').execute()
    })
  })
}

/** What feed_deps must hold, read from the headers themselves. */
async function depsInHeaders(folder: string) {
  const { decodeCommitHeader } = await import('../../shared/sync/commit-header')
  return inHubFolder(folder, async ({ database }) => {
    const devices = await database.read.selectFrom('devices').select(['no', 'device_id']).execute()
    const numbers = new Map(devices.map((row) => [row.device_id as string, row.no]))
    const commits = await database.read
      .selectFrom('commits')
      .select(['device_no', 'header'])
      .execute()
    const deps = commits.flatMap((commit) => {
      const header = decodeCommitHeader(commit.header)
      return header.deps.map(({ device, seq }) => [
        commit.device_no,
        header.seq,
        numbers.get(device),
        seq,
      ])
    })
    return { deps }
  })
}

function bundlesOn(stick: string): readonly string[] {
  return readdirSync(stick, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.simpul'))
    .map((path) => join(stick, path))
}

/** Only what one device left on the stick, invitations too: the others' bundles never arrive. */
function keepOnly(stick: string, device: string): void {
  for (const path of bundlesOn(stick)) if (!path.includes(device)) rmSync(path)
}

/** Major version 2 with a header that is right again, as a later program would write it. */
function asNewerFormat(path: string): void {
  const bytes = readFileSync(path)
  const length = headerLengthOf(bytes.subarray(0, HEADER_FRONT_BYTES)) - HEADER_CHECK_BYTES
  bytes[BUNDLE_MAGIC.length] = FORMAT_MAJOR + 1
  bytes.set(headerCheck(bytes.subarray(0, length)), length)
  writeFileSync(path, bytes)
}

/** A table and a column that are not there yet, and a leaf written in a way that is not known yet. */
function commitsOfALaterVersion(member: HostileMember) {
  const id = '01m0000000000000000000000a'
  const venueOfLater = '01v0000000000000000000000a'
  const whole = wholeMember(id, 'Guru Kelak')
  const withMore: ScopedGroup = {
    ...whole,
    group: {
      ...whole.group,
      columns: [...whole.group.columns, 'kelak'],
      values: [...whole.group.values, ['sesuatu']],
    },
  }
  const besok: ScopedGroup = {
    scope: 'network',
    isPersonal: false,
    group: {
      table: 'besok',
      isCorrection: false,
      keyColumns: ['id'],
      columns: ['id', 'isi'],
      values: [[id], ['sesuatu']],
    },
  }
  const { commits } = commitsOf(member, [
    [withMore],
    [besok],
    [groupOf('venues', [{ id, name: 'Aula' }])],
    [groupOf('venues', [{ id: venueOfLater, name: 'Aula Kelak' }])],
  ])
  const [more, table, format, kind] = commits
  // A leaf in format 2, of which nothing is known but that it is a leaf.
  const ofNewFormat = { header: format!.header, leaves: [Uint8Array.of(2, 7, 7, 7)] }
  // And one of a kind that is not among ours, though it is written as ours are.
  const ofNewKind = {
    header: {
      ...kind!.header,
      leaves: kind!.header.leaves.map((leaf) => ({ ...leaf, kind: laterKind })),
    },
    leaves: kind!.leaves,
  }
  return signAgain(member, [more!, table!, ofNewFormat, ofNewKind])
}

const laterKind: LeafKind = 'kind-9'
const laterKindByte = 9

/** All columns of a new row as a later version knows them: one more than we do. */
function wholeMember(id: string, name: string): ScopedGroup {
  const columns = Object.entries<{ readonly scope: string }>(syncedTables.members.columns)
    .filter(([, { scope }]) => scope === 'network')
    .map(([column]) => column)
  const cells = Object.fromEntries(columns.map((column) => [column, null]))
  return groupOf('members', [{ id, ...cells, full_name: name }])
}

async function networkOf(hub: TestHub): Promise<string | undefined> {
  return (await hub.call('exchange.state', {})).network?.id
}

async function leavesOf(folder: string, device: string): Promise<readonly (string | null)[]> {
  return inHubFolder(folder, async ({ database }) => {
    const rows = await database.read
      .selectFrom('commit_leaves')
      .innerJoin('devices', 'devices.no', 'commit_leaves.device_no')
      .select('commit_leaves.bytes')
      .where('devices.device_id', '=', device as never) // an id by the member's own keys
      .orderBy('commit_leaves.seq')
      .orderBy('commit_leaves.leaf_no')
      .execute()
    return rows.map(({ bytes }) => (bytes ? asHex(bytes) : null))
  })
}

function asHex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
