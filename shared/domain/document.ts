import { z } from 'zod'

/**
 * Every paper the app prints, with what it needs to know. A new paper is one line here and one form in
 * `electron/documents/forms/`, where the compiler then misses it.
 */
const year = z.int().min(2000).max(2100)

export const documentRequest = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('guest-book'), year }),
  z.strictObject({ kind: z.literal('inventory-book') }),
  z.strictObject({ kind: z.literal('work-programme'), year }),
])
export type DocumentRequest = z.output<typeof documentRequest>
export type DocumentKind = DocumentRequest['kind']
export type RequestOf<K extends DocumentKind> = Extract<DocumentRequest, { readonly kind: K }>

/** What can be made of a document besides paper. */
export const documentFormats = ['pdf', 'word', 'table'] as const
export type DocumentFormat = (typeof documentFormats)[number]
