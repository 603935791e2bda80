import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom } from '../support/two-hubs'

/** Two hubs wrote down one teacher; what one of them decides holds at the other. */
let stick: string
let kopang: TestHub
let praya: TestHub

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  kopang = await createTestHub()
  praya = await createTestHub({ startsAt: Date.UTC(2026, 10, 21, 3) })
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await praya.call('setup.createHub', hubNamed('PKG Praya'))
  await kopang.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(kopang, praya, { stick, label: 'PKG Praya' })
})

afterEach(async () => {
  await kopang.close()
  await praya.close()
  rmSync(stick, { recursive: true, force: true })
})

const nuptk = '9900760661300012'

async function writeDown(hub: TestHub, fullName: string, birthPlace: string) {
  return (await hub.call('members.create', { fullName, birthPlace, nuptk })).id
}

async function meet(): Promise<void> {
  for (const hub of [kopang, praya, kopang]) await exchange(hub, stick)
}

const listed = async (hub: TestHub) =>
  (await hub.call('members.page', {})).rows.map(({ id, fullName }) => [id, fullName])

test('a decision travels with the values, and so does taking it back', async () => {
  const older = await writeDown(kopang, 'Siti Aminah', 'Kopang')
  const newer = await writeDown(praya, 'Sitti Aminah', 'Praya')
  const question = { kind: 'member' as const, firstId: older, secondId: newer }
  await meet()
  for (const hub of [kopang, praya]) {
    expect(await hub.call('duplicates.counts', {})).toEqual({ member: 1, institution: 0 })
  }
  const compared = await kopang.call('duplicates.compare', question)
  expect([compared.first.hubName, compared.second.hubName]).toEqual([null, 'PKG Praya'])

  await praya.call('duplicates.join', { ...question, choices: { fullName: 'second' } })
  await meet()
  for (const hub of [kopang, praya]) {
    expect(await listed(hub)).toEqual([[older, 'Sitti Aminah']])
    expect((await hub.call('members.get', { id: newer })).id).toBe(older)
    expect(await hub.call('duplicates.counts', {})).toEqual({ member: 0, institution: 0 })
  }

  // Set apart where nobody joined them.
  await kopang.call('duplicates.takeBack', question)
  await meet()
  for (const hub of [kopang, praya]) {
    expect(await listed(hub)).toEqual([
      [older, 'Siti Aminah'],
      [newer, 'Sitti Aminah'],
    ])
    const card = await hub.call('members.get', { id: older })
    expect(card.details.birthPlace).toBe('Kopang')
  }
})

test('what is changed under the address of either record stands on the one that stays', async () => {
  const older = await writeDown(kopang, 'Siti Aminah', 'Kopang')
  const newer = await writeDown(praya, 'Siti Aminah', 'Praya')
  await meet()
  await praya.call('duplicates.join', { kind: 'member', firstId: older, secondId: newer })
  await meet()

  // Decided at Praya: Kopang goes on writing under its own record, Praya finds it under the same.
  await kopang.call('members.edit', { id: newer, changes: { phone: '0812-0000-0007' } })
  await meet()
  const card = await praya.call('members.get', { id: newer })
  expect([card.id, card.details.phone]).toEqual([older, '+6281200000007'])
})
