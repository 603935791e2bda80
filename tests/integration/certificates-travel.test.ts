import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { ActivityId } from '../../shared/domain/ids'
import { createPeople } from '../support/activity-builders'
import {
  aWorkshop,
  codesOf,
  issueAll,
  markAllPresent,
  setRule,
} from '../support/certificate-builders'
import { keepBackup, restore } from '../support/hub-copies'
import type { TestHub } from '../support/test-hub'
import { exchange, type TwoHubs, twoHubs } from '../support/two-hubs'

let hubs: TwoHubs
beforeEach(async () => {
  hubs = await twoHubs('joined')
})
afterEach(async () => {
  await hubs.end()
})

/** Codes of a workshop of this hub at which everybody was present. */
async function issueAt(
  hub: TestHub,
  title = 'Workshop media',
): Promise<{ readonly activityId: ActivityId; readonly codes: readonly string[] }> {
  const people = await createPeople(hub, 2, { schoolName: 'TK Melati' })
  const activityId = await aWorkshop(hub, people, title)
  await markAllPresent(hub, activityId, people)
  await setRule(hub, activityId, { jp: 8 })
  return { activityId, codes: await issueAll(hub, activityId) }
}

const check = (hub: TestHub, code: string) => hub.call('certificates.check', { code })
const verdictOf = async (hub: TestHub, code: string) => (await check(hub, code)).verdict

async function exchangeOnce() {
  for (const hub of [hubs.jonggat, hubs.kopang]) await exchange(hub, hubs.stick)
}

test('a certificate issued at one hub verifies at another after one exchange of the stick', async () => {
  const { codes } = await issueAt(hubs.jonggat)
  await exchangeOnce()

  expect(await check(hubs.kopang, codes[1] ?? '')).toEqual({
    verdict: 'valid',
    facts: {
      number: '13.002/PKG-JONGGAT/XI/2026',
      name: 'Guru Uji 002',
      activity: 'Workshop media',
      role: 'participant',
      jp: 8,
      issuedOn: '2026-11-21',
    },
    issuerHub: 'PKG Jonggat',
    isKnown: true,
    lostAt: null,
    revokedAt: null,
    revokedReason: null,
  })
})

test('the key is known from the exchange before: a newer certificate verifies without its record', async () => {
  await exchangeOnce()
  const { codes } = await issueAt(hubs.jonggat)

  expect(await check(hubs.kopang, codes[0] ?? '')).toMatchObject({
    verdict: 'valid',
    isKnown: false,
    issuerHub: 'PKG Jonggat',
  })
})

test('with any letter changed, left out or doubled the code proves nothing', async () => {
  const { codes } = await issueAt(hubs.jonggat)
  await exchangeOnce()
  const [code = ''] = codes
  const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
  const accepted: string[] = []
  const proves = async (changed: string) => (await check(hubs.kopang, changed)).facts !== null

  for (let at = 0; at < code.length; at += 1) {
    const letter = code.charAt(at)
    const other = letters.charAt((letters.indexOf(letter) + 1 + (at % 30)) % letters.length)
    for (const [what, changed] of [
      ['changed', code.slice(0, at) + other + code.slice(at + 1)],
      ['left out', code.slice(0, at) + code.slice(at + 1)],
      ['doubled', code.slice(0, at) + letter + code.slice(at)],
    ] as const) {
      if (await proves(changed)) accepted.push(`${what} at ${at}`)
    }
  }

  expect(code.length).toBeGreaterThan(200)
  expect(accepted).toEqual([])
  expect(await verdictOf(hubs.kopang, code)).toBe('valid')
}, 60_000)

test('a revocation is said after the next exchange', async () => {
  const { activityId, codes } = await issueAt(hubs.jonggat)
  await exchangeOnce()
  const { people } = await hubs.jonggat.call('certificates.desk', { activityId })
  await hubs.jonggat.call('certificates.revoke', {
    certificateId: people[0]!.certificate!.id,
    reason: 'Nama salah tulis',
  })
  const before = await verdictOf(hubs.kopang, codes[0] ?? '')
  await exchangeOnce()

  expect(before).toBe('valid')
  expect(await check(hubs.kopang, codes[0] ?? '')).toMatchObject({
    verdict: 'revoked',
    revokedReason: 'Nama salah tulis',
  })
  expect(await verdictOf(hubs.kopang, codes[1] ?? '')).toBe('valid')
})

test('that a batch came back signed travels; two days for it are asked about in words', async () => {
  const { activityId } = await issueAt(hubs.jonggat)
  await exchangeOnce()
  const sign = (hub: TestHub, signedOn: string | null) =>
    hub.call('certificates.sign', { activityId, certificateIds: null, signedOn })
  const days = async (hub: TestHub) =>
    (await hub.call('certificates.desk', { activityId })).people.map(
      ({ certificate }) => certificate?.signedOn,
    )
  await sign(hubs.jonggat, '2026-11-22')
  await exchangeOnce()
  expect(await days(hubs.kopang)).toEqual(['2026-11-22', '2026-11-22'])

  await sign(hubs.jonggat, null)
  for (let round = 0; round < 2; round += 1) await exchangeOnce()
  await sign(hubs.jonggat, '2026-11-23')
  await sign(hubs.kopang, '2026-11-24')
  for (let round = 0; round < 2; round += 1) await exchangeOnce()

  for (const hub of [hubs.jonggat, hubs.kopang]) {
    const { clashes } = await hub.call('clashes.list', {})
    expect(clashes).toMatchObject([
      {
        cell: { table: 'certificates', column: 'signed_on' },
        subject: {
          name: 'Guru Uji 001, 13.001/PKG-JONGGAT/XI/2026',
          activityTitle: 'Workshop media',
        },
      },
      { subject: { name: 'Guru Uji 002, 13.002/PKG-JONGGAT/XI/2026' } },
    ])
    expect(clashes.map(({ sides }) => sides.map(({ value }) => value).sort())).toEqual([
      ['2026-11-23', '2026-11-24'],
      ['2026-11-23', '2026-11-24'],
    ])
  }
  expect(await days(hubs.kopang)).toEqual(await days(hubs.jonggat))
})

test('a certificate revoked at two hubs is revoked, and asks nothing but the reason', async () => {
  const { activityId } = await issueAt(hubs.jonggat)
  await exchangeOnce()
  for (const hub of [hubs.jonggat, hubs.kopang]) {
    const { people } = await hub.call('certificates.desk', { activityId })
    await hub.call('certificates.revoke', {
      certificateId: people[0]!.certificate!.id,
      reason: 'Nama salah tulis',
    })
  }
  for (let round = 0; round < 2; round += 1) await exchangeOnce()

  for (const hub of [hubs.jonggat, hubs.kopang]) {
    expect((await hub.call('clashes.list', {})).clashes).toEqual([])
    const { people } = await hub.call('certificates.desk', { activityId })
    expect(people[0]).toMatchObject({
      certificate: null,
      revoked: [{ number: '13.001/PKG-JONGGAT/XI/2026' }],
    })
  }
})

test('a code from outside the network, or of words that are no code, is told so', async () => {
  const stranger = await twoHubs('none')
  try {
    const { codes } = await issueAt(stranger.jonggat)
    expect(await verdictOf(stranger.jonggat, codes[0] ?? '')).toBe('valid')
    expect(await verdictOf(hubs.jonggat, codes[0] ?? '')).toBe('unknown-issuer')
  } finally {
    await stranger.end()
  }
  expect(await verdictOf(hubs.jonggat, '13.001/PKG-JONGGAT/XI/2026')).toBe('altered')
  expect(await verdictOf(hubs.jonggat, 'SG9ABC')).toBe('too-new')
})

test('of a PC reported lost, only certificates recorded before the report count', async () => {
  const early = await issueAt(hubs.kopang)
  for (const hub of [hubs.kopang, hubs.jonggat]) await exchange(hub, hubs.stick)
  const devices = await hubs.jonggat.call('network.devices', {})
  const lost = devices.find(({ hubName }) => hubName === 'PKG Kopang')
  await hubs.jonggat.call('network.reportLost', { deviceId: lost!.deviceId, reason: 'Hilang' })
  const late = await issueAt(hubs.kopang, 'Workshop palsu')

  const before = await check(hubs.jonggat, early.codes[0] ?? '')
  const after = await check(hubs.jonggat, late.codes[0] ?? '')

  expect(before).toMatchObject({ verdict: 'valid', isKnown: true })
  expect(after).toMatchObject({ verdict: 'lost-issuer', isKnown: false })
  expect(before.lostAt).not.toBeNull()
})

test('codes of a PC that went on under new keys stay genuine, at home and elsewhere', async () => {
  const backup = mkdtempSync(join(tmpdir(), 'simpul-backup-'))
  try {
    const { activityId } = await issueAt(hubs.kopang)
    await exchangeOnce()
    await keepBackup(hubs.kopang, backup)
    await exchangeOnce()
    await restore(hubs.kopang, backup, 'database')
    for (let round = 0; round < 2; round += 1) await exchangeOnce()
    const [code = ''] = await codesOf(hubs.kopang, activityId)
    const later = await issueAt(hubs.kopang, 'Workshop kedua')
    await exchangeOnce()
    await exchangeOnce()

    for (const hub of [hubs.jonggat, hubs.kopang]) {
      expect(await verdictOf(hub, code)).toBe('valid')
      expect(await verdictOf(hub, later.codes[0] ?? '')).toBe('valid')
    }
  } finally {
    rmSync(backup, { recursive: true, force: true })
  }
})

test('an erasure elsewhere takes the name on a certificate here, and leaves its number', async () => {
  const { activityId, codes } = await issueAt(hubs.jonggat)
  await exchangeOnce()
  const { people } = await hubs.jonggat.call('certificates.desk', { activityId })
  await hubs.jonggat.call('members.erase', {
    id: people[0]!.memberId!,
    confirmation: people[0]!.name,
  })
  await exchangeOnce()

  const desk = await hubs.kopang.call('certificates.desk', { activityId })
  expect(desk.people.filter(({ isErased, certificate }) => isErased && certificate)).toMatchObject([
    { name: '', certificate: { number: '13.001/PKG-JONGGAT/XI/2026', name: null } },
  ])
  expect(await verdictOf(hubs.kopang, codes[0] ?? '')).toBe('erased')
})
