import type { RegisterSplit } from '../../../shared/domain/hub-paper'
import { paperText } from '../../../shared/i18n/paper-texts'
import { compareNames } from '../../../shared/lib/natural-order'
import type { Block, TableBlock } from '../document'

/**
 * One table, or one under a heading for each gugus or kecamatan, by name; whoever belongs to none that
 * is known comes last. Each is a sheet of its own in Excel.
 */
export async function registerBlocks<Row>(
  rows: readonly Row[],
  options: {
    readonly split: RegisterSplit
    readonly hubOf: (row: Row) => string | null
    readonly districtOf: (row: Row) => string | null
    readonly tableOf: (rows: readonly Row[], sheet: string | null) => Promise<TableBlock>
  },
): Promise<readonly Block[]> {
  const { split, hubOf, districtOf, tableOf } = options
  if (split === 'none') return [await tableOf(rows, null)]
  const nameOf = split === 'hub' ? hubOf : districtOf
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const name = nameOf(row) ?? ''
    const group = groups.get(name)
    if (group === undefined) groups.set(name, [row])
    else group.push(row)
  }
  const byName = [...groups].sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : compareNames(a, b)))
  if (byName.length === 0) return [await tableOf(rows, null)]
  const blocks: Block[] = []
  for (const [name, members] of byName) {
    const title = name === '' ? paperText('roster.no-group') : titleOf(split, name)
    blocks.push({ kind: 'heading', text: title, level: 1 }, await tableOf(members, title))
  }
  return blocks
}

function titleOf(split: RegisterSplit, name: string): string {
  return split === 'district' ? paperText('roster.district', { district: name }) : name
}
