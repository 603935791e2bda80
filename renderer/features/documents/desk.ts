import type { DocumentRequest } from '../../../shared/domain/document'
import type { MessageKey } from '../../../shared/i18n/keys'

/**
 * What lies on the secretary's desk (page /documents). A new paper or page is one line here: either the
 * address of its page, or the paper itself, which is then shown right away. A group without anything is
 * not shown. Papers of one activity belong on that activity's page.
 */
export type DeskItem = {
  readonly label: MessageKey
  /** A few plain words on what it is for. */
  readonly hint: MessageKey
} & ({ readonly to: string } | { readonly request: (year: number) => DocumentRequest })

export type DeskGroup = { readonly title: MessageKey; readonly items: readonly DeskItem[] }

export const desk: readonly DeskGroup[] = [
  {
    title: 'documents.group.books',
    items: [
      { label: 'books.guests.title', hint: 'documents.hint.guests', to: '/documents/books/guests' },
      {
        label: 'books.inventory.title',
        hint: 'documents.hint.inventory',
        to: '/documents/books/inventory',
      },
      {
        label: 'books.programme.title',
        hint: 'documents.hint.programme',
        to: '/documents/books/programme',
      },
      {
        label: 'attendance.paper.period',
        hint: 'attendance.paper.period.hint',
        request: (year) => ({ kind: 'period-recap', from: `${year}-01-01`, to: `${year}-12-31` }),
      },
    ],
  },
  { title: 'documents.group.letters', items: [] },
  { title: 'documents.group.money', items: [] },
  { title: 'documents.group.certificates', items: [] },
  { title: 'documents.group.blank', items: [] },
]
