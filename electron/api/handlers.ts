import type { Contract } from '../../shared/ipc/contract'
import { backupHandlers } from '../backup/backup-handlers'
import { activityPaperHandlers } from '../documents/activity-papers/activity-paper-handlers'
import { documentHandlers } from '../documents/document-handlers'
import { activityHandlers } from '../features/activities/activity-handlers'
import { attendanceHandlers } from '../features/attendance/attendance-handlers'
import { boardHandlers } from '../features/board/board-handlers'
import { bookHandlers } from '../features/books/book-handlers'
import { cashHandlers } from '../features/cash/cash-handlers'
import { certificateHandlers } from '../features/certificates/certificate-handlers'
import { draftHandlers } from '../features/drafts/draft-handlers'
import { duplicateHandlers } from '../features/duplicates/duplicate-handlers'
import { findHandlers } from '../features/find/find-handlers'
import type { Handlers } from '../features/handler'
import { handoverHandlers } from '../features/handover/handover-handlers'
import { historyHandlers } from '../features/history/history-handlers'
import { homeHandlers } from '../features/home/home-handlers'
import { importHandlers } from '../features/imports/import-handlers'
import { institutionHandlers } from '../features/institutions/institution-handlers'
import { letterheadHandlers } from '../features/letterheads/letterhead-handlers'
import { letterHandlers } from '../features/letters/letter-handlers'
import { memberHandlers } from '../features/members/member-handlers'
import { numberHandlers } from '../features/numbers/number-handlers'
import { portfolioHandlers } from '../features/portfolio/portfolio-handlers'
import { rosterHandlers } from '../features/rosters/roster-handlers'
import { scanHandlers } from '../features/scan/scan-handlers'
import { enrolmentHandlers } from '../features/sessions/enrolment-handlers'
import { sessionHandlers } from '../features/sessions/session-handlers'
import { setupHandlers } from '../features/setup/setup-handlers'
import { travelHandlers } from '../features/travel/travel-handlers'
import { clashHandlers } from '../sync/clashes/clash-handlers'
import { exchangeHandlers } from '../sync/exchange/exchange-handlers'
import { receiptHandlers } from '../sync/feeds/receipt-handlers'
import { erasureHandlers } from '../sync/privacy/erasure-handlers'
import { networkHandlers } from '../sync/trust/network-handlers'
import { printedCertificateHandlers } from '../sync/trust/printed-certificate-handlers'

/** Every handler of the contract; one missing does not compile. */
export const handlers: Handlers<Contract> = {
  ...setupHandlers,
  ...backupHandlers,
  ...exchangeHandlers,
  ...networkHandlers,
  ...memberHandlers,
  ...erasureHandlers,
  ...institutionHandlers,
  ...rosterHandlers,
  ...portfolioHandlers,
  ...activityHandlers,
  ...activityPaperHandlers,
  ...sessionHandlers,
  ...enrolmentHandlers,
  ...attendanceHandlers,
  ...homeHandlers,
  ...duplicateHandlers,
  ...clashHandlers,
  ...historyHandlers,
  ...importHandlers,
  ...receiptHandlers,
  ...bookHandlers,
  ...boardHandlers,
  ...cashHandlers,
  ...certificateHandlers,
  ...printedCertificateHandlers,
  ...numberHandlers,
  ...letterHandlers,
  ...letterheadHandlers,
  ...travelHandlers,
  ...documentHandlers,
  ...draftHandlers,
  ...findHandlers,
  ...scanHandlers,
  ...handoverHandlers,
}
