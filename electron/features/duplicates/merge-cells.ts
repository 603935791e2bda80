import {
  type DuplicateKind,
  type DuplicateSide,
  proposedSide,
} from '../../../shared/domain/duplicate'
import {
  isWholeNik,
  isWholeNip,
  isWholeNpsn,
  isWholeNuptk,
} from '../../../shared/domain/identifiers'
import { institutionMergeFields, memberMergeFields } from '../../../shared/domain/merge-field'
import type { FieldComparison, MergeField } from '../../../shared/ipc/duplicates-contract'
import type { PatchValue } from '../../database/change-log'
import { institutionColumnOf } from '../institutions/institution-repository'
import { memberColumnOf } from '../members/member-repository'
import type { RecordRow } from './record-repository'

/** Two records field by field, and what the one that stays takes over from the other. */
export type Cells = Readonly<Record<string, PatchValue>>

type FieldColumns = { readonly field: MergeField; readonly columns: readonly string[] }

/** The columns of each field; the first one is compared, the others go with it. */
const fieldColumns: Readonly<Record<DuplicateKind, readonly FieldColumns[]>> = {
  member: memberMergeFields.map((field) => ({
    field,
    columns:
      field === 'employmentStatus'
        ? ['employment_status', 'employment_group']
        : [memberColumnOf[field]],
  })),
  institution: institutionMergeFields.map((field) => ({
    field,
    columns:
      field === 'districtName' ? ['district_name', 'district_code'] : [institutionColumnOf[field]],
  })),
}

const wholeness: Readonly<Record<string, (value: string) => boolean>> = {
  nuptk: isWholeNuptk,
  nip: isWholeNip,
  nik: isWholeNik,
  npsn: isWholeNpsn,
}

export type Sides<Side> = { readonly first: Side; readonly second: Side }

/** `versions` gives the version of a cell: the greater one was written later. */
export function compareFields(
  kind: DuplicateKind,
  cells: Sides<Cells>,
  versions: Sides<(column: string) => number>,
): readonly FieldComparison[] {
  return fieldColumns[kind].map(({ field, columns }) => {
    const [first, second] = [
      valueOf(field, columns, cells.first),
      valueOf(field, columns, cells.second),
    ]
    const newest = (side: (column: string) => number) => Math.max(...columns.map(side))
    const newer = newest(versions.second) > newest(versions.first) ? 'second' : 'first'
    const isWhole = wholeness[field]
    const proposed = proposedSide({ first, second, newer, ...(isWhole ? { isWhole } : {}) })
    return { field, first, second, proposed }
  })
}

/** The first of a field's columns that says something: a kecamatan may be known by its code alone. */
function valueOf(
  field: MergeField,
  columns: readonly string[],
  cells: Cells,
): string | boolean | null {
  const [column = ''] = columns
  const value = cells[column] ?? (field === 'districtName' ? cells['district_code'] : null) ?? null
  if (field === 'isLinear' || field === 'isCertified') return value === null ? null : value === 1
  return value === null ? null : String(value)
}

/** The cells that change in the record that stays. */
export function takeOver(
  kind: DuplicateKind,
  cells: Sides<Cells>,
  sideOf: (field: MergeField) => DuplicateSide,
): Cells {
  const { first, second } = cells
  const taken = fieldColumns[kind]
    .filter(({ field }) => sideOf(field) === 'second')
    .flatMap(({ columns }) => columns)
  const changed = taken.filter((column) => (first[column] ?? null) !== (second[column] ?? null))
  return {
    ...Object.fromEntries(changed.map((column) => [column, second[column] ?? null])),
    ...standing(first, second),
  }
}

/** Whoever is on the lists under one of the two records stays on them, and a member stays one. */
function standing(first: Cells, second: Cells): Cells {
  const isRecalled =
    (first['archived_at'] ?? null) !== null && (second['archived_at'] ?? null) === null
  const isAdmitted = first['is_walk_in'] === 1 && second['is_walk_in'] !== 1
  const lacksHub =
    'hub_id' in first && first['hub_id'] === null && (second['hub_id'] ?? null) !== null
  return {
    ...(isRecalled ? { archived_at: null } : {}),
    ...(isAdmitted ? { is_walk_in: 0 } : {}),
    ...(lacksHub ? { hub_id: second['hub_id'] ?? null } : {}),
  }
}

/** A row as plain cells by column name. */
export function cellsOf(row: RecordRow[DuplicateKind]): Cells {
  return { ...row }
}
