import { useState } from 'react'

import { type EnrolmentRole, enrolmentRoles } from '../../../shared/domain/enrolment'
import type { ActivityId, MemberId } from '../../../shared/domain/ids'
import { InstitutionPicker, type PickedInstitution } from '../../components/institution-picker'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Dialog } from '../../ui/dialog'
import { ErrorState } from '../../ui/error-state'
import { FormRow } from '../../ui/form-row'
import { SegmentedControl } from '../../ui/segmented-control'
import { SelectField } from '../../ui/select-field'
import { Stack } from '../../ui/stack'
import { showToast } from '../../ui/toast'
import { ActivityChoice } from './activity-choice'
import { MemberChecklist } from './member-checklist'

export type AddPeopleDialogProps = {
  readonly activityId: ActivityId
  readonly isSeries: boolean
  readonly enrolled: ReadonlySet<MemberId>
  readonly onClose: () => void
}

type Way = 'members' | 'institution' | 'copy'

/** Three ways to fill the list: person by person, a whole school, the people of another activity. */
export function AddPeopleDialog({ activityId, isSeries, enrolled, onClose }: AddPeopleDialogProps) {
  const t = useT()
  const [way, setWay] = useState<Way>('members')
  const [role, setRole] = useState<EnrolmentRole>('participant')
  const [alsoLater, setAlsoLater] = useState(isSeries)
  const [chosen, setChosen] = useState<ReadonlySet<MemberId>>(new Set())
  const [school, setSchool] = useState<PickedInstitution | null>(null)
  const [from, setFrom] = useState<ActivityId | null>(null)
  const onDone = ({ added, alreadyThere }: { added: number; alreadyThere: number }) => {
    showToast({
      tone: added > 0 ? 'success' : 'notice',
      message: t('activities.add.done', { added, alreadyThere }),
    })
    onClose()
  }
  const add = useCommand('enrolments.add', { errors: 'caller', onDone })
  const copy = useCommand('enrolments.copy', { errors: 'caller', onDone })
  const failure = add.failure ?? copy.failure

  const run = () => {
    if (way === 'copy') {
      if (from !== null) copy.run({ activityId, fromActivityId: from, alsoLater })
    } else if (way === 'institution') {
      if (school === null) return
      const source = { from: 'institution' as const, institutionId: school.id }
      add.run({ activityId, source, role, alsoLater })
    } else {
      const source = { from: 'members' as const, memberIds: [...chosen] }
      add.run({ activityId, source, role, alsoLater })
    }
  }
  const isReady = { members: chosen.size > 0, institution: school !== null, copy: from !== null }

  return (
    <Dialog
      title={t('activities.people.add')}
      isOpen
      onClose={onClose}
      size="large"
      isDirty={chosen.size > 0}
      actions={
        <>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
          <Button
            tone="primary"
            disabled={!isReady[way]}
            pending={add.isPending || copy.isPending}
            onClick={run}
          >
            {way === 'members'
              ? t('activities.add.action', { count: chosen.size })
              : t(`activities.add.action.${way}`)}
          </Button>
        </>
      }
    >
      <Stack>
        <SegmentedControl
          label={t('activities.add.way')}
          value={way}
          options={[
            { value: 'members', label: t('activities.add.way.members') },
            { value: 'institution', label: t('activities.add.way.institution') },
            { value: 'copy', label: t('activities.add.way.copy') },
          ]}
          onChange={setWay}
        />
        {way === 'members' ? (
          <MemberChecklist enrolled={enrolled} chosen={chosen} onChange={setChosen} />
        ) : null}
        {way === 'institution' ? (
          <InstitutionPicker
            label={t('attendance.column.school')}
            hint={t('activities.add.institution.hint')}
            picked={school}
            onPick={setSchool}
            autoFocus
          />
        ) : null}
        {way === 'copy' ? (
          <ActivityChoice
            label={t('activities.add.copy')}
            hint={t('activities.add.copy.hint')}
            emptyLabel={t('activities.add.copy.choose')}
            value={from}
            onChange={setFrom}
            leftOut={activityId}
          />
        ) : null}
        <FormRow>
          {way === 'copy' ? null : (
            <SelectField
              label={t('activities.people.role')}
              value={role}
              options={enrolmentRoles.map((one) => ({
                value: one,
                label: t(`activities.role.${one}`),
              }))}
              onChange={setRole}
            />
          )}
          {isSeries ? (
            <Checkbox
              label={t('activities.add.also-later')}
              hint={t('activities.add.also-later.hint')}
              checked={alsoLater}
              onChange={setAlsoLater}
            />
          ) : null}
        </FormRow>
        {failure === null ? null : <ErrorState failure={failure} />}
      </Stack>
    </Dialog>
  )
}
