import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import type { ImportId, MemberId, SessionId } from '../../shared/domain/ids'
import { createPeople, createSheet } from '../support/activity-builders'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, joinFrom } from '../support/two-hubs'

let stick: string
let jonggat: TestHub
let kopang: TestHub

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  jonggat = await createTestHub()
  kopang = await createTestHub()
  await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
})
afterEach(async () => {
  await jonggat.close()
  await kopang.close()
  rmSync(stick, { recursive: true, force: true })
})

async function phoneAt(hub: TestHub, id: MemberId) {
  return (await hub.call('members.get', { id })).details.phone
}

async function namesAt(hub: TestHub): Promise<readonly string[]> {
  const { rows } = await hub.call('members.page', {})
  return rows.map(({ fullName }) => fullName).sort()
}

async function statusesAt(hub: TestHub, sessionId: SessionId) {
  const { rows } = await hub.call('attendance.sheet', { sessionId })
  return rows.map(({ status }) => status)
}

/** What `work` does at Jonggat comes to Kopang as an import of its own. */
async function importFrom(hub: TestHub, work: () => Promise<unknown>): Promise<ImportId> {
  await work()
  await exchange(hub, stick)
  await exchange(kopang, stick)
  const [newest] = await kopang.call('imports.list', {})
  if (!newest) throw new Error('an exchange brought something')
  return newest.id
}

async function setPhone(hub: TestHub, id: MemberId, phone: string): Promise<void> {
  await hub.call('members.edit', { id, changes: { phone } })
}

/** A person of Kopang whose number two imports from Jonggat change, one after the other. */
async function aNumberChangedTwice() {
  const [id] = await createPeople(kopang, 1)
  await setPhone(kopang, id!, '081200000000')
  await exchange(kopang, stick)
  await exchange(jonggat, stick)
  const first = await importFrom(jonggat, () => setPhone(jonggat, id!, '081200000001'))
  const second = await importFrom(jonggat, () => setPhone(jonggat, id!, '081200000002'))
  return { id: id!, first, second }
}

describe('two imports that wrote one value', () => {
  test('the later one taken back first, then the earlier: the value before both is back', async () => {
    const { id, first, second } = await aNumberChangedTwice()

    await kopang.call('imports.undo', { importId: second })
    const between = await phoneAt(kopang, id)
    const outcome = await kopang.call('imports.undo', { importId: first })

    expect(between).toBe('+6281200000001')
    expect(outcome).toMatchObject({ restored: { members: 1 }, spared: { members: 0 } })
    expect(await phoneAt(kopang, id)).toBe('+6281200000000')
  })

  test('the earlier one first: it says what it spares, and the value before both is back in the end', async () => {
    const [id, other] = await createPeople(kopang, 2)
    await setPhone(kopang, id!, '081200000000')
    await exchange(kopang, stick)
    await exchange(jonggat, stick)
    const first = await importFrom(jonggat, async () => {
      await setPhone(jonggat, id!, '081200000001')
      await setPhone(jonggat, other!, '081200000001')
    })
    const second = await importFrom(jonggat, () => setPhone(jonggat, id!, '081200000002'))

    const outcome = await kopang.call('imports.undo', { importId: first })
    const between = await phoneAt(kopang, id!)
    await kopang.call('imports.undo', { importId: second })

    expect(outcome).toMatchObject({
      restored: { members: 1 },
      spared: { members: 1 },
      sparedNames: ['Guru Uji 001'],
    })
    expect(between).toBe('+6281200000002')
    expect(await phoneAt(kopang, id!)).toBe('+6281200000000')
    expect(await phoneAt(kopang, other!)).toBeNull()
  })

  test('an earlier one that nothing is left of is refused, and can be taken back after the later', async () => {
    const { id, first, second } = await aNumberChangedTwice()

    const refused = await kopang.result('imports.undo', { importId: first })
    await kopang.call('imports.undo', { importId: second })
    await kopang.call('imports.undo', { importId: first })

    expect(refused).toMatchObject({ ok: false, error: { code: 'imports.nothing-left' } })
    expect(await phoneAt(kopang, id)).toBe('+6281200000000')
  })

  test('an edit made here between the two stays when both are taken back', async () => {
    const [id] = await createPeople(kopang, 1)
    await exchange(kopang, stick)
    await exchange(jonggat, stick)
    const first = await importFrom(jonggat, () => setPhone(jonggat, id!, '081200000001'))
    await setPhone(kopang, id!, '081200000005')
    await exchange(kopang, stick)
    await exchange(jonggat, stick)
    const second = await importFrom(jonggat, () => setPhone(jonggat, id!, '081200000002'))

    await kopang.call('imports.undo', { importId: second })
    const refused = await kopang.result('imports.undo', { importId: first })

    expect(await phoneAt(kopang, id!)).toBe('+6281200000005')
    expect(refused).toMatchObject({ ok: false, error: { code: 'imports.nothing-left' } })
  })

  test('brought back in either order, the later value stands', async () => {
    const { id, first, second } = await aNumberChangedTwice()
    const turn = async (way: 'imports.undo' | 'imports.redo', importId: ImportId) => {
      await kopang.call(way, { importId })
      return phoneAt(kopang, id)
    }

    const seen = [
      await turn('imports.undo', second),
      await turn('imports.undo', first),
      await turn('imports.redo', second),
      await turn('imports.undo', second),
      await turn('imports.redo', first),
      await turn('imports.redo', second),
    ]

    expect(seen).toEqual([
      '+6281200000001',
      '+6281200000000',
      '+6281200000002',
      '+6281200000000',
      '+6281200000001',
      '+6281200000002',
    ])
  })

  test('a value that lost against an import stands when that import is taken back', async () => {
    const selong = await createTestHub()
    await selong.call('setup.createHub', hubNamed('PKG Selong'))
    await joinFrom(jonggat, selong, { stick, label: 'PKG Selong' })
    const [id] = await createPeople(kopang, 1)
    await setPhone(kopang, id!, '081200000000')
    for (const hub of [kopang, jonggat, selong]) await exchange(hub, stick)
    // Neither sees the other; whoever has done more work is later in the order of all hubs.
    await setPhone(selong, id!, '081200000009')
    await createPeople(jonggat, 6)
    await setPhone(jonggat, id!, '081200000001')
    const bare = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
    await exchange(jonggat, bare)
    await exchange(kopang, bare)
    rmSync(bare, { recursive: true, force: true })
    await exchange(selong, stick)
    await exchange(kopang, stick)
    const [late, winning] = await kopang.call('imports.list', {})
    const merged = await phoneAt(kopang, id!)

    await kopang.call('imports.undo', { importId: winning!.id })
    const between = await phoneAt(kopang, id!)
    await kopang.call('imports.undo', { importId: late!.id })

    expect(merged).toBe('+6281200000001')
    expect(between).toBe('+6281200000009')
    expect(await phoneAt(kopang, id!)).toBe('+6281200000000')
    await selong.close()
  })
})

describe('what one import made and another worked on', () => {
  test('a person goes when both are taken back, the later one first', async () => {
    let id: MemberId | undefined
    const first = await importFrom(jonggat, async () => {
      ;[id] = await createPeople(jonggat, 1)
    })
    const second = await importFrom(jonggat, () => setPhone(jonggat, id!, '081200000002'))

    await kopang.call('imports.undo', { importId: second })
    const outcome = await kopang.call('imports.undo', { importId: first })

    expect(outcome).toMatchObject({ removed: { members: 1 }, spared: { members: 0 } })
    expect(await namesAt(kopang)).toEqual([])
  })

  test('a person goes with the later import when the earlier had to spare them', async () => {
    let id: MemberId | undefined
    const first = await importFrom(jonggat, async () => {
      const people = await createPeople(jonggat, 2)
      id = people[0]
    })
    const second = await importFrom(jonggat, () => setPhone(jonggat, id!, '081200000002'))

    const spared = await kopang.call('imports.undo', { importId: first })
    const between = await namesAt(kopang)
    const outcome = await kopang.call('imports.undo', { importId: second })
    const after = await namesAt(kopang)
    await kopang.call('imports.redo', { importId: second })

    expect(spared).toMatchObject({
      removed: { members: 1 },
      spared: { members: 1 },
      sparedNames: ['Guru Uji 001'],
    })
    expect(between).toEqual(['Guru Uji 001'])
    expect(outcome).toMatchObject({ removed: { members: 1 }, restored: { members: 0 } })
    expect(after).toEqual([])
    expect(await namesAt(kopang)).toEqual(['Guru Uji 001'])
    expect(await phoneAt(kopang, id!)).toBe('+6281200000002')
  })

  test('people whom only marks of the later import needed go with it, those needed here stay', async () => {
    let people: readonly MemberId[] = []
    const first = await importFrom(jonggat, async () => {
      people = await createPeople(jonggat, 3)
    })
    let sheet: SessionId | undefined
    const second = await importFrom(jonggat, async () => {
      const { sessionId } = await createSheet(jonggat, people)
      sheet = sessionId
      await jonggat.call('attendance.mark', {
        sessionId,
        marks: people.slice(0, 2).map((memberId) => ({ memberId, status: 'H' })),
      })
    })
    const own = await createSheet(kopang, [people[1]!])
    await kopang.call('attendance.mark', {
      sessionId: own.sessionId,
      marks: [{ memberId: people[1]!, status: 'H' }],
    })
    const whole = await namesAt(kopang)

    const refused = await kopang.result('imports.undo', { importId: first })
    const outcome = await kopang.call('imports.undo', { importId: second })
    const between = await namesAt(kopang)
    await kopang.call('imports.undo', { importId: first })
    const after = await namesAt(kopang)
    // The marks need their people again, though their own import is still taken back.
    await kopang.call('imports.redo', { importId: second })

    expect(refused).toMatchObject({ ok: false, error: { code: 'imports.nothing-left' } })
    expect(outcome).toMatchObject({ removed: { attendance: 2, sessions: 1, members: 0 } })
    expect(between).toEqual(whole)
    expect(after).toEqual(['Guru Uji 002'])
    expect(await namesAt(kopang)).toEqual(whole)
    expect(await statusesAt(kopang, sheet!)).toEqual(['H', 'H', null])
  })
})

test('what stands depends on which imports are taken back, not on the order', async () => {
  let people: readonly MemberId[] = []
  const mark = async (sessionId: SessionId, marks: Readonly<Record<number, 'H' | 'S' | 'I'>>) => {
    await jonggat.call('attendance.mark', {
      sessionId,
      marks: Object.entries(marks).map(([index, status]) => ({
        memberId: people[Number(index)]!,
        status,
      })),
    })
  }
  let sheet: SessionId | undefined
  const imports = [
    await importFrom(jonggat, async () => {
      people = await createPeople(jonggat, 4, { schoolName: 'TK Dahlia' })
      sheet = (await createSheet(jonggat, people)).sessionId
      await mark(sheet, { 0: 'H', 1: 'H' })
    }),
    await importFrom(jonggat, async () => {
      await setPhone(jonggat, people[0]!, '081200000001')
      await mark(sheet!, { 1: 'S', 2: 'S' })
    }),
    await importFrom(jonggat, async () => {
      await setPhone(jonggat, people[0]!, '081200000002')
      await jonggat.call('members.edit', { id: people[3]!, changes: { note: 'dari Jonggat' } })
      await mark(sheet!, { 1: 'I', 3: 'I' })
    }),
  ]
  await setPhone(kopang, people[2]!, '081200000007')
  const undone = new Set<number>()
  const states = new Map<string, unknown>()
  const see = async () => {
    const { rows } = await kopang.call('members.page', {})
    const found = await kopang.result('attendance.sheet', { sessionId: sheet! })
    const state = {
      phones: await Promise.all(rows.map(async ({ id }) => [id, await phoneAt(kopang, id)])),
      marks: found.ok ? found.value.rows.map(({ status }) => status) : null,
    }
    const key = [...undone].sort().join()
    if (states.has(key)) expect(state, `taken back: ${key}`).toEqual(states.get(key))
    states.set(key, state)
  }
  await see()
  const turns = [2, 1, 0, 2, 1, 0, 0, 2, 1, 0, 1, 2, 1, 0, 2, 0, 1, 2]
  for (const index of turns) {
    const isUndone = undone.has(index)
    const turned = await kopang.result(isUndone ? 'imports.redo' : 'imports.undo', {
      importId: imports[index]!,
    })
    expect(turned).toMatchObject({ ok: true })
    if (isUndone) undone.delete(index)
    else undone.add(index)
    await see()
  }

  expect(states.size).toBe(8)
  expect(states.get('0,1,2')).toMatchObject({ phones: [[people[2], '+6281200000007']] })
})
