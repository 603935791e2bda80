import { z } from 'zod'

import { institutionId } from '../domain/ids'
import {
  coreStatuses,
  institutionDetails,
  institutionEdit,
  institutionForms,
  newInstitution,
} from '../domain/institution'
import { bookkeepers, command, query, readers } from './contract-kit'

/** One row of a list of institutions. */
export const institutionSummary = z.object({
  id: institutionId,
  name: z.string(),
  npsn: z.string().nullable(),
  form: z.enum(institutionForms).nullable(),
  coreStatus: z.enum(coreStatuses).nullable(),
  village: z.string().nullable(),
  districtName: z.string().nullable(),
  headName: z.string().nullable(),
  /** People who serve there now; archived people are not counted. */
  memberCount: z.number().int(),
  isArchived: z.boolean(),
})
export type InstitutionSummary = z.output<typeof institutionSummary>

export const institutionSorts = ['name', 'members', 'district'] as const
export type InstitutionSort = (typeof institutionSorts)[number]

export const institutionPageInput = z.strictObject({
  /** Words of the name, NPSN, village or head in any order. */
  search: z.string().max(200).default(''),
  filter: z
    .strictObject({
      form: z.enum(institutionForms).optional(),
      /** As `institutions.districts` gives it. */
      districtName: z.string().max(120).optional(),
      archived: z.boolean().optional(),
    })
    .default({}),
  sort: z.enum(institutionSorts).default('name'),
  isDescending: z.boolean().default(false),
  offset: z.number().int().min(0).default(0),
  limit: z.number().int().min(1).max(200).default(100),
})
export type InstitutionPageInput = z.output<typeof institutionPageInput>

export const institutionCard = z.object({
  id: institutionId,
  details: institutionDetails,
  memberCount: z.number().int(),
  archivedAt: z.number().nullable(),
  isDemo: z.boolean(),
})
export type InstitutionCard = z.output<typeof institutionCard>

const likeInstitution = z.object({
  id: institutionId,
  name: z.string(),
  districtName: z.string().nullable(),
  isArchived: z.boolean(),
  reason: z.enum(['npsn', 'name']),
})
export type LikeInstitution = z.output<typeof likeInstitution>

const institutionIds = z.strictObject({ ids: z.array(institutionId).min(1).max(1000) })

export const institutionContract = {
  'institutions.page': query(
    readers,
    institutionPageInput,
    z.object({ total: z.number().int(), rows: z.array(institutionSummary).readonly() }),
  ),
  'institutions.get': query(readers, z.strictObject({ id: institutionId }), institutionCard),
  /** The kecamatan that institutions of this hub lie in, by name. */
  'institutions.districts': query(
    readers,
    z.strictObject({}),
    z.array(z.object({ name: z.string(), count: z.number().int() })).readonly(),
  ),
  'institutions.findDuplicates': query(
    readers,
    z.strictObject({
      name: z.string().max(200),
      npsn: z.string().max(60).nullable(),
      exceptId: institutionId.nullable(),
    }),
    z.array(likeInstitution).readonly(),
  ),
  'institutions.create': command(bookkeepers, newInstitution, z.object({ id: institutionId })),
  'institutions.edit': command(bookkeepers, institutionEdit, z.object({})),
  'institutions.archive': command(
    bookkeepers,
    institutionIds,
    z.object({ changed: z.number().int() }),
  ),
  'institutions.unarchive': command(
    bookkeepers,
    institutionIds,
    z.object({ changed: z.number().int() }),
  ),
}
