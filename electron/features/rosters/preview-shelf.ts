import type { RosterColumn } from '../../../shared/domain/roster'
import type { PreviewRow, RosterPreview } from '../../../shared/ipc/roster-contract'
import { AppError } from '../../../shared/lib/app-error'
import type { ImportPlan } from '../../rosters/plan-import'
import type { ParsedRoster } from '../../rosters/roster-row'

/** `details` are read from the roster when a page is asked for. */
export type ShelvedRow = Omit<PreviewRow, 'details'>

/**
 * The last preview of each hub, in memory: its rows are fetched page by page, and the import works
 * from the same reading of the file. It is gone after a restart; then the file is chosen again.
 */
export type ShelvedPreview = {
  readonly previewId: string
  readonly fileName: string
  /** The columns as they were found, and as they were read. */
  readonly foundColumns: readonly RosterColumn[]
  readonly usedColumns: readonly RosterColumn[]
  readonly roster: ParsedRoster
  readonly plan: ImportPlan
  readonly rows: Readonly<Record<keyof RosterPreview['parts'], readonly ShelvedRow[]>>
}

// By the hub's file grants, which live as long: two hubs in one process (tests) keep theirs apart.
const shelves = new WeakMap<object, ShelvedPreview>()

export function shelvePreview(hub: object, preview: ShelvedPreview): void {
  shelves.set(hub, preview)
}

export function clearShelf(hub: object): void {
  shelves.delete(hub)
}

/** Throws `roster.preview-lost` when another file was opened since or the service was restarted. */
export function shelvedPreview(hub: object, previewId: string): ShelvedPreview {
  const preview = shelves.get(hub)
  if (preview?.previewId !== previewId) throw new AppError('roster.preview-lost')
  return preview
}
