import { sql } from 'kysely'

import { deviceTagFrom } from '../../../shared/sync/cell-version'
import { decodeCommitHeader } from '../../../shared/sync/commit-header'
import { FormatError } from '../../../shared/sync/format-error'
import { idBytes } from '../../../shared/sync/id-bytes'
import { isKnownKind, isPersonal, type LeafKind } from '../../../shared/sync/leaf'
import type { PlacedLeaf } from '../../../shared/sync/private-leaves'
import { readLeaf } from '../../../shared/sync/readable-leaf'
import { type RowGroup, rowKeyAt } from '../../../shared/sync/row-group'
import { isSyncedTableName, syncedTable } from '../../../shared/sync/synced-tables'
import type { WriteDb } from '../../database/database'
import { blake2b256, equalBytes, type KeyPair } from '../../platform/crypto'
import { leafHash } from '../feeds/commit-codec'
import { applyGroups, type ApplyOptions } from '../merge/apply-groups'
import type { IncomingGroup } from '../merge/incoming-batch'
import { rebuildTables } from '../merge/rebuild-tables'
import type { Trust } from '../trust/certificates'
import { erasedSubjects, isErased } from './apply-erasures'
import { otherDevicesOfHub } from './outgoing-private-leaves'
import { openPrivateSection } from './private-section'

const page = 500

/**
 * Leaves that came beside their commits, after the commits of the bundle are taken: of hub scope from
 * another device of our hub, or network leaves that a void erasure had taken here. Each must hash
 * to what the header of a commit we hold says, so nobody can put words into it. Resolves to false
 * when one does not; then none of the section counts.
 */
export async function takePrivateLeaves(
  db: WriteDb,
  section: Uint8Array,
  options: ApplyOptions & {
    readonly trust: Trust
    readonly ownDeviceId: string
    readonly boxKeys: KeyPair
  },
): Promise<boolean> {
  const leaves = await open(section, options.boxKeys)
  if (leaves === 'damaged') return false
  const ownHub = new Set([
    options.ownDeviceId,
    ...otherDevicesOfHub(options.trust, options.ownDeviceId).map(({ id }) => id),
  ])
  const missing = await findMissing(db, leaves)
  if (!missing.every(isProven)) return false
  const taken = await readable(
    db,
    missing.filter((leaf) => isNetwork(leaf) || ownHub.has(leaf.device)),
  )
  await store(db, taken)
  if (taken.some(({ place }) => isNetwork(place) && !place.isParked)) {
    // Older than what others may have written since: only in order does it find its place.
    await rebuildTables(db)
    return true
  }
  await applyGroups(
    db,
    taken.flatMap(({ groups }) => groups),
    options,
  )
  return true
}

async function open(
  section: Uint8Array,
  boxKeys: KeyPair,
): Promise<readonly PlacedLeaf[] | 'damaged'> {
  try {
    return (await openPrivateSection(section, boxKeys)) ?? []
  } catch (error) {
    if (error instanceof FormatError) return 'damaged'
    throw error
  }
}

/** A leaf whose commit is held here without it. */
type MissingLeaf = PlacedLeaf & {
  readonly deviceNo: number
  readonly lamport: number
  readonly isParked: boolean
  readonly header: Uint8Array
}

async function findMissing(
  db: WriteDb,
  leaves: readonly PlacedLeaf[],
): Promise<readonly MissingLeaf[]> {
  const places = JSON.stringify(leaves.map(({ device, seq, leaf }) => [device, seq, leaf]))
  const { rows } = await sql<
    Omit<MissingLeaf, keyof PlacedLeaf | 'isParked'> & {
      readonly place: number
      readonly isParked: number
    }
  >`
    select j.key as place, d.no as "deviceNo", c.lamport, c.header,
      d.revoked_after is not null and c.seq > d.revoked_after as "isParked"
    from json_each(${places}) j join devices d on d.device_id = j.value ->> 0
    join commits c on c.device_no = d.no and c.seq = j.value ->> 1
    join commit_leaves l on l.device_no = d.no and l.seq = c.seq and l.leaf_no = j.value ->> 2
    where l.bytes is null order by j.key`.execute(db)
  return rows.flatMap((row) => {
    const leaf = leaves[row.place]
    if (!leaf) return []
    const missing = { ...leaf, ...row, isParked: row.isParked === 1 }
    const reference = decodeCommitHeader(row.header).leaves[leaf.leaf]
    // Of a later version, not for everybody: kept here it would go out with the other leaves of its
    // commit. It is asked for again once this PC knows its kind.
    return reference && !isKnownKind(reference.kind) ? [] : [missing]
  })
}

function kindOf({ header, leaf }: MissingLeaf): {
  readonly kind: LeafKind
  readonly hash: Uint8Array
} | null {
  const reference = decodeCommitHeader(header).leaves[leaf]
  return reference && reference.kind !== 'bulk-network' ? reference : null
}

function isNetwork(leaf: MissingLeaf): boolean {
  return kindOf(leaf)?.kind === 'personal-network'
}

function isProven(missing: MissingLeaf): boolean {
  const reference = kindOf(missing)
  return reference !== null && equalBytes(leafHash(reference.kind, missing.bytes), reference.hash)
}

type TakenLeaf = {
  readonly place: MissingLeaf
  readonly rowKey: string | null
  readonly groups: readonly IncomingGroup[]
}

/**
 * Left out, and so asked for again: leaves of people who are not here (erased, or not arrived). One
 * that only a newer version reads, or of a parked commit, is kept for later.
 */
async function readable(
  db: WriteDb,
  missing: readonly MissingLeaf[],
): Promise<readonly TakenLeaf[]> {
  const erased = await erasedSubjects(db)
  const read = missing.map((place) => {
    const kind = kindOf(place)?.kind ?? 'personal-hub'
    const decoded = readLeaf({ kind, bytes: place.bytes })
    const [group] = decoded ?? []
    const person = group && isPersonal(kind) ? { group, rowKey: rowKeyAt(group, 0) } : null
    return { place, decoded: decoded ?? [], person }
  })
  const here = await rowsHere(
    db,
    read.flatMap(({ person }) => person ?? []),
  )
  return read.flatMap(({ place, decoded, person }): readonly TakenLeaf[] => {
    const rowKey = person && `${person.group.table}/${person.rowKey}`
    if (person && isErased(erased, person.group.table, person.rowKey)) return []
    const isWaiting = !isNetwork(place) && rowKey !== null && !here.has(rowKey)
    if (isWaiting && !place.isParked) return []
    const { device, deviceNo, seq, lamport } = place
    const deviceTag = deviceTagFrom(blake2b256(idBytes(device)))
    const groups = place.isParked ? [] : decoded.filter(isPrivateOnly)
    return [
      {
        place,
        rowKey,
        groups: groups.map((group) => ({ group, deviceNo, deviceTag, seq, lamport })),
      },
    ]
  })
}

/** `table/key` of those rows that are in their table. */
async function rowsHere(
  db: WriteDb,
  wanted: readonly { readonly group: RowGroup; readonly rowKey: string }[],
): Promise<ReadonlySet<string>> {
  const here = new Set<string>()
  for (const table of new Set(wanted.map(({ group }) => group.table))) {
    if (!isSyncedTableName(table)) continue
    const { key } = syncedTable(table)
    const keys = wanted
      .filter(({ group }) => group.table === table && group.keyColumns.join() === key.join())
      .map(({ group, rowKey }) => [rowKey, ...key.map((_, index) => group.values[index]?.[0])])
    const matches = key.map(
      (name, index) => sql`t.${sql.ref(name)} = j.value ->> ${sql.lit(index + 1)}`,
    )
    const { rows } = await sql<{ row_key: string }>`
      select j.value ->> 0 as row_key
      from json_each(${JSON.stringify(keys)}) j cross join ${sql.table(table)} t
      where ${sql.join(matches, sql` and `)}`.execute(db)
    for (const { row_key } of rows) here.add(`${table}/${row_key}`)
  }
  return here
}

/** A private leaf that says network columns would be known at one hub only: that part is not ours to apply. */
function isPrivateOnly({ table, columns, keyColumns }: RowGroup): boolean {
  if (!isSyncedTableName(table)) return false
  const spec = syncedTable(table)
  return columns
    .slice(keyColumns.length)
    .every((name) => Object.hasOwn(spec.columns, name) && spec.columns[name]?.scope === 'hub')
}

async function store(db: WriteDb, taken: readonly TakenLeaf[]): Promise<void> {
  for (let start = 0; start < taken.length; start += page) {
    const rows = taken
      .slice(start, start + page)
      .map(({ place: { deviceNo, seq, leaf, bytes }, rowKey }) => [
        deviceNo,
        seq,
        leaf,
        rowKey,
        Buffer.from(bytes).toString('hex'),
      ])
    await sql`
      update commit_leaves set row_key = j.value ->> 3, bytes = unhex(j.value ->> 4)
      from json_each(${JSON.stringify(rows)}) j
      where device_no = j.value ->> 0 and seq = j.value ->> 1 and leaf_no = j.value ->> 2`.execute(
      db,
    )
  }
}
