import { IconTicket } from '@tabler/icons-react'

import type { DriveSummary, ExchangePreview } from '../../../shared/domain/exchange'
import { useT } from '../../lib/translate'
import { useTask } from '../../lib/use-task'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { Inline } from '../../ui/inline'
import { Panel } from '../../ui/panel'
import { ProgressPanel } from '../../ui/progress-panel'
import { Stack } from '../../ui/stack'
import { driveName } from './drive-name'
import { DrivePicker } from './drive-picker'
import { DriveWarnings } from './drive-warnings'
import { InvitationForm, type JoinByInvitation } from './invitation-form'
import type { Drives } from './use-drives'

export type JoinNetworkProps = {
  readonly drives: Drives
  readonly join: JoinByInvitation
  readonly submitLabel: string
  readonly onCancel: () => void
}

/** Join by invitation: the drive, then which invitation and its six words. */
export function JoinNetwork({ drives, join, submitLabel, onCancel }: JoinNetworkProps) {
  const t = useT()
  const look = useTask('exchange.preview')
  const { meant } = drives

  if (look.state.status === 'done' && meant !== null) {
    return (
      <FoundInvitations
        drive={meant}
        preview={look.state.output}
        join={join}
        submitLabel={submitLabel}
        onOtherDrive={look.reset}
        onLookAgain={() => look.start({ driveId: meant.id })}
      />
    )
  }
  if (look.state.status === 'running' && meant !== null) {
    return (
      <ProgressPanel
        title={t('exchange.join.finding', { drive: driveName(meant, t) })}
        progress={look.state.progress}
        isCancelling={look.state.isCancelling}
        onCancel={look.cancel}
      />
    )
  }
  return (
    <Panel title={t('exchange.join.drive.title')}>
      <Stack gap="large">
        {look.state.status === 'failed' && look.state.failure.code !== 'task.cancelled' ? (
          <ErrorState failure={look.state.failure} />
        ) : null}
        <DrivePicker drives={drives} />
        <Inline>
          <Button
            tone="primary"
            size="large"
            disabled={meant === null}
            onClick={() => {
              if (meant !== null) look.start({ driveId: meant.id })
            }}
          >
            {t('exchange.join.find')}
          </Button>
          <Button tone="quiet" size="large" onClick={onCancel}>
            {t('common.action.back')}
          </Button>
        </Inline>
      </Stack>
    </Panel>
  )
}

type FoundInvitationsProps = {
  readonly drive: DriveSummary
  readonly preview: ExchangePreview
  readonly join: JoinByInvitation
  readonly submitLabel: string
  readonly onOtherDrive: () => void
  readonly onLookAgain: () => void
}

function FoundInvitations({
  drive,
  preview,
  join,
  submitLabel,
  onOtherDrive,
  onLookAgain,
}: FoundInvitationsProps) {
  const t = useT()
  const name = driveName(drive, t)
  const warnings = <DriveWarnings preview={{ ...preview, problems: [] }} />
  if (preview.invitations.length === 0) {
    return (
      <Stack>
        {warnings}
        <Panel>
          <EmptyState
            icon={IconTicket}
            title={t('exchange.join.none.title', { drive: name })}
            body={t('exchange.join.none.body')}
            action={
              <>
                <Button tone="primary" onClick={onLookAgain}>
                  {t('common.action.retry')}
                </Button>
                <Button onClick={onOtherDrive}>{t('exchange.join.other-drive')}</Button>
              </>
            }
          />
        </Panel>
      </Stack>
    )
  }
  return (
    <Stack>
      {warnings}
      <InvitationForm
        drive={drive}
        invitations={preview.invitations}
        join={join}
        submitLabel={submitLabel}
        onCancel={onOtherDrive}
      />
    </Stack>
  )
}
