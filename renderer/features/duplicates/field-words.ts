import { educationLevels } from '../../../shared/domain/education'
import { accreditations, coreStatuses, institutionForms } from '../../../shared/domain/institution'
import { activityStatuses, sexes } from '../../../shared/domain/member'
import { showPhone } from '../../../shared/domain/phone'
import type { DuplicateComparison, FieldComparison } from '../../../shared/ipc/duplicates-contract'
import type { Translate } from '../../lib/translate'
import type { useFormat } from '../../lib/use-format'

/** How fields and their values are called. */
export type Words = { readonly t: Translate; readonly format: ReturnType<typeof useFormat> }

export function fieldLabel(
  kind: DuplicateComparison['kind'],
  field: FieldComparison['field'],
  { t }: Words,
): string {
  switch (field) {
    case 'name':
    case 'form':
    case 'npsn':
    case 'coreStatus':
    case 'village':
    case 'address':
    case 'headName':
    case 'pupilCount':
    case 'accreditation':
    case 'accreditationYear':
      return t(`institutions.field.${field}`)
    case 'districtName':
      return t('institutions.field.district')
    case 'phone':
      return t(kind === 'member' ? 'members.field.phone' : 'institutions.field.phone')
    default:
      return t(`members.field.${field}`)
  }
}

/** Null when nothing is known. A word that this version does not know is shown as it came. */
export function valueText(
  field: FieldComparison['field'],
  value: FieldComparison['first'],
  { t, format }: Words,
): string | null {
  if (value === null) return null
  if (typeof value === 'boolean') return t(value ? 'common.answer.yes' : 'common.answer.no')
  switch (field) {
    case 'birthDate':
    case 'joinedOn':
    case 'leftOn':
    case 'serviceStartedOn':
      return format.dateLong(value)
    case 'phone':
      return showPhone(value)
    case 'sex':
      return worded(sexes, value, (word) => t(`members.sex.${word}`))
    case 'educationLevel':
      return worded(educationLevels, value, (word) => t(`members.education.${word}`))
    case 'activityStatus':
      return worded(activityStatuses, value, (word) => t(`members.status.${word}`))
    case 'form':
      return worded(institutionForms, value, (word) => t(`institutions.form.${word}`))
    case 'coreStatus':
      return worded(coreStatuses, value, (word) => t(`institutions.core.${word}`))
    case 'accreditation':
      return worded(accreditations, value, (word) => t(`institutions.accreditation.${word}`))
    default:
      return value
  }
}

function worded<Word extends string>(
  words: readonly Word[],
  value: string,
  say: (word: Word) => string,
): string {
  const known = words.find((word) => word === value)
  return known === undefined ? value : say(known)
}
