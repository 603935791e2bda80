import { z } from 'zod'

import { documentFormats, documentRequest } from '../domain/document'
import { paper } from '../domain/paper'
import { command, query, readers, staff, task } from './contract-kit'

const printed = z.strictObject({ request: documentRequest, paper })

export const documentContract = {
  /** Lays the paper out; `address` is what a frame of the page shows. It is kept until a few others came. */
  'documents.preview': query(
    readers,
    printed,
    z.object({
      address: z.string(),
      title: z.string(),
      widthMm: z.number(),
      heightMm: z.number(),
      formats: z.array(z.enum(documentFormats)).readonly(),
    }),
  ),
  /** The paper this kind was printed on last, at this PC. */
  'documents.paper': query(readers, z.strictObject({ kind: z.string().max(60) }), paper),
  'documents.rememberPaper': command(
    readers,
    z.strictObject({ kind: z.string().max(60), paper }),
    z.object({}),
  ),
  /** The system's own dialog asks for the printer. */
  'documents.print': task(staff, printed, z.object({ isPrinted: z.boolean() })),
  /** null: the dialog was closed. */
  'documents.save': task(
    staff,
    printed.extend({ format: z.enum(documentFormats) }),
    z.object({ saved: z.object({ id: z.string(), name: z.string() }).nullable() }),
  ),
  /** Opens what `documents.save` wrote since the app was started. */
  'documents.openSaved': task(staff, z.strictObject({ id: z.string().max(60) }), z.object({})),
}
