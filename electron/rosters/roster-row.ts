import type { MemberDetails } from '../../shared/domain/member'
import type { RosterDoubt, SkippedRow } from '../../shared/domain/roster'

/** One person as the file speaks of them. Titles, places and dates are apart; unknown is null. */
export type RosterRow = {
  /** As the spreadsheet shows it, from 1. */
  readonly row: number
  readonly details: MemberDetails
  readonly institution: RosterInstitution | null
  readonly position: string | null
  readonly startedOn: string | null
}

export type RosterInstitution = {
  readonly name: string
  readonly npsn: string | null
  /** Kecamatan in words. */
  readonly districtName: string | null
}

export type ParsedRoster = {
  readonly rows: readonly RosterRow[]
  readonly skipped: readonly SkippedRow[]
  readonly doubts: readonly RosterDoubt[]
}
