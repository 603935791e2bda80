import type { DocumentRequest } from '../../shared/domain/document'
import type { PrintedDocument } from './document'
import type { FormContext, Forms } from './form'
import { attendanceRecap } from './forms/attendance-recap'
import { attendanceSheet } from './forms/attendance-sheet'
import { biodata, memberCards } from './forms/biodata'
import { guestBook } from './forms/guest-book'
import { inventoryBook } from './forms/inventory-book'
import { memberRecap, periodRecap } from './forms/period-recap'
import { staffSheet } from './forms/staff-sheet'
import { workProgramme } from './forms/work-programme'

/** Every form; one missing does not compile. */
const forms: Forms = {
  'guest-book': guestBook,
  'inventory-book': inventoryBook,
  'work-programme': workProgramme,
  'attendance-sheet': attendanceSheet,
  'staff-sheet': staffSheet,
  'attendance-recap': attendanceRecap,
  'member-recap': memberRecap,
  'period-recap': periodRecap,
  biodata,
  'member-cards': memberCards,
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
