import type { institutionContract } from '../../../shared/ipc/institution-contract'
import type { Handlers } from '../handler'
import { listDistricts, pageInstitutions } from './institution-repository'
import {
  archiveInstitutions,
  createInstitution,
  editInstitution,
  findLikeInstitutions,
  getInstitution,
  unarchiveInstitutions,
} from './institution-service'

export const institutionHandlers: Handlers<typeof institutionContract> = {
  'institutions.page': (input, { db }) => pageInstitutions(db, input),
  'institutions.get': ({ id }, { db }) => getInstitution(db, id),
  'institutions.districts': (_, { db }) => listDistricts(db),
  'institutions.findDuplicates': (wanted, { db }) => findLikeInstitutions(db, wanted),
  'institutions.create': (institution, context) => createInstitution(institution, context),
  'institutions.edit': (edit, context) => editInstitution(edit, context),
  'institutions.archive': ({ ids }, context) => archiveInstitutions(ids, context),
  'institutions.unarchive': ({ ids }, context) => unarchiveInstitutions(ids, context),
}
