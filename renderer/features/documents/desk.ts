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
      {
        label: 'documents.item.member-register',
        hint: 'documents.hint.member-register',
        request: () => ({
          kind: 'member-register',
          search: '',
          status: null,
          show: 'members',
          split: 'none',
        }),
      },
      {
        label: 'documents.item.institution-register',
        hint: 'documents.hint.institution-register',
        request: () => ({
          kind: 'institution-register',
          search: '',
          form: null,
          districtName: null,
          isArchived: false,
          split: 'none',
        }),
      },
      { label: 'board.title', hint: 'documents.hint.board', to: '/documents/board' },
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
        label: 'documents.item.uninvited',
        hint: 'documents.hint.uninvited',
        request: (year) => ({ kind: 'uninvited-members', year }),
      },
      {
        label: 'attendance.paper.period',
        hint: 'attendance.paper.period.hint',
        request: (year) => ({ kind: 'period-recap', from: `${year}-01-01`, to: `${year}-12-31` }),
      },
      { label: 'handover.title', hint: 'handover.desk', to: '/documents/handover' },
    ],
  },
  {
    title: 'documents.group.letters',
    items: [
      { label: 'letters.title', hint: 'letters.hint', to: '/documents/letters' },
      {
        label: 'letters.settings.title',
        hint: 'letters.settings.hint',
        to: '/documents/letters/settings',
      },
    ],
  },
  {
    title: 'documents.group.money',
    items: [
      { label: 'cash.title', hint: 'documents.hint.cash', to: '/documents/cash' },
      {
        label: 'cash.print.blank-receipt',
        hint: 'documents.hint.blank-receipt',
        request: () => ({ kind: 'cash-receipt', entryId: null }),
      },
      {
        label: 'documents.item.payout',
        hint: 'documents.hint.payout',
        request: () => ({
          kind: 'payout-list',
          activityId: null,
          description: '',
          amount: null,
          blankRows: 20,
        }),
      },
    ],
  },
  {
    title: 'documents.group.certificates',
    items: [
      {
        label: 'certificates.check.title',
        hint: 'certificates.check.desk',
        to: '/documents/verify',
      },
    ],
  },
  {
    title: 'documents.group.blank',
    items: [
      {
        label: 'documents.item.follow-up-plan',
        hint: 'documents.hint.follow-up-plan',
        request: () => ({ kind: 'follow-up-plan', memberId: null, activityId: null }),
      },
      {
        label: 'documents.item.cascade-report',
        hint: 'documents.hint.cascade-report',
        request: () => ({ kind: 'cascade-report', memberId: null, activityId: null }),
      },
      {
        label: 'documents.item.observation-sheet',
        hint: 'documents.hint.observation-sheet',
        request: () => ({ kind: 'observation-sheet', memberId: null, activityId: null }),
      },
      {
        label: 'documents.item.mentoring-journal',
        hint: 'documents.hint.mentoring-journal',
        request: () => ({ kind: 'mentoring-journal', memberId: null, activityId: null }),
      },
    ],
  },
]
