import type { DocumentKind, RequestOf } from '../../shared/domain/document'
import type { Paper } from '../../shared/domain/paper'
import type { QueryContext } from '../features/handler'
import type { PrintedDocument } from './document'

/** What a form may ask for: it reads, and never writes. */
export type FormContext = Pick<
  QueryContext,
  'db' | 'session' | 'clock' | 'files' | 'device' | 'paths'
> & {
  /** Only for what must fill a page exactly: all else is laid out by the page's style. */
  readonly paper: Paper
}

/** Turns a request into a document. Throws AppError where what it is about is gone. */
export type Form<K extends DocumentKind> = (
  request: RequestOf<K>,
  context: FormContext,
) => Promise<PrintedDocument>

export type Forms = { readonly [K in DocumentKind]: Form<K> }
