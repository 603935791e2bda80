import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { z } from 'zod'

import type { ActivityId, MemberId, SessionId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import { optionalText, requiredText } from '../../../shared/domain/text-field'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useDebounced } from '../../lib/use-debounced'
import { useForm } from '../../lib/use-form'
import { institutionQueries } from '../../queries/institution-queries'
import { memberQueries } from '../../queries/member-queries'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { Stack } from '../../ui/stack'
import { TextField } from '../../ui/text-field'
import classes from './walk-in-dialog.module.css'

export type WalkInDialogProps = {
  readonly activityId: ActivityId
  readonly sessionId: SessionId
  /** What was typed into the search already. */
  readonly firstName: string
  readonly isOnSheet: (memberId: MemberId) => boolean
  readonly onClose: () => void
  readonly onAdded: (memberId: MemberId) => void
}

const walkInForm = z.object({ fullName: requiredText(160), schoolName: optionalText(200) })
const mostMatches = 4

/**
 * A person who came without being on the list. Enter writes a new person down; people of the member
 * list with that name stand below, to be taken instead of being written down twice.
 */
export function WalkInDialog({
  activityId,
  sessionId,
  firstName,
  isOnSheet,
  onClose,
  onAdded,
}: WalkInDialogProps) {
  const t = useT()
  const add = useCommand('enrolments.addWalkIn', { errors: 'caller' })
  const [isTaking, setTaking] = useState(false)
  const form = useForm({
    schema: walkInForm,
    initial: { fullName: firstName, schoolName: null as string | null },
    onSubmit: async (person) => {
      onAdded((await add.runAsync({ activityId, sessionId, person })).memberId)
    },
  })
  const search = useDebounced(form.values.fullName.trim())
  const alike = useQuery({
    ...memberQueries.page({ search, limit: mostMatches }),
    enabled: search.length >= 3,
  })
  const schoolSearch = useDebounced((form.values.schoolName ?? '').trim())
  const schools = useQuery({
    ...institutionQueries.page({ search: schoolSearch, limit: mostMatches }),
    enabled: schoolSearch.length >= 2,
  })
  const people = search.length >= 3 ? (alike.data?.rows ?? []) : []
  const schoolNames = (schoolSearch.length >= 2 ? (schools.data?.rows ?? []) : [])
    .map(({ name }) => name)
    .filter((name) => name !== form.values.schoolName)

  const take = (memberId: MemberId) => {
    setTaking(true)
    add.runAsync({ activityId, sessionId, person: { memberId } }).then(
      () => onAdded(memberId),
      // What went wrong is in add.failure, shown above the buttons.
      () => setTaking(false),
    )
  }

  return (
    <Dialog
      title={t('attendance.walk-in.title')}
      isOpen
      onClose={onClose}
      size="small"
      isDirty={form.isDirty}
    >
      <Form onSubmit={form.submit}>
        <TextField
          label={t('attendance.walk-in.name')}
          hint={t('attendance.walk-in.name.hint')}
          required
          autoFocus
          {...form.field('fullName')}
        />
        {people.length === 0 ? null : (
          <div className={classes.matches}>
            <p className={classes.caption}>{t('attendance.walk-in.known')}</p>
            <Stack gap="small">
              {people.map((member) => (
                <button
                  key={member.id}
                  type="button"
                  className={classes.match}
                  disabled={isTaking}
                  onClick={() => (isOnSheet(member.id) ? onAdded(member.id) : take(member.id))}
                >
                  <span>{fullTitledName(member)}</span>
                  <span className={classes.detail}>
                    {isOnSheet(member.id)
                      ? t('attendance.walk-in.on-sheet')
                      : member.institution?.name}
                  </span>
                </button>
              ))}
            </Stack>
          </div>
        )}
        <TextField label={t('attendance.walk-in.school')} {...form.field('schoolName')} />
        {schoolNames.length === 0 ? null : (
          <div className={classes.schools}>
            {schoolNames.map((name) => (
              <button
                key={name}
                type="button"
                className={classes.match}
                onClick={() => form.set('schoolName', name)}
              >
                {name}
              </button>
            ))}
          </div>
        )}
        <FormActions failure={form.failure ?? add.failure}>
          <Button type="submit" tone="primary" pending={form.isSubmitting}>
            {t('attendance.walk-in.add')}
          </Button>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
