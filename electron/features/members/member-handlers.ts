import type { memberContract } from '../../../shared/ipc/member-contract'
import type { Handlers } from '../handler'
import { pageMembers } from './member-list-repository'
import {
  admitMembers,
  archiveMembers,
  createMember,
  editMember,
  findLikeMembers,
  getMember,
  getNik,
  unarchiveMembers,
} from './member-service'

export const memberHandlers: Handlers<typeof memberContract> = {
  'members.page': (input, { db }) => pageMembers(db, input),
  'members.get': ({ id }, { db }) => getMember(db, id),
  'members.nik': ({ id }, { db }) => getNik(db, id),
  'members.findDuplicates': (wanted, { db }) => findLikeMembers(db, wanted),
  'members.create': (member, context) => createMember(member, context),
  'members.edit': (edit, context) => editMember(edit, context),
  'members.archive': ({ ids }, context) => archiveMembers(ids, context),
  'members.unarchive': ({ ids }, context) => unarchiveMembers(ids, context),
  'members.admit': ({ ids }, context) => admitMembers(ids, context),
}
