import { type SubmitEvent, useState } from 'react'

import type { MemberId } from '../../../shared/domain/ids'
import { nameMatchKey } from '../../../shared/domain/person-name'
import type { Output } from '../../lib/call'
import { useT } from '../../lib/translate'
import { useFreshQuery } from '../../lib/use-fresh-query'
import type { TaskState } from '../../lib/use-task'
import { memberQueries } from '../../queries/member-queries'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { ErrorState } from '../../ui/error-state'
import { Stack } from '../../ui/stack'
import { TextField } from '../../ui/text-field'
import classes from './erase-member.module.css'

export type EraseMemberDialogProps = {
  readonly id: MemberId
  readonly shownName: string
  /** What has to be typed. */
  readonly fullName: string
  readonly state: TaskState<Output<'members.erase'>>
  readonly onConfirm: (typedName: string) => void
  readonly onCancel: () => void
}

/** Says what goes, what stays and how far it reaches; the name must be typed, since nothing undoes it. */
export function EraseMemberDialog(props: EraseMemberDialogProps) {
  const { id, shownName, fullName, state, onConfirm, onCancel } = props
  const t = useT()
  const [typed, setTyped] = useState('')
  const { data } = useFreshQuery(memberQueries.erasure(id))
  const isRunning = state.status === 'running' || state.status === 'done'
  const isNamed = typed.trim() !== '' && nameMatchKey(typed) === nameMatchKey(fullName)
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isNamed && !isRunning) onConfirm(typed)
  }
  return (
    <Dialog
      title={t('members.erase.question', { name: shownName })}
      isOpen
      isDirty={typed !== '' || isRunning}
      onClose={() => {
        if (!isRunning) onCancel()
      }}
      actions={
        <>
          <Button onClick={onCancel} disabled={isRunning}>
            {t('common.action.cancel')}
          </Button>
          <Button
            tone="danger"
            disabled={!isNamed}
            pending={isRunning}
            onClick={() => onConfirm(typed)}
          >
            {t('members.erase.confirm')}
          </Button>
        </>
      }
    >
      <Stack>
        <Points
          title={t('members.erase.goes')}
          points={[
            t('members.erase.goes-details'),
            ...(data === undefined || data.records < 2
              ? []
              : [t('members.erase.goes-records', { count: data.records - 1 })]),
            ...(data === undefined || data.artifacts === 0
              ? []
              : [t('members.erase.goes-files', { count: data.artifacts })]),
          ]}
        />
        <Points
          title={t('members.erase.stays')}
          points={[
            t('members.erase.stays-attendance', { count: data?.attendance ?? 0 }),
            ...(data === undefined || data.certificates === 0
              ? []
              : [t('members.erase.stays-certificates', { count: data.certificates })]),
            t('members.erase.stays-paper'),
          ]}
        />
        <Banner tone="caution" title={t('members.erase.travels')}>
          {t('members.erase.travels-body')}
        </Banner>
        <form onSubmit={submit}>
          <TextField
            label={t('members.erase.type-name', { name: fullName })}
            value={typed}
            onChange={setTyped}
            maxLength={200}
            autoFocus
          />
        </form>
        {state.status === 'failed' ? <ErrorState failure={state.failure} /> : null}
      </Stack>
    </Dialog>
  )
}

function Points({ title, points }: { readonly title: string; readonly points: readonly string[] }) {
  return (
    <div>
      <p className={classes.heading}>{title}</p>
      <ul className={classes.list}>
        {points.map((point) => (
          <li key={point}>{point}</li>
        ))}
      </ul>
    </div>
  )
}
