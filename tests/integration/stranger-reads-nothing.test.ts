import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { TestHub } from '../support/test-hub'
import { exchange, joinFrom, plugIn, type TwoHubs, twoHubs } from '../support/two-hubs'

let both: TwoHubs
let stick: string
let jonggat: TestHub
let kopang: TestHub

beforeEach(async () => {
  both = await twoHubs('founded')
  ;({ stick, jonggat, kopang } = both)
})
afterEach(() => both.end())

/** Seeded, so that a failure shows the same names again. No real person's. */
const people = Array.from({ length: 50 }, (_, index) => ({
  fullName: `Rahmi${String.fromCharCode(97 + (index % 26))}wati Contohnya${index}`,
  nuptk: String(9_100_000_000_000_000 + index * 7_919_000_017),
  phone: `0819${String(10_000_000 + index * 104_729)}`,
}))

/** The ways in which a text may stand in a file and be found by looking for it. */
function disguises(text: string): readonly Buffer[] {
  const base64 = [0, 1, 2].map((shift) => {
    // Base64 depends on the place; the middle of the text is the same for one of three places.
    const shifted = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64')
    return Buffer.from(shifted.slice(4, -4))
  })
  const utf16 = Buffer.from(text, 'utf16le')
  return [Buffer.from(text), utf16, Buffer.from(utf16).swap16(), ...base64]
}

function filesOn(folder: string): readonly { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({ name, bytes: readFileSync(join(folder, name)) }))
}

test('whoever finds the stick reads no name, no NUPTK and no phone number in anything on it', async () => {
  for (const { fullName, nuptk, phone } of people) {
    await jonggat.call('members.create', { fullName, nuptk, phone })
  }
  await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  await jonggat.call('exchange.invite', {
    driveId: await plugIn(jonggat, stick),
    label: 'PKG Praya',
  })
  for (const hub of [jonggat, kopang, jonggat]) await exchange(hub, stick)

  const files = filesOn(stick)
  const secrets = people.flatMap(({ fullName, nuptk, phone }) => [fullName, nuptk, phone])
  const found = secrets.flatMap((secret) =>
    disguises(secret).flatMap((needle) =>
      files
        .filter(({ name, bytes }) => bytes.includes(needle) || Buffer.from(name).includes(needle))
        .map(({ name }) => `${secret} in ${name}`),
    ),
  )

  expect((await kopang.call('members.page', {})).total).toBe(people.length)
  expect(files.some(({ name }) => name.endsWith('.simpul'))).toBe(true)
  expect(files.some(({ name }) => name.endsWith('.simpul-undangan'))).toBe(true)
  expect(found).toEqual([])
}, 60_000)

test('the names of hubs, of their secretaries and of the network stay inside the sealed part too', async () => {
  await joinFrom(jonggat, kopang, { stick, label: 'Tetangga' })
  for (const hub of [jonggat, kopang]) await exchange(hub, stick)

  const files = filesOn(stick)
  const found = ['PKG Jonggat', 'PKG Kopang', 'Sekretaris PKG', 'Lombok Tengah'].filter((text) =>
    disguises(text).some((needle) => files.some(({ bytes }) => bytes.includes(needle))),
  )

  expect(found).toEqual([])
})
