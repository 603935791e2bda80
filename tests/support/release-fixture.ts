import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'

import { z } from 'zod'

import { activityId, artifactId, memberId, sessionId } from '../../shared/domain/ids'
import { putInPlace } from './hub-copies'

/** What a released version left behind (tests/fixtures/releases/README.md), unpacked for one test. */
export type ReleaseFixture = z.output<typeof about> & {
  /** Data folders of the two hubs and the drive between them; copies, to be written to. */
  readonly jonggat: string
  readonly kopang: string
  readonly stick: string
  /** The released hub service, to be started by `startHubServiceProcess`. */
  readonly service: string
  readonly remove: () => void
}

const fileNames = z.array(z.string())
const about = z.object({
  version: z.string(),
  invitation: z.object({ fileName: z.string(), words: z.array(z.string()) }),
  unread: z.object({ fromJonggat: fileNames, fromKopang: fileNames }),
  people: z.array(memberId),
  sessions: z.array(sessionId),
  activityId,
  artifactId,
})

const releases = resolve(import.meta.dirname, '../fixtures/releases')
/** Inside the tree, so that the service finds the native packages. */
const work = resolve(import.meta.dirname, '../../.cache')

export const releasedVersions: readonly string[] = readdirSync(releases, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

export function openRelease(version: string): ReleaseFixture {
  const from = (name: string) => join(releases, version, name)
  const folder = mkdtempSync(join(tmpdir(), `simpul-${version}-`))
  mkdirSync(work, { recursive: true })
  const serviceFolder = mkdtempSync(join(work, `hub-service-${version}-`))
  const service = join(serviceFolder, 'hub-service.js')
  writeFileSync(service, brotliDecompressSync(readFileSync(from('hub-service.js.br'))))
  const unpacked = (name: string) => {
    const target = join(folder, name)
    unpackFolder(readFileSync(from(`${name}.folder.br`)), target)
    return target
  }
  const unpackedHub = (name: string) => {
    const target = unpacked(name)
    putInPlace(join(target, 'device-keys.json'))
    return target
  }
  return {
    ...about.parse(JSON.parse(readFileSync(from('about.json'), 'utf8'))),
    jonggat: unpackedHub('jonggat'),
    kopang: unpackedHub('kopang'),
    stick: unpacked('stick'),
    service,
    remove: () => {
      for (const each of [folder, serviceFolder]) rmSync(each, { recursive: true, force: true })
    },
  }
}

function unpackFolder(packed: Uint8Array, target: string): void {
  const bytes = brotliDecompressSync(packed)
  let at = bytes.indexOf('\n') + 1
  const index = z
    .array(z.tuple([z.string(), z.number()]))
    .parse(JSON.parse(bytes.toString('utf8', 0, at)))
  for (const [name, length] of index) {
    const path = join(target, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, bytes.subarray(at, at + length))
    at += length
  }
}
