import { createSigningKeys } from '../../electron/platform/crypto'
import { sealCommit } from '../../electron/sync/feeds/commit-codec'
import type { StoredCommit } from '../../electron/sync/feeds/segment-codec'
import { FIRST_PREVIOUS_HASH } from '../../shared/sync/commit-header'
import { idText } from '../../shared/sync/id-bytes'
import { type CellValue, valuesByColumn } from '../../shared/sync/row-group'

/**
 * The work load that sizes are measured on: 500 sessions of 60 people, one commit a session, then
 * scattered changes. Pseudo-random from a fixed seed, so that every size is exact.
 */
export type AttendanceFeed = {
  readonly signPublicKey: Uint8Array
  readonly ticks: readonly StoredCommit[]
  readonly changes: readonly StoredCommit[]
}

const START = Date.UTC(2026, 0, 5, 8)
const DAY = 86_400_000
const STATUSES = ['H', 'H', 'H', 'H', 'T', 'I', 'S', 'A']

export function anAttendanceFeed(options: {
  readonly sessions: number
  readonly people: number
  /** Rows changed afterwards, two cells each. */
  readonly changedRows: number
  readonly changeCommits: number
}): AttendanceFeed {
  const random = aRandom(42)
  const keys = createSigningKeys(new Uint8Array(32).fill(7))
  const device = anId(random, START)
  const account = anId(random, START + 1)
  // People come from one imported list; sessions are planned in advance, a few seconds apart.
  const people = Array.from({ length: options.people }, () => anId(random, START + 60_000))
  const sessions = Array.from({ length: options.sessions }, (_, index) =>
    anId(random, START + 3_600_000 + index * 9_000),
  )
  let seq = 0
  let prev: Uint8Array = FIRST_PREVIOUS_HASH
  const seal = (columns: readonly string[], rows: CellValue[][], isCorrection: boolean) => {
    seq += 1
    const commit = sealCommit(
      {
        device: { id: device, signSecretKey: keys.secretKey },
        seq,
        prev,
        lamport: seq,
        wallClock: START + seq * DAY + Math.floor(random() * 3_600_000),
        isClockDoubtful: false,
        account,
        command: isCorrection ? 'attendance.mark' : 'attendance.mark-all',
        schemaVersion: 1,
        deps: [],
        groups: [
          {
            scope: 'network',
            isPersonal: false,
            group: {
              table: 'attendance',
              isCorrection,
              keyColumns: ['session_id', 'member_id'],
              columns: ['session_id', 'member_id', ...columns],
              values: valuesByColumn(columns.length + 2, rows),
            },
          },
        ],
      },
      (length) => Uint8Array.from({ length }, () => Math.floor(random() * 256)),
    )
    prev = commit.hash
    return { ...commit, leaves: commit.leaves.map(({ bytes }) => bytes) }
  }
  const ticks = sessions.map((session) =>
    seal(
      ['status', 'arrived_at', 'late_minutes', 'recorded_by'],
      people.map((member) => {
        const status = STATUSES[Math.floor(random() * STATUSES.length)] ?? 'H'
        const arrived = 480 + Math.floor(random() * 60)
        return [session, member, status, arrived, status === 'T' ? arrived - 480 : null, account]
      }),
      false,
    ),
  )
  const perCommit = options.changedRows / options.changeCommits
  const changes = Array.from({ length: options.changeCommits }, (_, commit) =>
    seal(
      ['status', 'arrived_at'],
      Array.from({ length: perCommit }, (_, index) => {
        const total = options.sessions * options.people
        const row = ((commit * perCommit + index) * 7_919) % total
        const session = sessions[Math.floor(row / options.people)] ?? device
        return [session, people[row % options.people] ?? device, 'S', 600]
      }),
      true,
    ),
  )
  return { signPublicKey: keys.publicKey, ticks, changes }
}

function anId(random: () => number, time: number): string {
  const bytes = Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256))
  const view = new DataView(bytes.buffer)
  const jittered = time + Math.floor(random() * 2_000)
  view.setUint32(0, Math.floor(jittered / 0x10000))
  view.setUint16(4, jittered % 0x10000)
  view.setUint8(6, 0x70 | (view.getUint8(6) & 0x0f))
  view.setUint8(8, 0x80 | (view.getUint8(8) & 0x3f))
  return idText(bytes)
}

/** mulberry32: small, and the same on every machine. */
function aRandom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
