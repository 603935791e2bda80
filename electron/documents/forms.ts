import type { DocumentRequest } from '../../shared/domain/document'
import type { PrintedDocument } from './document'
import type { Form, FormContext, Forms } from './form'
import { guestBook } from './forms/guest-book'

/** Every form; one missing does not compile. */
const forms: Forms = {
  'guest-book': guestBook,
}

export function composeDocument(
  request: DocumentRequest,
  context: FormContext,
): Promise<PrintedDocument> {
  // The key chooses the form that takes exactly this request.
  const form = forms[request.kind] as Form<typeof request.kind>
  return form(request, context)
}
