import { type HubProfile, hubProfile } from '../../../shared/domain/hub'
import { HubFields, OwnerFields } from '../../components/hub-profile-fields'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { Button } from '../../ui/button'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { FormSection } from '../../ui/form-section'
import { LeaveGuard } from '../../ui/leave-guard'
import { showToast } from '../../ui/toast'

export function HubProfileForm({ profile }: { readonly profile: HubProfile }) {
  const t = useT()
  const save = useCommand('setup.editHub', {
    errors: 'caller',
    onDone: () => showToast({ message: t('settings.hub.saved') }),
  })
  const form = useForm({
    schema: hubProfile,
    initial: profile,
    onSubmit: (changed) => save.runAsync(changed),
  })
  return (
    <Form onSubmit={form.submit}>
      <FormSection title={t('settings.hub.title')} hint={t('settings.hub.hint')}>
        <HubFields form={form} />
        <OwnerFields form={form} />
        <FormActions failure={form.failure}>
          <Button type="submit" tone="primary" pending={form.isSubmitting} disabled={!form.isDirty}>
            {t('common.action.save')}
          </Button>
        </FormActions>
      </FormSection>
      <LeaveGuard isDirty={form.isDirty} />
    </Form>
  )
}
