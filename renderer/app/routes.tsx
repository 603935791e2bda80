import { createHashRouter, type RouteObject } from 'react-router'

import { AppLayout } from './app-layout'
import { HubGate } from './hub-gate'
import { LaterPage } from './later-page'
import { NotFoundPage } from './not-found-page'
import { PageCrash } from './page-crash'
import { loadPage } from './page-modules'
import { StartScreen } from './start-screen'
import { UnwrittenPage } from './unwritten-page'

/**
 * Every address of the app. A new page is one line: its address and its file below features/.
 * Addresses stand behind a '#', because app:// serves files and knows no other addresses.
 */
const pages: Readonly<Record<string, string>> = {
  '/': 'home/home-page',
  '/members': 'members/member-list-page',
  '/members/:memberId': 'members/member-page',
  '/members/:memberId/ledger': 'certificates/jp-ledger-page',
  '/institutions': 'institutions/institution-list-page',
  '/institutions/:institutionId': 'institutions/institution-page',
  '/duplicates': 'duplicates/duplicates-page',
  '/duplicates/:kind/:firstId/:secondId': 'duplicates/duplicate-page',
  '/rosters': 'rosters/roster-history-page',
  '/rosters/import': 'rosters/roster-import-page',
  '/activities': 'activities/activity-list-page',
  '/activities/new': 'activities/new-activity-page',
  '/activities/tasks': 'activities/open-tasks-page',
  '/activities/:activityId': 'activities/activity-page',
  '/activities/:activityId/visum': 'travel/visum-page',
  '/activities/:activityId/edit': 'activities/edit-activity-page',
  '/activities/:activityId/certificates': 'certificates/activity-certificates-page',
  '/activities/:activityId/papers/:paper': 'activities/activity-paper-page',
  '/activities/:activityId/sessions/:sessionId/attendance': 'attendance/attendance-page',
  '/portfolio': 'portfolio/portfolio-page',
  '/documents': 'documents/documents-page',
  '/documents/verify': 'certificates/check-certificate-page',
  '/documents/books/:book': 'documents/book-page',
  '/documents/letters': 'letters/letters-page',
  '/documents/letters/new': 'letters/new-letter-page',
  '/documents/letters/settings': 'letters/letter-settings-page',
  '/documents/letters/:letterId': 'letters/letter-page',
  '/documents/letters/:letterId/edit': 'letters/edit-letter-page',
  '/documents/board': 'board/board-page',
  '/documents/cash': 'cash/cash-page',
  '/documents/handover': 'handover/handover-page',
  '/exchange': 'exchange/exchange-page',
  '/exchange/computers': 'network/network-page',
  '/exchange/receipts': 'exchange/receipts-page',
  '/exchange/imports': 'exchange/past-imports-page',
  '/clashes': 'clashes/clashes-page',
  '/settings': 'settings/settings-page',
  '/licences': 'licences/licences-page',
}

/** First run: shown alone, without the menu of places. */
const setupPages = {
  '/setup': 'setup/first-run-page',
  '/setup/second': 'exchange/second-pc-page',
  '/setup/restore': 'setup/restore-page',
}

function pageRoute(path: string, page: string): RouteObject {
  return {
    path,
    lazy: async () => ({ Component: (await loadPage(page)) ?? UnwrittenPage }),
    ErrorBoundary: PageCrash,
  }
}

export function createRouter() {
  return createHashRouter([
    {
      Component: HubGate,
      ErrorBoundary: PageCrash,
      HydrateFallback: StartScreen,
      children: [
        ...Object.entries(setupPages).map(([path, page]) => pageRoute(path, page)),
        {
          Component: AppLayout,
          children: [
            ...Object.entries(pages).map(([path, page]) => pageRoute(path, page)),
            { path: '/mentoring', element: <LaterPage place="mentoring" /> },
            { path: '*', Component: NotFoundPage },
          ],
        },
      ],
    },
  ])
}
