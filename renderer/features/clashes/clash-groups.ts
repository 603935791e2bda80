import type { Clash } from '../../../shared/domain/clash'

/** Questions that people think of together: about one record, one session's sheet, one batch. */
export type ClashGroup = {
  readonly id: string
  readonly kind: 'sheet' | 'people' | 'record'
  readonly clashes: readonly [Clash, ...Clash[]]
}

/** Neighbours with the same subject form a group; the order of the list stays. */
export function groupClashes(clashes: readonly Clash[]): readonly ClashGroup[] {
  const groups: (ClashGroup & { clashes: [Clash, ...Clash[]] })[] = []
  const byId = new Map<string, ClashGroup & { clashes: [Clash, ...Clash[]] }>()
  for (const one of clashes) {
    const { id, kind } = placeOf(one)
    const group = byId.get(id)
    if (group !== undefined) {
      group.clashes.push(one)
      continue
    }
    const fresh: ClashGroup & { clashes: [Clash, ...Clash[]] } = { id, kind, clashes: [one] }
    byId.set(id, fresh)
    groups.push(fresh)
  }
  return groups
}

function placeOf({ cell, subject }: Clash): Pick<ClashGroup, 'id' | 'kind'> {
  const [first = ''] = cell.rowKey.split(':')
  switch (cell.table) {
    case 'attendance':
      return { id: `sheet/${first}`, kind: 'sheet' }
    case 'enrolments':
      return { id: `people/${first}`, kind: 'people' }
    case 'certificates':
    case 'certificate_names':
      return { id: `certificates/${subject.activityId ?? cell.rowKey}`, kind: 'people' }
    case 'posts':
      return { id: `members/${subject.memberId ?? cell.rowKey}`, kind: 'record' }
    case 'venues':
      return { id: `activities/${subject.activityId ?? cell.rowKey}`, kind: 'record' }
    default:
      return { id: `${cell.table}/${cell.rowKey}`, kind: 'record' }
  }
}

export function clashId({ cell }: Clash): string {
  return `${cell.table}/${cell.rowKey}/${cell.column}`
}
