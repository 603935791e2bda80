import { z } from 'zod'

import { presentTerm } from '../../../shared/domain/board'
import {
  freshThings,
  type HandoverDetails,
  type HandoverOverview,
  openMatters,
} from '../../../shared/domain/handover'
import type { HubOwner } from '../../../shared/domain/hub'
import type { HandoverId, HubId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import { addDays } from '../../../shared/lib/dates'
import { localDay } from '../../platform/local-day'
import { countOpenTasks } from '../activity-papers/decision-repository'
import { listBoard, listTerms } from '../board/board-repository'
import type { CommandContext, QueryContext, Session } from '../handler'
import { countLackedPapers, countUnsigned } from '../home/due-repository'
import { countEverything, findLastExchange } from '../home/home-repository'
import { findLetterhead } from '../letterheads/letterhead-repository'
import { countStoredFiles } from '../portfolio/portfolio-repository'
import { findSetting } from '../settings/settings-repository'
import { claimDevice, findHub, putAccount } from '../setup/hub-repository'
import {
  countBooks,
  countWaiting,
  findBoardNip,
  findHandoverBefore,
  findOpenHandover,
  handoverCells,
  listLastNumbers,
  putHandover,
  readCashState,
} from './handover-repository'

/** Papers of activities that are over are looked for this far back; older ones are history. */
const daysToLookBack = 365

type Reading = Pick<QueryContext, 'db' | 'clock' | 'session'>

export async function readHandover(context: Reading): Promise<HandoverOverview> {
  const { db, clock } = context
  const hubId = hubOf(context)
  const today = localDay(clock.now())
  const people = await readPeople(context, today)
  const stored = await findOpenHandover(db, hubId)
  const files = await countStoredFiles(db)
  const { filesAwaited } = await countEverything(db, today.slice(0, 4))
  const lastExchange = await findLastExchange(db)
  return {
    id: stored?.id ?? null,
    details: stored?.details ?? (await freshDetails(people, today, context)),
    file: stored?.file ?? null,
    before: await findHandoverBefore(db, hubId),
    books: await countBooks(db, hubId),
    numbers: await listLastNumbers(db, hubId, Number(today.slice(0, 4))),
    cash: await readCashState(db, hubId),
    open: await listOpenMatters(context, today),
    people,
    files: { ...files, awaited: filesAwaited },
    lastBackup: lastBackup.parse(await findSetting(db, 'last-backup')),
    lastExchange:
      lastExchange === null ? null : { at: lastExchange.startedAt, drive: lastExchange.driveLabel },
  }
}

const lastBackup = z.object({ at: z.number(), fileName: z.string() }).nullable().catch(null)

async function listOpenMatters(context: Reading, today: string): Promise<HandoverOverview['open']> {
  const { db } = context
  const from = addDays(today, -daysToLookBack)
  const { open: tasks, late } = await countOpenTasks(db, today)
  const counts = {
    tasks,
    ...(await countLackedPapers(db, { from, before: today })),
    unsigned: await countUnsigned(db, from),
    ...(await countWaiting(db, hubOf(context), today)),
  }
  return openMatters
    .map((matter) => ({ matter, count: counts[matter], late: matter === 'tasks' ? late : 0 }))
    .filter(({ count }) => count > 0)
}

async function readPeople(context: Reading, today: string): Promise<HandoverOverview['people']> {
  const { db } = context
  const hub = await findHub(db)
  const term = presentTerm(await listTerms(db, hubOf(context)), today)
  const board = term === null ? [] : await listBoard(db, term.id)
  const holder = (post: string) =>
    board.find((line) => line.post?.toLowerCase().startsWith(post) === true)?.name ?? null
  return {
    account: hub?.accountName ?? '',
    role: hub?.role ?? 'guest',
    chair: holder('ketua'),
    secretary: holder('sekretaris'),
    treasurer: holder('bendahara'),
  }
}

/**
 * Whoever is at this PC hands over. The board may name the successor already, because pelantikan came
 * first; when it names the same person, the successor is still to be written.
 */
async function freshDetails(
  people: HandoverOverview['people'],
  today: string,
  context: Reading,
): Promise<HandoverDetails> {
  const hubId = hubOf(context)
  const fromName = people.role === 'secretary' ? people.account : people.secretary
  const successor = isSamePerson(fromName, people.secretary) ? null : people.secretary
  const nipOf = (name: string | null) =>
    name === null ? null : findBoardNip(context.db, hubId, name)
  return {
    heldOn: today,
    place: (await findLetterhead(context.db, hubId)).place,
    fromName,
    fromNip: await nipOf(fromName),
    toName: successor,
    toNip: await nipOf(successor),
    note: null,
    things: freshThings(),
  }
}

function isSamePerson(one: string | null, other: string | null): boolean {
  const plain = (name: string | null) => (name ?? '').split(',')[0]?.trim().toLowerCase() ?? ''
  return plain(one) === plain(other)
}

export async function saveHandover(
  { id, details }: { readonly id: HandoverId | null; readonly details: HandoverDetails },
  context: Pick<CommandContext, 'db' | 'ids' | 'session'>,
): Promise<{ readonly id: HandoverId }> {
  const hubId = hubOf(context)
  const open = await findOpenHandover(context.db, hubId)
  // Two quick ticks before the page knows the new id are one record.
  const saved = open?.id ?? context.ids.next<'handover'>()
  if (id !== null && id !== saved) throw new AppError('handover.finished')
  await putHandover(context.db, { id: saved, hub_id: hubId, ...handoverCells(details) })
  return { id: saved }
}

export async function noteFile(
  file: { readonly id: HandoverId; readonly fileName: string; readonly madeAt: number },
  context: Pick<CommandContext, 'db' | 'session'>,
): Promise<Record<string, never>> {
  await requireOpen(file.id, context)
  await putHandover(context.db, {
    id: file.id,
    file_name: file.fileName,
    file_made_at: file.madeAt,
  })
  return {}
}

export async function finishHandover(
  { id, owner }: { readonly id: HandoverId; readonly owner: HubOwner | null },
  context: Pick<CommandContext, 'db' | 'clock' | 'ids' | 'session'>,
): Promise<Record<string, never>> {
  await requireOpen(id, context)
  await putHandover(context.db, { id, finished_at: context.clock.now() })
  if (owner === null) return {}
  const hubId = hubOf(context)
  const accountId = context.ids.next<'account'>()
  await putAccount(context.db, {
    id: accountId,
    hub_id: hubId,
    name: owner.ownerName,
    role: owner.ownerRole,
  })
  await claimDevice(context.db, { hubId, accountId })
  return {}
}

async function requireOpen(
  id: HandoverId,
  context: Pick<CommandContext, 'db' | 'session'>,
): Promise<void> {
  const open = await findOpenHandover(context.db, hubOf(context))
  if (open?.id !== id) throw new AppError('handover.finished')
}

function hubOf({ session }: { readonly session: Session | null }): HubId {
  assert(session, 'a handover is of a hub')
  return session.hubId
}
