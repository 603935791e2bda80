/**
 * Where a key moves the active row of a list; null when the key is not for moving.
 * `current` is -1 while no row is active.
 */
export function rowAfterKey(
  key: string,
  { current, rowCount, pageRows }: RowPosition,
): number | null {
  if (rowCount === 0) return null
  const last = rowCount - 1
  switch (key) {
    case 'ArrowDown':
      return Math.min(current + 1, last)
    case 'ArrowUp':
      return Math.max(current - 1, 0)
    case 'PageDown':
      return Math.min(Math.max(current, 0) + pageRows, last)
    case 'PageUp':
      return Math.max(current - pageRows, 0)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}

export type RowPosition = {
  readonly current: number
  readonly rowCount: number
  /** Rows that fit on screen. */
  readonly pageRows: number
}
