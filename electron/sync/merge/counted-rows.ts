/**
 * What an exchange has counted already, so that a row which two commits touch is one row: people
 * count persons and marks, not commits. One for a whole exchange, which merges bundle by bundle.
 * Counted by hub, because each hub's part is shown, and may be held back, by itself.
 */
export class CountedRows {
  readonly #rows = new Map<string, CountedAs>()
  /** By device number, the last commit held before the exchange: what is newer came with it. */
  readonly #before = new Map<number, number>()

  /** To be called with every merge; the first word on a device counts. */
  noteBefore(deviceNo: number, seq: number): void {
    if (!this.#before.has(deviceNo)) this.#before.set(deviceNo, seq)
  }

  cameWithExchange({ deviceNo, seq }: { readonly deviceNo: number; readonly seq: number }) {
    return seq > (this.#before.get(deviceNo) ?? 0)
  }

  of(row: string): CountedAs | null {
    return this.#rows.get(row) ?? null
  }

  set(row: string, as: CountedAs): void {
    // Beyond that an exchange is so large that a row counted twice is not what anybody sees.
    if (this.#rows.size < mostRemembered || this.#rows.has(row)) this.#rows.set(row, as)
  }

  /** After a merge that was rolled back: what it counted counts for nothing. */
  forget(): void {
    this.#rows.clear()
  }
}

/** `nothing`: it came and went within the exchange. */
export type CountedAs = 'added' | 'changed' | 'removed' | 'clashing' | 'nothing'

/** Rows that stood already or were edited, some 100 bytes each; new ones are told by their commit. */
const mostRemembered = 200_000
