import type { DocumentKind, RequestOf } from '../../../shared/domain/document'
import type { FullHub } from './full-hub'

/** One request of every paper there is; a paper that is not here does not compile. */
export function everyRequest(hub: FullHub): { readonly [K in DocumentKind]: RequestOf<K> } {
  const { activityId, memberIds, sessionIds } = hub
  const year = 2026
  const period = { from: '2026-01-01', to: '2026-12-31' }
  const people = { of: 'activity', activityId } as const
  const about = { memberId: memberIds[0]!, activityId }
  return {
    'guest-book': { kind: 'guest-book', year },
    'inventory-book': { kind: 'inventory-book' },
    'handover-record': { kind: 'handover-record' },
    'work-programme': { kind: 'work-programme', year },
    certificates: { kind: 'certificates', activityId, certificateIds: [...hub.certificateIds] },
    'certificate-recipients': { kind: 'certificate-recipients', activityId },
    'jp-ledger': { kind: 'jp-ledger', memberId: memberIds[0]! },
    'dapodik-training': { kind: 'dapodik-training', about: people },
    'attendance-sheet': {
      kind: 'attendance-sheet',
      sessionIds: [...sessionIds],
      blankRows: 5,
      hasPhone: true,
    },
    'staff-sheet': { kind: 'staff-sheet', activityId },
    'attendance-recap': { kind: 'attendance-recap', activityId },
    'member-recap': { kind: 'member-recap', memberId: memberIds[0]!, ...period },
    'period-recap': { kind: 'period-recap', ...period },
    biodata: { kind: 'biodata', people },
    'member-cards': { kind: 'member-cards', people },
    'activity-plan': { kind: 'activity-plan', activityId },
    'activity-budget': { kind: 'activity-budget', activityId },
    'activity-agenda': { kind: 'activity-agenda', activityId },
    'activity-staff': { kind: 'activity-staff', activityId },
    'activity-spending': { kind: 'activity-spending', activityId },
    minutes: { kind: 'minutes', activityId, withAttendance: true },
    'event-record': { kind: 'event-record', activityId },
    'activity-report': { kind: 'activity-report', activityId },
    'fund-report': { kind: 'fund-report', activityId },
    'member-register': {
      kind: 'member-register',
      search: '',
      status: null,
      show: 'members',
      split: 'none',
    },
    'institution-register': {
      kind: 'institution-register',
      search: '',
      form: null,
      districtName: null,
      isArchived: false,
      split: 'none',
    },
    'uninvited-members': { kind: 'uninvited-members', year: 2025 },
    'board-list': { kind: 'board-list', termId: hub.termId },
    'cash-book': { kind: 'cash-book', year, month: 11 },
    'cash-receipt': { kind: 'cash-receipt', entryId: hub.cashEntryId },
    'payout-list': {
      kind: 'payout-list',
      activityId,
      description: 'Transport peserta',
      amount: 50_000,
      blankRows: 0,
    },
    'follow-up-plan': { kind: 'follow-up-plan', ...about },
    'cascade-report': { kind: 'cascade-report', ...about },
    'observation-sheet': { kind: 'observation-sheet', ...about },
    'mentoring-journal': { kind: 'mentoring-journal', ...about },
    letter: { kind: 'letter', ids: [...hub.letterIds] },
    'agenda-in': { kind: 'agenda-in', year },
    'agenda-out': { kind: 'agenda-out', year },
    'delivery-book': { kind: 'delivery-book', year },
    visum: { kind: 'visum', activityId, ids: [] },
    'visum-list': { kind: 'visum-list', activityId },
  }
}
