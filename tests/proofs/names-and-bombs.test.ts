import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { blake2b256, encryptMessage, randomBytes, sealBox } from '../../electron/platform/crypto'
import { recipientHint } from '../../electron/sync/bundle/bundle-writer'
import { bundleFileName, ownFolder } from '../../electron/sync/exchange/stick'
import type { ArtifactId } from '../../shared/domain/ids'
import { type BundleManifest, encodeBundleManifest } from '../../shared/sync/bundle-manifest'
import { ByteWriter } from '../../shared/sync/byte-writer'
import { makeHonestBundle } from '../support/hostile-bundles'
import { groupOf } from '../support/hostile-commits'
import {
  commitsOf,
  enrolHostileMembers,
  type HostileMember,
  sealBundle,
  segmentBytes,
  type Victim,
} from '../support/hostile-members'
import { hostileNames, isHarmless } from '../support/hostile-names'
import { report } from '../support/proof'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed, plugIn } from '../support/two-hubs'

/**
 * R9: hostile names and bombs. Names come as folders and files on the stick, as names of portfolio
 * files and as content hashes in a member's records; bombs are well signed and unpack to far more
 * than they say. Nothing is written outside, no name leaves the app as it came, no limit is passed.
 */
const MIB = 1024 * 1024
const memoryAllowed = 150 * MIB
const slowestAllowed = 10_000

let sandbox: string
let stick: string
let hub: TestHub
let victim: Victim
let members: readonly HostileMember[]

beforeEach(async () => {
  const ram = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  sandbox = mkdtempSync(join(ram, 'simpul-names-'))
  stick = join(sandbox, 'stick')
  mkdirSync(stick)
  hub = await createTestHub({ folder: join(sandbox, 'hub') })
  await hub.call('setup.createHub', hubNamed('PKG Jonggat'))
  await hub.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await hub.reopenAfter(async () => {
    ;({ victim, members } = await enrolHostileMembers(hub, 25))
  })
})

afterEach(async () => {
  await hub.close()
  rmSync(sandbox, { recursive: true, force: true })
})

test('hostile names, on the stick and in records, lead nowhere', async () => {
  const { artifacts, stray } = await receiveNamedFiles()
  const placed = placeNamesOnStick()
  const foreign = listFiles(stick)
  const around = outside()

  await exchange(hub, stick)

  const escapes = foreign.filter((path) => !existsSync(path))
  for (const { id, title } of artifacts) {
    if (await escapesByName(id)) escapes.push(JSON.stringify(title))
  }
  for (const { id, title } of stray) {
    if (await escapesByHash(id)) escapes.push(`hash ${JSON.stringify(title)}`)
  }
  escapes.push(...[...outside()].filter((path) => !around.has(path)))
  report({
    proof: 'names-and-bombs',
    runs: hostileNames.length,
    failures: escapes.length,
    names: hostileNames.length,
    on_stick: placed,
  })
  expect(escapes).toEqual([])
  expect(hostileNames.length).toBeGreaterThanOrEqual(300)
}, 120_000)

test('bombs are refused before they unpack', async () => {
  const bombs = makeBombs()
  let failures = 0
  let slowest = 0
  let overLimit = 0
  await exchange(hub, stick)
  for (const [index, { name, manifest, sections }] of bombs.entries()) {
    const member = members[index]!
    const bytes = await sealBundle({
      member,
      victim,
      bundleSeq: 1,
      manifest: manifest ?? packed(encodeBundleManifest(honestManifest(member, sections))),
      sections: sections.map((each) => each.bytes),
    })
    leave(member, 1, bytes)
    const peak = watchMemory()
    const startedAt = performance.now()
    const result = await hub.result('exchange.preview', { driveId: await plugIn(hub, stick) })
    slowest = Math.max(slowest, performance.now() - startedAt)
    const grown = peak()
    if (grown > memoryAllowed) overLimit += 1
    const isRefused =
      result.ok && (result.value.problems.length > 0 || result.value.hubs.length === 0)
    if (!isRefused) {
      failures += 1
      console.log(name, JSON.stringify(result).slice(0, 300))
    }
    if (readdirSync(join(hub.folder, 'staging')).length > 0) failures += 1
    rmSync(ownFolder(stick, victim.network, member.id), { recursive: true })
  }
  report({
    proof: 'names-and-bombs',
    runs: bombs.length,
    failures: failures + overLimit,
    bombs: bombs.length,
    over_limit: overLimit,
    slowest_ms: Math.round(slowest),
  })
  expect(bombs.length).toBeGreaterThanOrEqual(20)
  expect({ failures, overLimit }).toEqual({ failures: 0, overLimit: 0 })
  expect(slowest).toBeLessThan(slowestAllowed)
}, 120_000)

test('the proof bites: a name that is used as it came is noticed', () => {
  const harmful = hostileNames.filter((name) => !isHarmless(name))
  expect(harmful.length).toBeGreaterThan(200)
  expect(isHarmless('RPPH tanaman.pdf')).toBe(true)
})

const pdf = Buffer.from('%PDF-1.4\n% Berkas contoh.\n')

/** A member's bundle with a real file, named in every hostile way, and with records that name others. */
async function receiveNamedFiles() {
  const hash = Buffer.from(blake2b256(pdf)).toString('hex')
  const id = (n: number) => `01a${String(n).padStart(23, '0')}` as ArtifactId
  const member = members[0]!
  const artifacts = hostileNames.map((name, n) => ({
    id: id(n),
    type: 'other',
    title: name,
    file_name: name,
    file_hash: hash,
    thumbnail_hash: name,
  }))
  const stray = hostileNames.map((name, n) => ({ id: id(1000 + n), title: name, file_hash: name }))
  const { commits } = commitsOf(member, [
    [groupOf('files', [{ hash, size: pdf.length, media_type: 'application/pdf' }])],
    [groupOf('artifacts', artifacts)],
    [groupOf('artifacts', stray), groupOf('files', strayFiles())],
  ])
  leave(member, 1, await makeHonestBundle({ member, victim, commits, file: pdf }))
  const { read } = await exchange(hub, stick)
  expect(read.problems).toEqual([])
  return { artifacts, stray }
}

/** Opens and saves a copy, and looks where it lands and how it is called. */
async function escapesByName(id: ArtifactId): Promise<boolean> {
  const opened = await hub.result('portfolio.open', { id })
  const path = hub.answers.opened.at(-1) ?? ''
  const isInside = dirname(dirname(path)) === join(hub.folder, 'opened')
  await hub.result('portfolio.saveCopy', { id })
  const names = [basename(path), hub.answers.suggestedNames.at(-1) ?? '']
  const isWhole = opened.ok && isInside && readFileSync(path).equals(pdf)
  const picture = await hub.result('portfolio.thumbnail', { id })
  const hasRead = picture.ok && picture.value.bytes !== null
  return !isWhole || hasRead || !names.every(isHarmless)
}

/** Content hashes that are none must not name a file. */
async function escapesByHash(id: ArtifactId): Promise<boolean> {
  const before = hub.answers.opened.length
  const opened = await hub.result('portfolio.open', { id })
  const content = await hub.result('portfolio.content', { id })
  return opened.ok || content.ok || hub.answers.opened.length !== before
}

/** Content hashes that are none; they name files in the store. */
function strayFiles() {
  return hostileNames.map((name) => ({ hash: name, size: 1, media_type: 'application/pdf' }))
}

function leave(member: HostileMember, number: number, bytes: Uint8Array): void {
  const folder = ownFolder(stick, victim.network, member.id)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, bundleFileName(number, 1)), bytes)
}

/** As folders and files at every level of the mailbox, and as links that lead out of it. */
function placeNamesOnStick(): number {
  const mailbox = join(stick, 'SIMPUL')
  const network = join(mailbox, victim.network)
  const device = ownFolder(stick, victim.network, members[0]!.id)
  let placed = 0
  for (const name of hostileNames) {
    // What this system cannot hold as a name cannot come on a stick either.
    if (/[/\0]|^\.{1,2}$|^$/u.test(name) || Buffer.byteLength(name) > 240) continue
    for (const folder of [stick, mailbox, network, device]) {
      const path = join(folder, name)
      if (existsSync(path)) continue
      placed += 1
      if (placed % 2 === 0) mkdirSync(path)
      else writeFileSync(path, 'isi')
    }
  }
  symlinkSync('/etc', join(mailbox, 'tautan'))
  symlinkSync('/etc/passwd', join(device, '000777.simpul'))
  symlinkSync(join(hub.folder, 'simpul.db'), join(device, '000778.simpul'))
  symlinkSync(hub.folder, join(network, 'hub-tautan'))
  return placed
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Everything around the hub but what it may write: its database, store, opened copies, own bundles. */
function outside(): ReadonlySet<string> {
  const own = join(stick, 'SIMPUL', victim.network, victim.id)
  return new Set(
    listFiles(sandbox).filter(
      (path) =>
        !path.startsWith(own) &&
        !path.endsWith('BACA-SAYA.txt') &&
        !new RegExp(
          `^${sandbox}/hub/(files/[0-9a-f]{2}/[0-9a-f]{64}$|opened/|simpul\\.|feed-mark)`,
        ).test(path),
    ),
  )
}

type Section = { readonly kind: 'segment' | 'private-leaves'; readonly bytes: Uint8Array }
type Bomb = {
  readonly name: string
  /** Packed; null: an honest one over the sections. */
  readonly manifest: Uint8Array | null
  readonly sections: readonly Section[]
}

function honestManifest(member: HostileMember, sections: readonly Section[]): BundleManifest {
  return {
    appVersion: '0.2.0',
    schemaVersion: 2,
    isClockDoubtful: false,
    statements: member.statements,
    vector: [],
    receipts: [],
    wantedFiles: [],
    sections: sections.map(({ kind, bytes }) => {
      const section = { length: bytes.length, hash: blake2b256(bytes) }
      return kind === 'segment'
        ? { kind, ...section, device: member.id, firstSeq: 1, seq: 1 }
        : { kind, ...section }
    }),
  }
}

function pressed(length: number, fill: number): Uint8Array {
  return brotliCompressSync(Buffer.alloc(length, fill), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 3, [constants.BROTLI_PARAM_LGWIN]: 24 },
  })
}

function packed(bytes: Uint8Array, says = bytes.length): Uint8Array {
  return packedAs(brotliCompressSync(bytes), says)
}

/** One byte for brotli, the length it claims, and what it really is. */
function packedAs(content: Uint8Array, says: number): Uint8Array {
  const writer = new ByteWriter(content.length + 16)
  writer.u8(1)
  writer.varint(says)
  writer.bytes(content)
  return writer.finish()
}

function makeBombs(): readonly Bomb[] {
  const huge = pressed(400 * MIB, 0)
  const ones = pressed(100 * MIB, 1)
  const limits = [1, 1000, MIB, 16 * MIB, 24 * MIB, 2 ** 31, 2 ** 40]
  const segments = limits.flatMap((says) =>
    [huge, ones].map((content): Bomb => {
      const front = { device: victim.id, firstSeq: 1, prev: new Uint8Array(32), count: 1 }
      const bytes = segmentBytes({ ...front, payloadLength: says }, content)
      const bytesOfMember = (device: string) =>
        segmentBytes({ ...front, device, payloadLength: says }, content)
      const member = members[0]!
      return {
        name: `a segment that says ${says}`,
        manifest: null,
        sections: [
          { kind: 'segment', bytes },
          { kind: 'segment', bytes: bytesOfMember(member.id) },
        ],
      }
    }),
  )
  const manifests = [1, MIB, 16 * MIB, 2 ** 40].map((says): Bomb => ({
    name: `a manifest that says ${says}`,
    manifest: packedAs(huge, says),
    sections: [],
  }))
  const privates = [1, 24 * MIB, 2 ** 40].map((says): Bomb => ({
    name: `private leaves that say ${says}`,
    manifest: null,
    sections: [{ kind: 'private-leaves', bytes: privateSection(packedAs(huge, says)) }],
  }))
  return [...segments, ...manifests, ...privates]
}

function privateSection(content: Uint8Array): Uint8Array {
  const key = randomBytes(32)
  const writer = new ByteWriter(256)
  writer.u8(1)
  writer.varint(1)
  writer.bytes(recipientHint(victim.boxPublicKey))
  writer.bytes(sealBox(key, victim.boxPublicKey))
  const nonce = randomBytes(24)
  writer.bytes(nonce)
  const additional = writer.finish()
  return Buffer.concat([additional, encryptMessage({ message: content, additional, nonce, key })])
}

/** Growth of the process while something runs, looked at often; the returned function ends it. */
function watchMemory(): () => number {
  const before = process.memoryUsage().rss
  let peak = before
  const look = () => {
    peak = Math.max(peak, process.memoryUsage().rss)
  }
  const timer = setInterval(look, 5)
  return () => {
    clearInterval(timer)
    look()
    return peak - before
  }
}
