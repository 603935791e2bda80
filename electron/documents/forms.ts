import type { DocumentRequest } from '../../shared/domain/document'
import type { PrintedDocument } from './document'
import type { FormContext, Forms } from './form'
import { activityPlan } from './forms/activity/activity-plan'
import { activityReport } from './forms/activity/activity-report'
import {
  activityAgenda,
  activityBudget,
  activitySpending,
  activityStaff,
} from './forms/activity/activity-tables'
import { eventRecord } from './forms/activity/event-record'
import { fundReport } from './forms/activity/fund-report'
import { meetingMinutes } from './forms/activity/meeting-minutes'
import { attendanceRecap } from './forms/attendance-recap'
import { attendanceSheet } from './forms/attendance-sheet'
import { biodata, memberCards } from './forms/biodata'
import { cascadeReport } from './forms/blank/cascade-report'
import { followUpPlan } from './forms/blank/follow-up-plan'
import { mentoringJournal } from './forms/blank/mentoring-journal'
import { observationSheet } from './forms/blank/observation-sheet'
import { boardList } from './forms/board-list'
import { cashBook } from './forms/cash-book'
import { cashReceipt } from './forms/cash-receipt'
import { certificateRecipients } from './forms/certificates/certificate-recipients'
import { certificates } from './forms/certificates/certificates'
import { dapodikTraining } from './forms/certificates/dapodik-training'
import { jpLedger } from './forms/certificates/jp-ledger'
import { guestBook } from './forms/guest-book'
import { handoverRecord } from './forms/handover-record'
import { institutionRegister } from './forms/institution-register'
import { inventoryBook } from './forms/inventory-book'
import { agendaIn, agendaOut } from './forms/letters/agenda'
import { deliveryBook } from './forms/letters/delivery-book'
import { letters } from './forms/letters/letters'
import { visum, visumList } from './forms/letters/visum'
import { memberRegister } from './forms/member-register'
import { payoutList } from './forms/payout-list'
import { memberRecap, periodRecap } from './forms/period-recap'
import { staffSheet } from './forms/staff-sheet'
import { uninvitedMembers } from './forms/uninvited-members'
import { workProgramme } from './forms/work-programme'

/** Every form; one missing does not compile. */
const forms: Forms = {
  'activity-plan': activityPlan,
  'activity-budget': activityBudget,
  'activity-agenda': activityAgenda,
  'activity-staff': activityStaff,
  'activity-spending': activitySpending,
  minutes: meetingMinutes,
  'event-record': eventRecord,
  'activity-report': activityReport,
  'fund-report': fundReport,
  'guest-book': guestBook,
  'inventory-book': inventoryBook,
  'work-programme': workProgramme,
  certificates,
  'certificate-recipients': certificateRecipients,
  'jp-ledger': jpLedger,
  'dapodik-training': dapodikTraining,
  'member-register': memberRegister,
  'institution-register': institutionRegister,
  'uninvited-members': uninvitedMembers,
  'board-list': boardList,
  'cash-book': cashBook,
  'cash-receipt': cashReceipt,
  'payout-list': payoutList,
  'handover-record': handoverRecord,
  'follow-up-plan': followUpPlan,
  'cascade-report': cascadeReport,
  'observation-sheet': observationSheet,
  'mentoring-journal': mentoringJournal,
  'attendance-sheet': attendanceSheet,
  'staff-sheet': staffSheet,
  'attendance-recap': attendanceRecap,
  'member-recap': memberRecap,
  'period-recap': periodRecap,
  biodata,
  'member-cards': memberCards,
  letter: letters,
  'agenda-in': agendaIn,
  'agenda-out': agendaOut,
  'delivery-book': deliveryBook,
  visum,
  'visum-list': visumList,
}

export function composeDocument(
  request: DocumentRequest,
  context: FormContext,
): Promise<PrintedDocument> {
  // The key chooses the form that takes exactly this request.
  const form = forms[request.kind] as (
    request: DocumentRequest,
    context: FormContext,
  ) => Promise<PrintedDocument>
  return form(request, context)
}
