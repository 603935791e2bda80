import { activityContract } from './activity-contract'
import { activityPaperContract } from './activity-paper-contract'
import { attendanceContract } from './attendance-contract'
import { backupContract } from './backup-contract'
import { boardContract } from './board-contract'
import { bookContract } from './book-contract'
import { cashContract } from './cash-contract'
import { certificateContract } from './certificate-contract'
import { clashesContract } from './clashes-contract'
import { documentContract } from './document-contract'
import { draftContract } from './draft-contract'
import { duplicatesContract } from './duplicates-contract'
import { enrolmentContract } from './enrolment-contract'
import { erasureContract } from './erasure-contract'
import { exchangeContract } from './exchange-contract'
import { findContract } from './find-contract'
import { handoverContract } from './handover-contract'
import { historyContract } from './history-contract'
import { homeContract } from './home-contract'
import { homeDueContract } from './home-due-contract'
import { importContract } from './import-contract'
import { institutionContract } from './institution-contract'
import { letterContract } from './letter-contract'
import { letterheadContract } from './letterhead-contract'
import { memberContract } from './member-contract'
import { networkContract } from './network-contract'
import { numberContract } from './number-contract'
import { portfolioContract } from './portfolio-contract'
import { printedCertificateContract } from './printed-certificate-contract'
import { receiptContract } from './receipt-contract'
import { rosterContract } from './roster-contract'
import { scanContract } from './scan-contract'
import { sessionContract } from './session-contract'
import { setupContract } from './setup-contract'
import { travelContract } from './travel-contract'

/** Every call the app knows, with who may make it. Reading this folder is reading the whole API. */
export const contract = {
  ...setupContract,
  ...backupContract,
  ...exchangeContract,
  ...networkContract,
  ...memberContract,
  ...erasureContract,
  ...institutionContract,
  ...rosterContract,
  ...portfolioContract,
  ...activityContract,
  ...activityPaperContract,
  ...sessionContract,
  ...enrolmentContract,
  ...attendanceContract,
  ...homeContract,
  ...homeDueContract,
  ...duplicatesContract,
  ...clashesContract,
  ...historyContract,
  ...importContract,
  ...receiptContract,
  ...bookContract,
  ...boardContract,
  ...cashContract,
  ...certificateContract,
  ...printedCertificateContract,
  ...numberContract,
  ...letterContract,
  ...letterheadContract,
  ...travelContract,
  ...documentContract,
  ...draftContract,
  ...findContract,
  ...scanContract,
  ...handoverContract,
}

export type Contract = typeof contract
export type Channel = keyof Contract
