import type { DriveSummary } from '../../../shared/domain/exchange'
import type { Translate } from '../../lib/translate'

/** A drive as people call it, fit for the middle of a sentence: `KINGSTON (E:\)`. */
export function driveName({ label, root }: DriveSummary, t: Translate): string {
  return label === '' ? root : t('exchange.drive.named', { label, root })
}
