import { copyFileSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom, plugIn, type TwoHubs, twoHubs } from '../support/two-hubs'

let both: TwoHubs
let stick: string
let jonggat: TestHub
let kopang: TestHub

beforeEach(async () => {
  both = await twoHubs('founded')
  ;({ stick, jonggat, kopang } = both)
})
afterEach(() => both.end())

const wrongWords = 'satu dua tiga empat lima enam'

async function invite(label: string, forOwnHub = false) {
  const driveId = await plugIn(jonggat, stick)
  return jonggat.call('exchange.invite', { driveId, label, forOwnHub })
}

async function tryToJoin(hub: TestHub, fileName: string, words: readonly string[] | string) {
  return hub.result('exchange.join', {
    driveId: await plugIn(hub, stick),
    fileName,
    words: typeof words === 'string' ? words : words.join(' '),
  })
}

function pathOf(fileName: string): string {
  const found = readdirSync(stick, { recursive: true, encoding: 'utf8' }).find((path) =>
    path.endsWith(fileName),
  )
  if (found === undefined) throw new Error(`${fileName} is on the stick`)
  return join(stick, found)
}

test('wrong words five times make the sixth try wait, whatever the clock says and after a restart', async () => {
  const { fileName, words } = await invite('PKG Kopang')
  for (let attempt = 0; attempt < 5; attempt += 1) {
    expect(await tryToJoin(kopang, fileName, wrongWords)).toMatchObject({
      error: { code: 'invitation.wrong-words' },
    })
  }

  const sixth = await tryToJoin(kopang, fileName, words)
  kopang.clock.now += 10 * 365 * 86_400_000
  const tenYearsLater = await tryToJoin(kopang, fileName, words)
  kopang.clock.now = 0
  await kopang.reopen()
  const afterRestart = await tryToJoin(kopang, fileName, words)
  kopang.clock.monotonic += 16_000
  const afterWaiting = await tryToJoin(kopang, fileName, words)

  for (const refused of [sixth, tenYearsLater, afterRestart]) {
    expect(refused).toMatchObject({ error: { code: 'invitation.too-many-tries' } })
  }
  expect(afterRestart).toMatchObject({ error: { params: { seconds: 15 } } })
  expect(afterWaiting.ok).toBe(true)
}, 30_000)

test('an invitation used twice is refused where the first use can be known from the stick', async () => {
  const praya = await createTestHub()
  await praya.call('setup.createHub', hubNamed('PKG Praya'))
  const { fileName, words } = await invite('PKG Kopang')
  await tryToJoin(kopang, fileName, words)
  await exchange(kopang, stick)

  const second = await tryToJoin(praya, fileName, words)

  expect(second).toMatchObject({ error: { code: 'invitation.used' } })
  expect((await praya.call('exchange.state', {})).network).toBe(null)
  await praya.close()
})

test('an invitation used twice without knowing is told to the inviter, with both who used it', async () => {
  const praya = await createTestHub()
  await praya.call('setup.createHub', hubNamed('PKG Praya'))
  const { fileName, words } = await invite('PKG Kopang')
  await tryToJoin(kopang, fileName, words)
  // Praya joins from a copy of the invitation, on which the first use left no note.
  rmSync(pathOf('.simpul-terpakai'))
  await tryToJoin(praya, fileName, words)
  await exchange(kopang, stick)
  await exchange(praya, stick)

  await exchange(jonggat, stick)

  const devices = await jonggat.call('network.devices', {})
  const twins = devices.map(({ hubName, sharesInvitationWith }) => [hubName, sharesInvitationWith])
  expect(twins).toEqual([
    ['PKG Jonggat', []],
    ['PKG Kopang', ['PKG Praya']],
    ['PKG Praya', ['PKG Kopang']],
  ])
  await praya.close()
})

test('the words of another invitation on the stick are recognised as such', async () => {
  const first = await invite('PKG Kopang')
  const second = await invite('PKG Praya')

  expect(await tryToJoin(kopang, first.fileName, second.words)).toMatchObject({
    error: { code: 'invitation.other-words', params: { label: 'pkg praya' } },
  })
})

test('a damaged invitation file is told from wrong words', async () => {
  const { fileName, words } = await invite('PKG Kopang')
  const bytes = readFileSync(pathOf(fileName))
  bytes.writeUInt8(bytes.readUInt8(200) ^ 1, 200)
  writeFileSync(pathOf(fileName), bytes)

  expect(await tryToJoin(kopang, fileName, words)).toMatchObject({
    error: { code: 'invitation.damaged' },
  })
})

test('an invitation to the network one is in says so', async () => {
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  const { fileName, words } = await invite('PKG Kopang')

  expect(await tryToJoin(kopang, fileName, words)).toMatchObject({
    error: { code: 'invitation.own-network' },
  })
})

test('an invitation that was copied under another name still opens once', async () => {
  const { fileName, words } = await invite('PKG Kopang')
  const copy = 'undangan-salinan.simpul-undangan'
  copyFileSync(pathOf(fileName), join(dirname(pathOf(fileName)), copy))

  expect(await tryToJoin(kopang, copy, words)).toMatchObject({ ok: true })
})

test('a second PC of the same hub joins that hub and is known as one of it', async () => {
  await jonggat.call('members.create', { fullName: 'Aisyah' })
  const { fileName, words } = await invite('Laptop kedua', true)

  expect(await tryToJoin(kopang, fileName, words)).toMatchObject({ ok: true })
  await exchange(jonggat, stick)
  await exchange(kopang, stick)
  await exchange(jonggat, stick)

  const { hub } = await kopang.call('setup.status', {})
  const own = await jonggat.call('setup.status', {})
  const devices = await jonggat.call('network.devices', {})
  expect(hub).toMatchObject({ id: own.hub?.id, name: 'PKG Jonggat', typeText: 'PKG' })
  expect(devices.map(({ hubName, isOfOwnHub }) => [hubName, isOfOwnHub])).toEqual([
    ['PKG Jonggat', true],
    ['PKG Jonggat', true],
  ])
})

test('a PC that holds another hub’s records does not become a second PC of this one', async () => {
  await kopang.call('members.create', { fullName: 'Budi' })
  const { fileName, words } = await invite('Laptop kedua', true)

  expect(await tryToJoin(kopang, fileName, words)).toMatchObject({
    error: { code: 'invitation.hub-has-records', params: { hub: 'PKG Jonggat' } },
  })
  expect((await kopang.call('setup.status', {})).hub).toMatchObject({ name: 'PKG Kopang' })
})
