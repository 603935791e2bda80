import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import type { MemberId } from '../../shared/domain/ids'
import type { TestHub } from './test-hub'

/** Adds a file of this content to a member's portfolio, as if it had been chosen in the window. */
export async function addFile(
  hub: TestHub,
  file: {
    readonly memberId: MemberId
    readonly name: string
    readonly content: Uint8Array
    readonly thumbnail?: Uint8Array
  },
): Promise<void> {
  const folder = join(hub.folder, 'luar')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, file.name)
  writeFileSync(path, file.content)
  await hub.call('portfolio.add', {
    token: hub.choose(path),
    fileName: file.name,
    photo: null,
    thumbnail: file.thumbnail ? new Uint8Array(file.thumbnail) : null,
    details: {
      type: 'daily-plan',
      title: file.name,
      tags: [],
      memberId: file.memberId,
      activityId: null,
      sessionId: null,
      hasChildren: false,
      consent: 'unknown',
    },
  })
}

/** Bytes that no compression shortens, the same for the same seed. */
export function noise(size: number, seed: number): Buffer {
  const bytes = Buffer.alloc(size)
  let state = (seed + 1) * 2_654_435_761
  for (let at = 0; at + 4 <= size; at += 4) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    bytes.writeInt32LE(state | 0, at)
  }
  return bytes
}

/** A PDF as far as anybody looks at it. */
export function pdfOf(size: number, seed: number): Buffer {
  const bytes = noise(size, seed)
  bytes.write('%PDF-1.7 ', 0, 'latin1')
  return bytes
}

/** How many files of the portfolio are on this PC, and how many only known. */
export async function filesHere(
  hub: TestHub,
): Promise<{ readonly here: number; readonly missing: number }> {
  const { rows } = await hub.call('portfolio.page', { limit: 200 })
  const here = rows.filter(({ isHere }) => isHere).length
  return { here, missing: rows.length - here }
}
