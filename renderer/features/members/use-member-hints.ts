import { useMemo } from 'react'

import {
  memberDetails,
  type MemberField,
  memberFieldNames,
  memberHints,
} from '../../../shared/domain/member'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import type { MemberFormValues } from './member-form-values'

/** What looks wrong about what is typed, in words, by field. A half-typed date says nothing yet. */
export function useMemberHints(
  values: MemberFormValues,
  nik: string | null,
): (field: MemberField) => readonly string[] {
  const t = useT()
  return useMemo(() => {
    const named = { ...values, nik, fullName: values.fullName.trim() || '-' }
    const typed = Object.fromEntries(memberFieldNames.map((field) => [field, named[field]]))
    const parsed = memberDetails.safeParse(typed)
    const hints = parsed.success ? memberHints(parsed.data, todayHere()) : []
    return (field) =>
      hints.filter((hint) => hint.field === field).map(({ code }) => t(`members.hint.${code}`))
  }, [values, nik, t])
}
