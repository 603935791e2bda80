import { type InstitutionField, institutionFieldNames } from './institution'
import { type MemberField, memberFieldNames } from './member'

/**
 * What is chosen field by field when two records become one. Some fields go with another: the group
 * of an employment status with its words, a kecamatan's code with its name.
 */
export type MemberMergeField = Exclude<MemberField, 'employmentGroup'>
export type InstitutionMergeField = Exclude<InstitutionField, 'hubId' | 'districtCode'>

/** In form order. */
export const memberMergeFields = memberFieldNames.filter(
  (field): field is MemberMergeField => field !== 'employmentGroup',
)
export const institutionMergeFields = institutionFieldNames.filter(
  (field): field is InstitutionMergeField => field !== 'hubId' && field !== 'districtCode',
)
