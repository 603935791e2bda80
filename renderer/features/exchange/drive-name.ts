import type { DriveSummary } from '../../../shared/domain/exchange'
import type { Translate } from '../../lib/translate'

/** A drive as people call it: `KINGSTON (E:\)`; a folder is known by where it is. */
export function driveName({ label, root, isRemovable }: DriveSummary, t: Translate): string {
  if (!isRemovable) return t('exchange.drive.folder', { root })
  if (label === '') return t('exchange.drive.unnamed', { root })
  return t('exchange.drive.removable', { label, root })
}
