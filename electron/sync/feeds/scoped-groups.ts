import { assert } from '../../../shared/lib/assert'
import { type RowGroup, valuesByColumn } from '../../../shared/sync/row-group'
import { syncedTable } from '../../../shared/sync/synced-tables'
import type { PatchGroup } from '../../database/change-log'
import type { ScopedGroup } from './commit-codec'

/** Parts a commit's patches by how far their columns travel; a group with both gives two. */
export function scopedGroups(groups: readonly PatchGroup[]): readonly ScopedGroup[] {
  return groups.flatMap((group) => {
    const { key, columns, isPersonal } = syncedTable(group.table)
    const indexesOf = (scope: 'network' | 'hub') =>
      group.columns
        .map((_, index) => index)
        .filter((index) => index >= key.length && columns[nameAt(group, index)]?.scope === scope)
    const network = indexesOf('network')
    const hub = indexesOf('hub')
    const parts: ScopedGroup[] = []
    // A row that has nothing but its key still has to exist elsewhere.
    if (network.length > 0 || hub.length === 0) {
      parts.push({ scope: 'network', isPersonal, group: pick(group, key, network) })
    }
    if (hub.length > 0) parts.push({ scope: 'hub', isPersonal, group: pick(group, key, hub) })
    return parts
  })
}

function pick(group: PatchGroup, key: readonly string[], indexes: readonly number[]): RowGroup {
  const all = [...key.keys(), ...indexes]
  return {
    table: group.table,
    isCorrection: group.isCorrection,
    keyColumns: key,
    columns: all.map((index) => nameAt(group, index)),
    values: valuesByColumn(
      all.length,
      group.rows.map((row) => all.map((index) => row[index] ?? null)),
    ),
  }
}

function nameAt(group: PatchGroup, index: number): string {
  const name = group.columns[index]
  assert(name !== undefined, 'a patch has a name for each of its columns')
  return name
}
