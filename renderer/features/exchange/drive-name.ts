import type { DriveSummary } from '../../../shared/domain/exchange'
import type { Translate } from '../../lib/translate'

/** A drive as people call it: `KINGSTON (E:\)`. */
export function driveName(drive: DriveSummary, t: Translate): string {
  const { label, root } = drive
  if (label === '') return t('exchange.drive.unnamed', { root })
  if (!drive.isRemovable) return t('exchange.drive.folder', { label })
  return t('exchange.drive.removable', { label, root })
}
