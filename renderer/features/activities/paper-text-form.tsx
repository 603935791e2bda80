import type { ReactNode, SyntheticEvent } from 'react'

import type { Failure } from '../../../shared/lib/result'
import { useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { LeaveGuard } from '../../ui/leave-guard'

export type PaperTextFormProps = {
  /** Of `usePaperTexts`. */
  readonly texts: {
    readonly form: {
      readonly submit: (event?: SyntheticEvent<HTMLFormElement>) => Promise<void>
      readonly isSubmitting: boolean
      readonly isDirty: boolean
      readonly failure: Failure | null
    }
    readonly notice: ReactNode
    readonly drop: () => Promise<void>
  }
  readonly extra?: ReactNode
  readonly children: ReactNode
}

/** What the texts of a paper have in common: prefilled, saved as a whole, never lost by leaving. */
export function PaperTextForm({
  texts: { form, notice, drop },
  extra,
  children,
}: PaperTextFormProps) {
  const t = useT()
  return (
    <Form onSubmit={form.submit}>
      {notice}
      <Banner tone="notice" action={extra}>
        {t('activity-papers.suggested')}
      </Banner>
      {children}
      <FormActions failure={form.failure}>
        <Button type="submit" tone="primary" pending={form.isSubmitting} disabled={!form.isDirty}>
          {t('common.action.save')}
        </Button>
      </FormActions>
      <LeaveGuard isDirty={form.isDirty} onLeave={() => void drop()} />
    </Form>
  )
}
