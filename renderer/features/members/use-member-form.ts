import { useState } from 'react'

import type { MemberId } from '../../../shared/domain/ids'
import type { MemberCard } from '../../../shared/ipc/member-contract'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { initialValues, memberFormSchema, toMemberEdit, toNewMember } from './member-form-values'

export type NikState = { readonly before: string | null; readonly now: string | null }

/** null: there is one, and nobody has asked to see it. */
function coveredNik(card: MemberCard | null): NikState | null {
  return (card?.nikEnding ?? null) === null ? { before: null, now: null } : null
}

/**
 * The form of one member, new (`card` is null) or known. What is saved is what differs from the
 * card the form was filled from; a card that arrives later fills it anew only while nothing is typed.
 */
export function useMemberForm(card: MemberCard | null, onSaved: (id: MemberId) => void) {
  const create = useCommand('members.create', { errors: 'caller' })
  const edit = useCommand('members.edit', { errors: 'caller' })
  const [base, setBase] = useState(card)
  const [nik, setNik] = useState(() => coveredNik(card))
  const form = useForm({
    schema: memberFormSchema,
    initial: initialValues(card),
    onSubmit: async (parsed) => {
      if (base === null) {
        const { id } = await create.runAsync(toNewMember(parsed, nik?.now ?? null))
        onSaved(id)
      } else {
        await edit.runAsync(toMemberEdit(base, parsed, nik))
        onSaved(base.id)
      }
    },
  })
  const isDirty = form.isDirty || (nik !== null && nik.before !== nik.now)
  if (card !== base && !isDirty) {
    setBase(card)
    setNik(coveredNik(card))
    form.reset(initialValues(card))
  }
  return { form, nik, setNik, isDirty }
}

export type MemberFormState = ReturnType<typeof useMemberForm>
