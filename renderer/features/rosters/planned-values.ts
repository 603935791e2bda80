import { educationLevels } from '../../../shared/domain/education'
import { employmentGroups } from '../../../shared/domain/employment-status'
import { activityStatuses, sexes } from '../../../shared/domain/member'
import { showPhone } from '../../../shared/domain/phone'
import type { RosterDoubt } from '../../../shared/domain/roster'
import { isMessageKey } from '../../../shared/i18n/keys'
import type { Translate } from '../../lib/translate'
import { showTypedDate } from '../../lib/typed-date'

/** Fields and values of a plan, in words. A plan names fields as text: a newer one stays as it is. */
export function plannedFieldLabel(field: string, t: Translate): string {
  const key = `members.field.${field}`
  return isMessageKey(key) ? t(key) : field
}

const wordKeys: Readonly<Record<string, readonly [words: readonly string[], prefix: string]>> = {
  sex: [sexes, 'members.sex.'],
  educationLevel: [educationLevels, 'members.education.'],
  employmentGroup: [employmentGroups, 'members.employment.'],
  activityStatus: [activityStatuses, 'members.status.'],
}

export function plannedValue(field: string, value: string, t: Translate): string {
  if (field === 'phone') return showPhone(value)
  const [words = [], prefix = ''] = wordKeys[field] ?? []
  if (words.includes(value)) {
    const key = `${prefix}${value}`
    return isMessageKey(key) ? t(key) : value
  }
  // Gives back what is no day as it is.
  return showTypedDate(value)
}

/** What is doubtful; `raw` beside it is what stands in the file. */
export function doubtText({ code }: RosterDoubt, t: Translate): string {
  return t(`rosters.doubt.${code}`)
}
