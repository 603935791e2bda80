import type { Failure } from '../../shared/lib/result'
import { useT } from '../lib/translate'
import { Button } from '../ui/button'
import { FormActions } from '../ui/form-actions'

export type PanelActionsProps = {
  readonly form: { readonly isSubmitting: boolean; readonly failure: Failure | null }
  /** Where saving does more than save, such as making room for the next one. */
  readonly saveLabel?: string
  readonly onClose: () => void
}

/** At the end of the form in a side panel. */
export function PanelActions({ form, saveLabel, onClose }: PanelActionsProps) {
  const t = useT()
  return (
    <FormActions failure={form.failure}>
      <Button type="submit" tone="primary" pending={form.isSubmitting}>
        {saveLabel ?? t('common.action.save')}
      </Button>
      <Button tone="quiet" onClick={onClose}>
        {t('common.action.close')}
      </Button>
    </FormActions>
  )
}
