import type { RegisterSplit } from '../../shared/domain/hub-paper'
import type { MessageKey } from '../../shared/i18n/keys'

/** How the ways of parting a register are called. */
export const splitLabels: Readonly<Record<RegisterSplit, MessageKey>> = {
  none: 'documents.print.all',
  hub: 'documents.print.by-hub',
  district: 'documents.print.by-district',
}
