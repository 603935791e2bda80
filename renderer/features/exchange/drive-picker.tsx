import { IconFolderOpen, IconUsb } from '@tabler/icons-react'

import type { DriveSummary } from '../../../shared/domain/exchange'
import { type Translate, useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Button } from '../../ui/button'
import { EmptyState } from '../../ui/empty-state'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { RadioGroup } from '../../ui/radio-group'
import { Stack } from '../../ui/stack'
import { driveName } from './drive-name'
import classes from './drive-picker.module.css'
import type { Drives } from './use-drives'

/** Which drive: what is plugged in appears by itself, any folder will do instead. */
export function DrivePicker({ drives }: { readonly drives: Drives }) {
  const t = useT()
  const format = useFormat()
  const { offered, meant, failure } = drives

  if (offered === null) {
    return failure === null ? (
      <LoadingState />
    ) : (
      <ErrorState failure={failure} onRetry={drives.retry} />
    )
  }
  const otherFolder = (
    <Button tone="quiet" icon={IconFolderOpen} onClick={drives.pickFolder}>
      {t('exchange.drive.other')}
    </Button>
  )
  const folderFailure =
    failure === null ? null : <ErrorState failure={failure} onRetry={drives.retry} />
  if (offered.length === 0) {
    return (
      <>
        {folderFailure}
        <EmptyState
          icon={IconUsb}
          title={t('exchange.drive.empty.title')}
          body={t('exchange.drive.empty.body')}
          action={otherFolder}
        />
      </>
    )
  }
  return (
    <Stack gap="small">
      {folderFailure}
      <RadioGroup
        label={t('exchange.drive.choose')}
        value={meant?.id ?? null}
        options={offered.map((drive) => ({
          value: drive.id,
          label: driveName(drive, t),
          hint: spaceText(drive, t, format.bytes),
        }))}
        onChange={drives.choose}
      />
      <div className={classes.other}>{otherFolder}</div>
    </Stack>
  )
}

function spaceText(
  { isRemovable, freeBytes, totalBytes }: DriveSummary,
  t: Translate,
  bytes: (count: number) => string,
): string {
  const space =
    freeBytes === null || totalBytes === null
      ? t('exchange.drive.space-unknown')
      : t('exchange.drive.space', { free: bytes(freeBytes), total: bytes(totalBytes) })
  return isRemovable ? space : t('exchange.drive.kind.folder', { space })
}
