import type { InstitutionId } from '../../../shared/domain/ids'
import type { InstitutionEdit, NewInstitution } from '../../../shared/domain/institution'
import { institutionNameKey } from '../../../shared/domain/institution-name'
import type { InstitutionCard, LikeInstitution } from '../../../shared/ipc/institution-contract'
import { AppError } from '../../../shared/lib/app-error'
import type { ReadDb, WriteDb } from '../../database/database'
import type { CommandContext } from '../handler'
import {
  filterInstitutions,
  findInstitution,
  listNamedInstitutions,
  type NamedInstitution,
  putInstitutions,
  toInstitutionCells,
} from './institution-repository'

export async function getInstitution(
  db: ReadDb | WriteDb,
  id: InstitutionId,
): Promise<InstitutionCard> {
  const found = await findInstitution(db, id)
  if (!found) throw new AppError('institution.missing')
  return found
}

export async function createInstitution(
  institution: NewInstitution,
  { db, ids, session }: Pick<CommandContext, 'db' | 'ids' | 'session'>,
): Promise<{ readonly id: InstitutionId }> {
  const id = ids.next<'institution'>()
  const hubId = institution.hubId ?? session?.hubId ?? null
  const cells = toInstitutionCells({ ...institution, hubId })
  await putInstitutions(db, [{ id, ...cells, is_demo: 0, archived_at: null }])
  return { id }
}

export async function editInstitution(
  { id, changes }: InstitutionEdit,
  { db }: Pick<CommandContext, 'db'>,
): Promise<Record<string, never>> {
  const { id: standing } = await getInstitution(db, id)
  const cells = toInstitutionCells(changes)
  if (Object.keys(cells).length > 0) await putInstitutions(db, [{ id: standing, ...cells }])
  return {}
}

/** The people who serve there stay as they are; the institution only leaves the lists. */
export async function archiveInstitutions(
  ids: readonly InstitutionId[],
  { db, clock }: Pick<CommandContext, 'db' | 'clock'>,
): Promise<{ readonly changed: number }> {
  const found = await filterInstitutions(db, ids, { archived: false })
  const archivedAt = clock.now()
  const rows = found.map((id) => ({ id, archived_at: archivedAt }))
  return { changed: await putInstitutions(db, rows) }
}

export async function unarchiveInstitutions(
  ids: readonly InstitutionId[],
  { db }: Pick<CommandContext, 'db'>,
): Promise<{ readonly changed: number }> {
  const found = await filterInstitutions(db, ids, { archived: true })
  return {
    changed: await putInstitutions(
      db,
      found.map((id) => ({ id, archived_at: null })),
    ),
  }
}

const mostLikenesses = 5

/** Institutions that may be the one being written down: same NPSN, or the same name however spelled. */
export async function findLikeInstitutions(
  db: ReadDb,
  wanted: {
    readonly name: string
    readonly npsn: string | null
    readonly exceptId: InstitutionId | null
  },
): Promise<readonly LikeInstitution[]> {
  const nameKey = institutionNameKey(wanted.name)
  const reasonFor = ({ npsn, name }: NamedInstitution): LikeInstitution['reason'] | null => {
    if (wanted.npsn !== null && npsn === wanted.npsn) return 'npsn'
    return nameKey !== '' && institutionNameKey(name) === nameKey ? 'name' : null
  }
  return (await listNamedInstitutions(db))
    .flatMap((row): LikeInstitution[] => {
      const reason = row.id === wanted.exceptId ? null : reasonFor(row)
      const { id, name, districtName, isArchived } = row
      return reason === null ? [] : [{ id, name, districtName, isArchived, reason }]
    })
    .filter(({ id }, index, all) => all.findIndex((other) => other.id === id) === index)
    .slice(0, mostLikenesses)
}
