import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom, plugIn, type TwoHubs, twoHubs } from '../support/two-hubs'

let both: TwoHubs
let stick: string
let jonggat: TestHub
let kopang: TestHub

beforeEach(async () => {
  both = await twoHubs('none')
  ;({ stick, jonggat, kopang } = both)
})
afterEach(() => both.end())

async function addMember(hub: TestHub, fullName: string) {
  return hub.call('members.create', { fullName })
}

async function memberNames(hub: TestHub): Promise<readonly string[]> {
  const { rows } = await hub.call('members.page', {})
  return rows.map(({ fullName }) => fullName).sort()
}

test('a hub that joins by invitation and six words reads everything on the same trip', async () => {
  await addMember(jonggat, 'Baiq Nopi Solihatin')
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await exchange(jonggat, stick)

  const preview = await kopang.call('exchange.preview', { driveId: await plugIn(kopang, stick) })
  const before = await memberNames(kopang)
  const result = await exchange(kopang, stick)

  expect(preview.hubs).toMatchObject([
    { hubName: 'PKG Jonggat', counts: { members: { added: 1, changed: 0 } } },
  ])
  expect(before).toEqual([])
  expect(result.isSafeToUnplug).toBe(true)
  expect(await memberNames(kopang)).toEqual(['Baiq Nopi Solihatin'])
})

test('both directions: each hub ends with the people of both, and knows that the other has them', async () => {
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await addMember(jonggat, 'Aisyah')
  await addMember(kopang, 'Budi')

  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  await exchange(jonggat, stick)

  expect(await memberNames(jonggat)).toEqual(['Aisyah', 'Budi'])
  expect(await memberNames(kopang)).toEqual(['Aisyah', 'Budi'])
  const { members } = await jonggat.call('exchange.state', {})
  const other = members.find(({ isOwn }) => !isOwn)
  expect(other).toMatchObject({ hubName: 'PKG Kopang', receivedSeq: other?.ownSeq })
})

test('the same stick read twice changes nothing the second time', async () => {
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await addMember(jonggat, 'Aisyah')
  await exchange(jonggat, stick)
  await exchange(kopang, stick)

  const again = await exchange(kopang, stick)

  expect(again.read).toMatchObject({ bundlesRead: 0, bundlesKnown: 1, hubs: [], problems: [] })
})

test('a third hub gets the first one’s records from the second, and the receipt comes back', async () => {
  const praya = await createTestHub()
  await praya.call('setup.createHub', hubNamed('PKG Praya'))
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await addMember(jonggat, 'Aisyah')
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  // Another stick, which Jonggat never sees until the end.
  const first = stick
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  await joinFrom(kopang, praya, { stick, label: 'PKG Praya' })
  await exchange(kopang, stick)
  await exchange(praya, stick)
  await addMember(praya, 'Citra')
  await exchange(praya, stick)
  await exchange(kopang, stick)
  rmSync(stick, { recursive: true })
  stick = first
  await exchange(kopang, stick)
  await exchange(jonggat, stick)

  expect(await memberNames(praya)).toEqual(['Aisyah', 'Citra'])
  expect(await memberNames(jonggat)).toEqual(['Aisyah', 'Citra'])
  const { members } = await jonggat.call('exchange.state', {})
  const far = members.find(({ hubName }) => hubName === 'PKG Praya')
  expect(far?.receivedSeq).toBeGreaterThan(0)
  await praya.close()
})

test('an edit at both hubs ends the same at both', async () => {
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  const { id } = await addMember(jonggat, 'Aisyah')
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  await jonggat.call('members.edit', { id, changes: { fullName: 'Siti Aisyah' } })
  await kopang.call('members.edit', { id, changes: { fullName: 'Aisyah Rahmi' } })

  for (const hub of [jonggat, kopang, jonggat]) {
    await exchange(hub, stick)
  }

  expect(await memberNames(kopang)).toEqual(await memberNames(jonggat))
})

test('wrong words do not open an invitation and the device stays outside', async () => {
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  const { fileName } = await jonggat.call('exchange.invite', {
    driveId: await plugIn(jonggat, stick),
    label: 'PKG Kopang',
  })

  const joined = await kopang.result('exchange.join', {
    driveId: await plugIn(kopang, stick),
    fileName,
    words: 'satu dua tiga empat lima enam',
  })

  expect(joined).toEqual({ ok: false, error: { code: 'invitation.wrong-words', params: {} } })
  expect((await kopang.call('exchange.state', {})).network).toBeNull()
})

test('a bundle with one changed byte is told as a problem and changes nothing', async () => {
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await addMember(jonggat, 'Aisyah')
  const { written } = await exchange(jonggat, stick)
  const path = pathOf(written.fileNames[0] ?? '')
  const bytes = readFileSync(path)
  bytes.writeUInt8(bytes.readUInt8(bytes.length - 40) ^ 1, bytes.length - 40)
  writeFileSync(path, bytes)

  const result = await exchange(kopang, stick)

  expect(result.read.problems).toEqual([{ fileName: '000001.simpul', code: 'bundle.damaged' }])
  expect(await memberNames(kopang)).toEqual([])
})

test('a bundle of another network is left alone and told calmly', async () => {
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await kopang.call('exchange.foundNetwork', { name: 'Lombok Timur' })
  await exchange(jonggat, stick)

  const result = await exchange(kopang, stick)

  expect(result.read).toMatchObject({ bundlesOfOtherNetworks: 1, bundlesRead: 0, problems: [] })
})

test('shortcut viruses on the stick are named, and a drive that is gone is told', async () => {
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  writeFileSync(join(stick, 'Foto kegiatan.lnk'), 'x')
  writeFileSync(join(stick, 'AUTORUN.INF'), 'x')
  const driveId = await plugIn(jonggat, stick)

  const preview = await jonggat.call('exchange.preview', { driveId })
  rmSync(stick, { recursive: true })
  const gone = await jonggat.result('exchange.run', { driveId })

  expect([...preview.suspiciousFiles].sort()).toEqual(['AUTORUN.INF', 'Foto kegiatan.lnk'])
  expect(gone).toEqual({ ok: false, error: { code: 'drive.missing', params: {} } })
})

test('nothing of an exchange stays in staging', async () => {
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await addMember(jonggat, 'Aisyah')

  await exchange(jonggat, stick)

  expect(readdirSync(join(jonggat.folder, 'staging'))).toEqual([])
})

function pathOf(fileName: string): string {
  const found = readdirSync(stick, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(fileName),
  )
  if (found === undefined) throw new Error(`${fileName} is on the stick`)
  return join(stick, found)
}
