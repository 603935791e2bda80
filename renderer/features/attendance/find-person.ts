import type { SheetRow } from '../../../shared/domain/attendance'
import { searchKey } from '../../../shared/domain/person-name'

type Findable = Pick<SheetRow, 'memberId' | 'fullName' | 'schoolName'>

/**
 * Rows whose name or school holds all the words typed. Those whose name begins with the text come
 * first, so that Enter after two letters is usually right; within that, the order of the sheet.
 */
export function findPeople<Row extends Findable>(
  rows: readonly Row[],
  text: string,
): readonly Row[] {
  const wanted = searchKey(text)
  if (wanted === '') return []
  const words = wanted.split(' ')
  const ranked = rows.flatMap((row) => {
    const name = searchKey(row.fullName)
    const all = ` ${name} ${searchKey(row.schoolName ?? '')}`
    if (!words.every((word) => all.includes(` ${word}`))) return []
    return [{ row, rank: name.startsWith(wanted) ? 0 : name.includes(wanted) ? 1 : 2 }]
  })
  return [0, 1, 2].flatMap((rank) =>
    ranked.filter((one) => one.rank === rank).map(({ row }) => row),
  )
}
