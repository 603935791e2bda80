import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { MemberId } from '../../shared/domain/ids'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom } from '../support/two-hubs'

/** A PC is lost; whoever has it erases a person; one hub hears that before it hears of the loss. */
let stick: string
let thiefs: string
let jonggat: TestHub
let kopang: TestHub
let praya: TestHub
let id: MemberId

const fullName = 'Wahyuningtyas Kusumaprameswari'

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  thiefs = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  jonggat = await createTestHub()
  kopang = await createTestHub()
  praya = await createTestHub()
  await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await praya.call('setup.createHub', hubNamed('PKG Praya'))
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await joinFrom(jonggat, praya, { stick, label: 'PKG Praya' })
  id = (await jonggat.call('members.create', { fullName, phone: '081290007788' })).id
  const source = join(jonggat.folder, 'rpph.pdf')
  writeFileSync(source, '%PDF-1.7 tema air')
  await jonggat.call('portfolio.add', {
    token: jonggat.choose(source),
    fileName: 'rpph.pdf',
    photo: null,
    thumbnail: null,
    details: {
      type: 'daily-plan',
      title: 'RPPH tema air',
      tags: [],
      memberId: id,
      activityId: null,
      sessionId: null,
      hasChildren: false,
      consent: 'unknown',
    },
  })
  for (const hub of [jonggat, kopang, praya, jonggat]) await exchange(hub, stick)
})
afterEach(async () => {
  for (const hub of [jonggat, kopang, praya]) await hub.close()
  for (const folder of [stick, thiefs]) rmSync(folder, { recursive: true, force: true })
})

const phoneAt = async (hub: TestHub) => {
  const answer = await hub.result('members.get', { id })
  return answer.ok ? answer.value.details.phone : answer.error.code
}

test('what a lost PC erased comes back to the hub that believed it', async () => {
  await kopang.call('members.erase', { id, confirmation: fullName })
  await exchange(kopang, thiefs)
  await exchange(praya, thiefs)
  expect(await phoneAt(praya)).toBe('member.missing')
  const devices = await jonggat.call('network.devices', {})
  const lost = devices.find(({ hubName }) => hubName === 'PKG Kopang')
  await jonggat.call('network.reportLost', { deviceId: lost!.deviceId, reason: 'Hilang' })

  // Praya hears of the loss, says what it lacks, gets the records, and then the file they name.
  for (const hub of [jonggat, praya, jonggat, praya, jonggat, praya]) await exchange(hub, stick)

  expect(await phoneAt(jonggat)).toBe('+6281290007788')
  expect(await phoneAt(praya)).toBe('+6281290007788')
  for (const hub of [jonggat, praya]) {
    const { rows } = await hub.call('portfolio.page', {})
    expect(rows).toMatchObject([{ title: 'RPPH tema air', isHere: true }])
  }
  expect((await praya.call('members.page', { search: 'wahyuning' })).total).toBe(1)
})

test('an erasure that counts stays one, also beside a void one', async () => {
  await kopang.call('members.erase', { id, confirmation: fullName })
  await exchange(kopang, thiefs)
  await exchange(praya, thiefs)
  const devices = await jonggat.call('network.devices', {})
  const lost = devices.find(({ hubName }) => hubName === 'PKG Kopang')
  await jonggat.call('network.reportLost', { deviceId: lost!.deviceId, reason: 'Hilang' })
  await jonggat.call('members.erase', { id, confirmation: fullName })

  for (const hub of [jonggat, praya, jonggat, praya]) await exchange(hub, stick)

  for (const hub of [jonggat, praya]) {
    expect(await phoneAt(hub)).toBe('member.missing')
    expect((await hub.call('portfolio.page', {})).total).toBe(0)
  }
})
