import { exchangeContract } from '../../../shared/ipc/exchange-contract'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { Button } from '../../ui/button'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { FormSection } from '../../ui/form-section'
import { TextField } from '../../ui/text-field'
import type { Greeting } from './exchange-screen'

export type FoundNetworkProps = {
  readonly onFounded: (greeting: Greeting) => void
  readonly onCancel: () => void
}

export function FoundNetwork({ onFounded, onCancel }: FoundNetworkProps) {
  const t = useT()
  const found = useCommand('exchange.foundNetwork', {
    errors: 'caller',
    onDone: (_, { name }) => onFounded({ kind: 'founded', name }),
  })
  const form = useForm({
    schema: exchangeContract['exchange.foundNetwork'].input,
    initial: { name: '' },
    onSubmit: (values) => found.runAsync(values),
  })
  return (
    <Form onSubmit={form.submit}>
      <FormSection title={t('exchange.start.found.title')} hint={t('exchange.start.found.body')}>
        <TextField
          label={t('exchange.found.name')}
          hint={t('exchange.found.name.hint')}
          required
          autoFocus
          {...form.field('name')}
        />
        <FormActions failure={form.failure}>
          <Button type="submit" tone="primary" pending={form.isSubmitting}>
            {t('exchange.found.submit')}
          </Button>
          <Button tone="quiet" onClick={onCancel}>
            {t('common.action.back')}
          </Button>
        </FormActions>
      </FormSection>
    </Form>
  )
}
