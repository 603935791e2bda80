import { fullTitledName, type PersonName } from '../../shared/domain/person-name'
import type { Translate } from '../lib/translate'

/** The name as lists show it, or why there is none: erased, or not arrived yet. */
export function shownName(
  person: PersonName & { readonly isErased: boolean },
  t: Translate,
): string {
  if (person.fullName !== '') return fullTitledName(person)
  return t(person.isErased ? 'members.erased' : 'attendance.person.unknown')
}
