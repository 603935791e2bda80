import type { Page } from 'playwright/test'

import { expect } from '../support/electron-app'
import type { Paperwork } from './paperwork'
import type { Say, View } from './views'

/** Screens of the secretary's paperwork, in the order in which the desk has them. */
export function paperViews(paperwork: Paperwork): readonly View[] {
  return [...deskViews(paperwork), ...activityViews(paperwork), ...certificateViews(paperwork)]
}

function deskViews({ activityId, letterId }: Paperwork): readonly View[] {
  const letters = '/documents/letters'
  return [
    { name: 'documents', address: '/documents' },
    { name: 'find', address: '/', open: find('surat') },
    { name: 'letters', address: letters },
    { name: 'letters-in', address: `${letters}?tab=in` },
    {
      name: 'letter-received',
      address: `${letters}?tab=in`,
      open: (page, say) => press(page, say('letters.action.receive')),
    },
    { name: 'delivery', address: `${letters}?tab=delivery`, open: handOver },
    { name: 'letter-form', address: `${letters}/new?kind=invitation&activity=${activityId}` },
    {
      name: 'letter-addressees',
      address: `${letters}/new?kind=invitation&activity=${activityId}`,
      open: (page, say) => showHeading(page, say('letters.section.addressees')),
    },
    { name: 'letter-form-assignment', address: `${letters}/new?kind=assignment` },
    { name: 'letter', address: `${letters}/${letterId}` },
    { name: 'letter-print', address: `${letters}/${letterId}`, open: openPrint },
    { name: 'numbers', address: `${letters}/settings` },
    {
      name: 'wordings',
      address: `${letters}/settings`,
      open: (page, say) => showHeading(page, say('letters.wording.title')),
    },
    { name: 'board', address: '/documents/board' },
    {
      name: 'board-term',
      address: '/documents/board',
      open: (page, say) => press(page, say('board.edit')),
    },
    { name: 'guests', address: '/documents/books/guests' },
    {
      name: 'guest-line',
      address: '/documents/books/guests',
      open: (page, say) => press(page, say('books.guests.add')),
    },
    { name: 'inventory', address: '/documents/books/inventory' },
    { name: 'programme', address: '/documents/books/programme' },
    {
      name: 'programme-line',
      address: '/documents/books/programme',
      open: (page, say) => press(page, say('books.programme.add')),
    },
    {
      name: 'programme-copy',
      address: '/documents/books/programme',
      open: (page, say) => press(page, say('documents.programme.copy')),
    },
    { name: 'programme-print', address: '/documents/books/programme', open: openPrint },
    { name: 'cash', address: '/documents/cash' },
    {
      name: 'cash-entry',
      address: '/documents/cash',
      open: (page, say) => press(page, say('cash.add')),
    },
    {
      name: 'cash-payout',
      address: '/documents/cash',
      open: (page, say) => press(page, say('cash.print.payout')),
    },
    {
      name: 'letterhead',
      address: '/settings',
      open: (page, say) => showHeading(page, say('letters.kop.title')),
    },
    { name: 'computers', address: '/exchange/computers' },
    { name: 'roster-history', address: '/rosters' },
  ]
}

function activityViews({ activityId, sessionId }: Paperwork): readonly View[] {
  const activity = `/activities/${activityId}`
  const sheet = `${activity}/sessions/${sessionId}/attendance`
  return [
    { name: 'papers', address: `${activity}?tab=papers` },
    {
      name: 'papers-spending',
      address: `${activity}?tab=papers`,
      open: (page, say) => showHeading(page, say('activity-papers.spending.title')),
    },
    { name: 'plan', address: `${activity}/papers/plan` },
    {
      name: 'plan-copy',
      address: `${activity}/papers/plan`,
      open: (page, say) => press(page, say('activity-papers.copy.action')),
    },
    { name: 'budget', address: `${activity}/papers/budget` },
    { name: 'agenda', address: `${activity}/papers/agenda` },
    { name: 'staff', address: `${activity}/papers/staff` },
    { name: 'minutes', address: `${activity}/papers/minutes` },
    {
      name: 'minutes-tasks',
      address: `${activity}/papers/minutes`,
      open: (page, say) => showHeading(page, say('activity-papers.tasks.title')),
    },
    { name: 'report', address: `${activity}/papers/report` },
    {
      name: 'report-approval',
      address: `${activity}/papers/report`,
      open: (page, say) => showHeading(page, say('activity-papers.report.approval')),
    },
    { name: 'tasks', address: '/activities/tasks' },
    { name: 'visum', address: `${activity}/visum` },
    {
      name: 'visum-line',
      address: `${activity}/visum`,
      open: async (page, say) => {
        const edit = say('visum.edit', { name: '' }).trim()
        await page
          .getByRole('button', { name: new RegExp(`^${edit} `, 'u') })
          .first()
          .click()
      },
    },
    { name: 'attendance-entry', address: sheet, open: enterByNumber },
    {
      name: 'attendance-print',
      address: sheet,
      open: async (page, say) => {
        await press(page, say('attendance.action.print'))
        await previewShown(page)
      },
    },
  ]
}

function certificateViews({ activityId, holder, code }: Paperwork): readonly View[] {
  const desk = `/activities/${activityId}/certificates`
  return [
    { name: 'certificates', address: desk },
    {
      name: 'certificate-rule',
      address: desk,
      open: (page, say) => press(page, say('certificates.rule.title')),
    },
    {
      name: 'certificate-issue',
      address: desk,
      open: async (page, say) => {
        const issue = page.getByRole('button', {
          name: new RegExp(`^${say('certificates.issue.confirm')} `, 'u'),
        })
        await issue.click()
        await expect(page.getByRole('dialog')).toBeVisible()
      },
    },
    {
      name: 'certificate-person',
      address: desk,
      open: async (page) => {
        await page.getByRole('row').nth(1).getByRole('gridcell').nth(1).click()
        await expect(page.getByRole('dialog')).toBeVisible()
      },
    },
    {
      name: 'certificate-print',
      address: desk,
      open: async (page, say) => {
        await press(page, say('documents.action.print'))
        await page.getByRole('menuitem', { name: say('certificates.paper.all') }).click()
        await previewShown(page)
      },
    },
    { name: 'certificate-check', address: '/documents/verify' },
    {
      name: 'certificate-genuine',
      address: '/documents/verify',
      open: async (page, say) => {
        await page.getByLabel(say('certificates.check.code')).fill(code)
        await page.keyboard.press('Enter')
        await expect(
          page.getByText(say('certificates.verdict.valid'), { exact: true }),
        ).toBeVisible()
      },
    },
    {
      name: 'certificate-altered',
      address: '/documents/verify',
      open: async (page, say) => {
        const altered = code.slice(0, -3) + (code.at(-3) === 'A' ? 'B' : 'A') + code.slice(-2)
        await page.getByLabel(say('certificates.check.code')).fill(altered)
        await page.keyboard.press('Enter')
        await expect(page.getByText(say('certificates.verdict.altered'))).toBeVisible()
      },
    },
    { name: 'jp-ledger', address: `/members/${holder}/ledger` },
  ]
}

async function press(page: Page, name: string): Promise<void> {
  await page.locator('main').getByRole('button', { name, exact: true }).first().click()
}

async function showHeading(page: Page, name: string): Promise<void> {
  const heading = page.getByRole('heading', { name, exact: true }).first()
  await heading.evaluate((element) => element.scrollIntoView({ block: 'start' }))
  await expect(heading).toBeInViewport()
}

function find(text: string) {
  return async (page: Page) => {
    await page.keyboard.press('Control+K')
    await expect(page.getByRole('combobox')).toBeFocused()
    await page.keyboard.type(text)
    await expect(page.getByRole('option').nth(3)).toBeVisible()
  }
}

async function handOver(page: Page, say: Say): Promise<void> {
  const rows = page.getByRole('row')
  for (const index of [1, 2]) await rows.nth(index).getByRole('checkbox').click()
  await expect(page.getByRole('button', { name: say('letters.action.deliver') })).toBeVisible()
}

async function openPrint(page: Page, say: Say): Promise<void> {
  await press(page, say('documents.action.print'))
  await previewShown(page)
}

async function previewShown(page: Page): Promise<void> {
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(page.frameLocator('iframe').locator('body')).toContainText(/\w/u)
}

/** Numbers of the signed sheet, one after the other; the last one stays in the field. */
async function enterByNumber(page: Page, say: Say): Promise<void> {
  await press(page, say('attendance.entry.action'))
  const field = page.getByRole('textbox', { name: say('attendance.entry.number'), exact: true })
  await expect(field).toBeFocused()
  await page.keyboard.type('55t15')
  await page.keyboard.press('Enter')
  await page.keyboard.type('56')
  await expect(page.locator('[data-state=pending]')).toHaveCount(0)
}
