import { useState } from 'react'

import type { MemberId } from '../../../shared/domain/ids'
import type { MemberCard } from '../../../shared/ipc/member-contract'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { initialValues, memberFormSchema, toMemberEdit, toNewMember } from './member-form-values'

export type NikState = { readonly before: string | null; readonly now: string | null }

/** The form of one member, new (`card` is null) or known. Throws nothing: failures stay in the form. */
export function useMemberForm(card: MemberCard | null, onSaved: (id: MemberId) => void) {
  const create = useCommand('members.create', { errors: 'caller' })
  const edit = useCommand('members.edit', { errors: 'caller' })
  // null: there is one, and nobody has asked to see it.
  const [nik, setNik] = useState<NikState | null>(
    (card?.nikEnding ?? null) === null ? { before: null, now: null } : null,
  )
  const form = useForm({
    schema: memberFormSchema,
    initial: initialValues(card),
    onSubmit: async (parsed) => {
      if (card === null) {
        const { id } = await create.runAsync(toNewMember(parsed, nik?.now ?? null))
        onSaved(id)
      } else {
        await edit.runAsync(toMemberEdit(card, parsed, nik))
        onSaved(card.id)
      }
    },
  })
  const isNikChanged = nik !== null && nik.before !== nik.now
  return { form, nik, setNik, isDirty: form.isDirty || isNikChanged }
}

export type MemberFormState = ReturnType<typeof useMemberForm>
