import { institutionFormOf } from '../../shared/domain/institution-name'
import type { RosterField, SkipReason } from '../../shared/domain/roster'
import { knownText } from './cell-values'
import { fieldOf } from './column-labels'
import type { SheetRow } from './sheet'
import { cellText } from './sheet'

/** Tells people from all the other things that stand below a header. */
export type RowKind =
  | { readonly kind: 'person' }
  | { readonly kind: 'section'; readonly institutionName: string }
  | { readonly kind: 'skip'; readonly reason: SkipReason }

/** Columns by field, first column first: a field may stand in two columns. */
export type FieldColumns = ReadonlyMap<RosterField, readonly number[]>

const sampleMark = /^\W*(contoh|cth|misal|misalnya)\b/iu
const sampleName = /^\W*(contoh|nama contoh|cth)\b/iu
const totalMark = /^\W*(jumlah|jml|sub ?total|total|grand total)\b/iu
const remarkMark =
  /^\W*(catatan|keterangan|ket|nb|note|mengetahui|menyetujui|sumber|dicetak|tanggal (unduh|cetak)|ketua|sekretaris|nip|nuptk)\b\s*([.:*]|\d|$)|^\*/iu

export function kindOfRow(row: SheetRow, columns: FieldColumns, isAfterGap: boolean): RowKind {
  const known = row.cells
    .map((cell, column) => ({ column, text: knownText(cell) }))
    .filter(({ text }) => text !== null)
  const reason = skipReason(row, columns, known[0]?.text ?? '')
  if (reason !== null) return { kind: 'skip', reason }
  if (firstKnown(row, columns, 'fullName') === null) {
    return kindWithoutName(row, columns, known.length)
  }
  // A lone name below a gap is a signature, not a member.
  const isSignature = known.length === 1 && columns.size > 2 && isAfterGap
  return isSignature ? { kind: 'skip', reason: 'remark' } : { kind: 'person' }
}

/** `first` is the text of the first cell that says something. */
function skipReason(row: SheetRow, columns: FieldColumns, first: string): SkipReason | null {
  if (first === '') return 'empty'
  const label = firstKnown(row, columns, 'rowLabel') ?? ''
  const name = firstKnown(row, columns, 'fullName') ?? ''
  if (sampleMark.test(label) || sampleName.test(name)) return 'sample'
  if (fieldOf(name) === 'fullName' || isNumbering(row)) return 'header'
  if (totalMark.test(first) || totalMark.test(name)) return 'total'
  return remarkMark.test(first) ? 'remark' : null
}

function firstKnown(row: SheetRow, columns: FieldColumns, field: RosterField): string | null {
  for (const column of columns.get(field) ?? []) {
    const text = knownText(row.cells[column])
    if (text !== null) return text
  }
  return null
}

/** Things only a person has. A row with one of them has lost its name; without, it is a remark. */
const personalFields: readonly RosterField[] = [
  'nuptk',
  'nip',
  'nik',
  'birthDate',
  'birthPlaceAndDate',
  'sex',
]

function kindWithoutName(row: SheetRow, columns: FieldColumns, knownCells: number): RowKind {
  const only = row.cells.map(cellText).find((text) => text !== '') ?? ''
  if (knownCells === 1 && !columns.has('institutionName') && institutionFormOf(only) !== null) {
    return { kind: 'section', institutionName: only }
  }
  const isNumberedOnly = knownCells === 1 && firstKnown(row, columns, 'rowLabel') !== null
  if (isNumberedOnly) return { kind: 'skip', reason: 'empty' }
  const isPerson = personalFields.some((field) => firstKnown(row, columns, field) !== null)
  return { kind: 'skip', reason: isPerson ? 'no-name' : 'remark' }
}

/** The row "1 2 3 4 ..." that stands under many headers. */
function isNumbering(row: SheetRow): boolean {
  const numbers = row.cells
    .map((cell) => cellText(cell).replace(/[().]/gu, ''))
    .filter((text) => text !== '')
  if (numbers.length < 3) return false
  return numbers.every((text, index) => text === String(index + Number(numbers[0])))
}
