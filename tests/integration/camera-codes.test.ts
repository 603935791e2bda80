import { afterAll, beforeAll, expect, test } from 'vitest'

import { mostFrameSide } from '../../shared/domain/camera-frame'
import type { MemberId, SessionId } from '../../shared/domain/ids'
import { scanCodeText } from '../../shared/domain/scan-code'
import { createPeople } from '../support/activity-builders'
import { type DrawnCode, drawPicture } from '../support/camera-picture'
import { aWorkshop, issueAll, markAllPresent, setRule } from '../support/certificate-builders'
import { seededRandom } from '../support/random'
import { createTestHub, type TestHub } from '../support/test-hub'
import { hubNamed } from '../support/two-hubs'

let hub: TestHub
let certificate: string
beforeAll(async () => {
  hub = await createTestHub()
  await hub.call('setup.createHub', hubNamed('PKG Jonggat'))
  const people = await createPeople(hub, 1, { schoolName: 'TK Melati' })
  const title = 'Workshop penyusunan perangkat pembelajaran berbasis lingkungan sekitar sekolah'
  const activityId = await aWorkshop(hub, people, title)
  await markAllPresent(hub, activityId, people)
  await setRule(hub, activityId, { jp: 8 })
  const [code = ''] = await issueAll(hub, activityId)
  certificate = code
})
afterAll(async () => {
  await hub.close()
})

const card = scanCodeText({ kind: 'member', id: '01k97xq2m3n4p5q6r7s8t9v0wy' as MemberId })
const sheet = scanCodeText({ kind: 'session', id: '01k97xq2m3n4p5q6r7s8t9v0wx' as SessionId })

/** Of a camera of 1280 x 720 and of one of 640 x 480, the middle square. */
const large = { width: 720, height: 720 }
const small = { width: 480, height: 480 }

async function read(
  code: DrawnCode,
  { light = {}, size = small }: Partial<Record<'light' | 'size', object>> = {},
) {
  const picture = drawPicture({ ...small, ...size, ...light, codes: [code] })
  const { text } = await hub.call('scan.readFrame', picture)
  return text
}

test('a card and a sheet are read small, turned and out of focus', async () => {
  const missed: string[] = []
  let text = card
  for (const square of [2.5, 3, 4.3, 8]) {
    for (const degrees of [0, 7, 45, 133, 271]) {
      for (const blur of square < 3 ? [0] : square < 4 ? [0, 1] : [0, 2]) {
        text = text === card ? sheet : card
        if ((await read({ text, square, degrees, blur })) !== text) {
          missed.push(`${text.slice(0, 4)} ${square} px ${degrees}° blur ${blur}`)
        }
      }
    }
  }

  expect(missed).toEqual([])
}, 90_000)

test('the fine code of a certificate is read from a third of the picture', async () => {
  const missed: string[] = []
  for (const square of [3, 3.6, 5]) {
    for (const degrees of [0, 5, 184]) {
      for (const blur of square < 3.5 ? [0] : [0, 1]) {
        const read720 = await read({ text: certificate, square, degrees, blur }, { size: large })
        if (read720 !== certificate) missed.push(`${square} px ${degrees}° blur ${blur}`)
      }
    }
  }

  expect(certificate.length).toBeGreaterThan(250)
  expect(missed).toEqual([])
}, 90_000)

test('a code is read in bad light, at the edge, and mirrored never as another', async () => {
  const dim = await read({ text: card, square: 5 }, { light: { paper: 90, ink: 50 } })
  const corner = await read({ text: card, square: 4, at: [0.2, 0.8] })
  const picture = drawPicture({ ...small, codes: [{ text: card, square: 5 }] })
  const mirrored = picture.pixels.map(
    (_, at) => picture.pixels[at - (at % 480) + 479 - (at % 480)] ?? 0,
  )
  const turned = await hub.call('scan.readFrame', { ...small, pixels: mirrored })

  expect([dim, corner]).toEqual([card, card])
  expect([card, null]).toContain(turned.text)
})

test('of several codes the one nearest the middle counts', async () => {
  const picture = drawPicture({
    ...large,
    codes: [
      { text: sheet, square: 4, at: [0.2, 0.2] },
      { text: card, square: 4, at: [0.6, 0.55] },
      { text: sheet, square: 4, at: [0.8, 0.88] },
    ],
  })

  expect(await hub.call('scan.readFrame', picture)).toEqual({ text: card })
})

test('a desk, a wall and noise hold no code', async () => {
  const random = seededRandom(20_261_122)
  const noise = new Uint8Array(480 * 480).map(() => random.below(256))
  const stripes = new Uint8Array(480 * 480).map((_, at) => ((at % 7) % 2 === 0 ? 0 : 255))
  const grid = new Uint8Array(480 * 480).map((_, at) =>
    (Math.floor(at / 480 / 4) + Math.floor((at % 480) / 4)) % 2 === 0 ? 0 : 255,
  )

  for (const pixels of [drawPicture(small).pixels, noise, stripes, grid]) {
    expect(await hub.call('scan.readFrame', { ...small, pixels })).toEqual({ text: null })
  }
})

test('a picture of another size than it says, a huge one, or none at all is refused', async () => {
  const bytes = (length: number) => new Uint8Array(length)
  const side = mostFrameSide + 1
  const hostile: readonly unknown[] = [
    { ...small, pixels: bytes(480 * 480 - 1) },
    { ...small, pixels: bytes(480 * 480 * 4) },
    { ...small, pixels: bytes(0) },
    { width: side, height: side, pixels: bytes(side * side) },
    { width: 40_000, height: 40_000, pixels: bytes(16) },
    { width: 0, height: 0, pixels: bytes(0) },
    { width: -480, height: -480, pixels: bytes(480 * 480) },
    { width: 480.5, height: 480, pixels: bytes(230_640) },
    { width: NaN, height: 480, pixels: bytes(0) },
    { ...small, pixels: Array.from({ length: 480 * 480 }, () => 0) },
    { ...small, pixels: 'x'.repeat(480 * 480) },
    { ...small, pixels: null },
    { ...small, pixels: bytes(480 * 480), path: '/etc/passwd' },
    null,
    'SG:M:01K97XQ2M3N4P5Q6R7S8T9V0WY',
  ]

  const outcomes = []
  for (const input of hostile) {
    const result = await hub.result('scan.readFrame', input as never)
    outcomes.push(result.ok ? 'read' : result.error.code)
  }

  expect([...new Set(outcomes)]).toEqual(['call.invalid'])
})
