import type { BoardTermDetails } from '../../../shared/domain/board'
import type { BoardTermId, HubId } from '../../../shared/domain/ids'
import type { boardContract } from '../../../shared/ipc/board-contract'
import { AppError } from '../../../shared/lib/app-error'
import { assert } from '../../../shared/lib/assert'
import type { CommandContext, Handlers, Session } from '../handler'
import { findTerm, listTerms, putTerm, termCells } from './board-repository'

export const boardHandlers: Handlers<typeof boardContract> = {
  'board.terms': (_, context) => listTerms(context.db, hubOf(context)),
  'board.save': (input, context) => saveTerm(input, context),
  'board.remove': ({ id }, context) => markTerm(id, true, context),
  'board.restore': ({ id }, context) => markTerm(id, false, context),
}

type Writing = Pick<CommandContext, 'db' | 'ids' | 'clock' | 'session'>

function hubOf({ session }: { readonly session: Session | null }): HubId {
  assert(session, 'a board is of a hub')
  return session.hubId
}

async function saveTerm(
  { id, term }: { readonly id: BoardTermId | null; readonly term: BoardTermDetails },
  context: Writing,
): Promise<{ readonly id: BoardTermId }> {
  if (id !== null) await requireTerm(id, context)
  const saved = id ?? context.ids.next<'board-term'>()
  await putTerm(context.db, { id: saved, hub_id: hubOf(context), ...termCells(term) })
  return { id: saved }
}

async function markTerm(
  id: BoardTermId,
  isRemoved: boolean,
  context: Writing,
): Promise<Record<string, never>> {
  await requireTerm(id, context)
  await putTerm(context.db, {
    id,
    removed_at: isRemoved ? context.clock.now() : null,
    removed_by: isRemoved ? (context.session?.accountId ?? null) : null,
  })
  return {}
}

async function requireTerm(id: BoardTermId, context: Writing): Promise<void> {
  if ((await findTerm(context.db, hubOf(context), id)) === null) {
    throw new AppError('book.line-missing')
  }
}
