import { openHandle, type SqliteHandle } from '../../electron/database/sqlite-handle'
import { blake2b256 } from '../../electron/platform/crypto'
import { syncedTableNames } from '../../shared/sync/synced-tables'

/** What a device's commits have left in a database, told by the device tag in every cell's version. */
export type TraceOfDevice = {
  readonly seq: number
  /** Of the newest commit, and the Lamport time it reached: where its feed goes on. */
  readonly hash: Uint8Array
  readonly lamport: number
  readonly isForked: boolean
  readonly commits: number
  readonly leaves: number
  /** Rows and later edited cells whose version carries this device's tag. */
  readonly cells: number
}

const imported = [
  ...syncedTableNames,
  'commits',
  'commit_leaves',
  'feeds',
  'feed_deps',
  'cell_versions',
  'clashes',
  'trust_statements',
  'devices',
  'known_vectors',
  'receipts',
  'wanted_files',
  'read_bundles',
  'imports',
  'import_runs',
  'import_cells',
  'stored_files',
]

/** A hash over everything an import may change. */
export async function hashTraces(path: string): Promise<string> {
  const handle = await openHandle(path, 'read')
  try {
    const parts: string[] = []
    for (const table of imported) {
      const rows = await handle.all(`select * from ${table}`)
      parts.push(table, ...rows.map((row) => JSON.stringify(row, asHex)).sort())
    }
    return Buffer.from(blake2b256(Buffer.from(parts.join('\n')))).toString('hex')
  } finally {
    await handle.close()
  }
}

export async function readTraces(
  path: string,
  tagOf: (deviceId: string) => number,
): Promise<ReadonlyMap<string, TraceOfDevice>> {
  const handle = await openHandle(path, 'read')
  try {
    return await tracesByDevice(handle, tagOf)
  } finally {
    await handle.close()
  }
}

type FeedRow = Omit<TraceOfDevice, 'cells' | 'isForked'> & {
  readonly device_id: string
  readonly state: string
}

async function tracesByDevice(
  handle: SqliteHandle,
  tagOf: (deviceId: string) => number,
): Promise<ReadonlyMap<string, TraceOfDevice>> {
  const versions = [
    'select version from cell_versions',
    ...syncedTableNames.map((table) => `select row_version as version from ${table}`),
  ].join(' union all ')
  const cells = (await handle.all(
    `select version % 4194304 as tag, count(*) as n from (${versions}) group by 1`,
  )) as { tag: number; n: number }[]
  const byTag = new Map(cells.map(({ tag, n }) => [tag, n]))
  const feeds = (await handle.all(
    `select d.device_id, f.seq, f.hash, f.lamport, f.state,
      (select count(*) from commits c where c.device_no = d.no) as commits,
      (select count(*) from commit_leaves l where l.device_no = d.no) as leaves
    from devices d join feeds f on f.device_no = d.no`,
  )) as FeedRow[]
  return new Map(
    feeds.map(({ device_id, state, ...feed }) => [
      device_id,
      { ...feed, isForked: state === 'forked', cells: byTag.get(tagOf(device_id)) ?? 0 },
    ]),
  )
}

function asHex(_key: string, value: unknown): unknown {
  if (typeof value === 'object' && value !== null && 'type' in value && 'data' in value) {
    return Buffer.from(value.data as number[]).toString('hex')
  }
  return value
}
