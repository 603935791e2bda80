import type { MemberId } from '../../../shared/domain/ids'
import { nameMatchKey } from '../../../shared/domain/person-name'
import type { MemberCard } from '../../../shared/ipc/member-contract'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb, WriteDb } from '../../database/database'
import { listSameAs, refreshSurvivors } from '../../features/duplicates/survivor-repository'
import type { QueryContext, TaskContext } from '../../features/handler'
import {
  countOwned,
  type ErasureCounts,
  listOwnedOf,
  putErasures,
} from '../../features/members/member-erasure-repository'
import { findMember } from '../../features/members/member-repository'
import { sweepOpenedCopies } from '../../files/opened-copies'
import { applyErasures, listUnnamedRows } from './apply-erasures'
import { dropUnneededFiles } from './unneeded-files'

/**
 * Erasure of a person (UU PDP): the person, every record joined with theirs, their portfolio, and what
 * papers say of them. Attendance stays as a count under a number that nobody can resolve any more,
 * and so do the numbers of their certificates.
 */
export async function previewErasure(
  id: MemberId,
  { db }: Pick<QueryContext, 'db'>,
): Promise<ErasureCounts> {
  await requireMember(db, id)
  return countOwned(db, await listSameAs(db, 'member', id))
}

/** `confirmation` is the name as the user typed it: proof that this person is meant, not the next row. */
export async function eraseMember(
  { id, confirmation }: { readonly id: MemberId; readonly confirmation: string },
  context: TaskContext,
): Promise<{ readonly artifacts: number }> {
  const { clock, session } = context
  const artifacts = await context.write('members.erase', async (db) => {
    const { details } = await requireMember(db, id)
    if (nameMatchKey(confirmation) !== nameMatchKey(details.fullName)) {
      throw new AppError('member.erasure-unconfirmed')
    }
    const records = await listSameAs(db, 'member', id)
    const { owned, artifacts } = await listOwnedOf(db, records)
    const subjects = [...records, ...owned]
    await putErasures(db, subjects, {
      erasedBy: session?.accountId ?? null,
      erasedAt: clock.now(),
    })
    await applyErasures(db, subjects)
    await refreshSurvivors(db)
    return artifacts
  })
  await clearFiles(context)
  return { artifacts }
}

/**
 * After an exchange: what somebody added elsewhere for a person who had been erased here is named
 * too, and what an erasure from elsewhere left without owner goes from the store.
 */
export async function completeErasures(context: TaskContext): Promise<void> {
  const { clock, session } = context
  if ((await listUnnamedRows(context.db)).length > 0) {
    await context.write('members.erase', async (db) => {
      const unnamed = await listUnnamedRows(db)
      await putErasures(db, unnamed, {
        erasedBy: session?.accountId ?? null,
        erasedAt: clock.now(),
      })
      await applyErasures(db, unnamed)
    })
  }
  await clearFiles(context)
}

/** Copies in other programs go as well: among them may be one of the person's files. */
async function clearFiles({ db, files, write, paths, logger }: TaskContext): Promise<void> {
  const dropped = await dropUnneededFiles({
    db,
    files,
    write: (work) => write('members.erase', work),
  })
  if (dropped > 0) await sweepOpenedCopies(paths.opened, logger)
}

async function requireMember(db: ReadDb | WriteDb, id: MemberId): Promise<MemberCard> {
  const found = await findMember(db, id)
  if (!found) throw new AppError('member.missing')
  return found
}
