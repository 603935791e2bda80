import { type ReactNode, useState } from 'react'
import { z } from 'zod'

import { hubOwner } from '../../../shared/domain/hub'
import { FieldHints } from '../../components/field-hints'
import { OwnerFields } from '../../components/hub-profile-fields'
import { bridge } from '../../lib/bridge'
import { useT } from '../../lib/translate'
import { readTypedCode } from '../../lib/typed-code'
import { useForm } from '../../lib/use-form'
import { useTask } from '../../lib/use-task'
import { Button } from '../../ui/button'
import { ErrorState } from '../../ui/error-state'
import { FileField } from '../../ui/file-field'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { FormSection } from '../../ui/form-section'
import { Page } from '../../ui/page'
import { ProgressPanel } from '../../ui/progress-panel'
import { RadioGroup } from '../../ui/radio-group'
import { TextField } from '../../ui/text-field'
import classes from './restore-page.module.css'

const endings = ['.simpul-cadangan']
const formerPcs = ['replaced', 'kept'] as const

const answers = hubOwner.extend({
  words: z
    .string()
    .max(200)
    .refine((text) => readTypedCode(text).isComplete, 'exchange.join.words.wrong-number'),
  formerPc: z.enum(formerPcs),
})
type Answers = z.output<typeof answers>

type ChosenFile = { readonly name: string; readonly token: string }

/**
 * A fresh PC that takes over a hub by the one file of its former secretary. The gate in app/ sees the
 * hub and goes on to Beranda, where a notice says what came.
 */
export function RestorePage() {
  const t = useT()
  const [file, setFile] = useState<ChosenFile | null>(null)
  const { state, start, cancel } = useTask('backup.restore')
  const form = useForm<Answers, Answers>({
    schema: answers,
    initial: { ownerName: '', ownerRole: 'secretary', words: '', formerPc: 'replaced' },
    onSubmit: ({ words, formerPc, ...owner }) => {
      if (file === null) return undefined
      start({ token: file.token, words, owner, replaces: formerPc === 'replaced' })
      return undefined
    },
  })
  if (state.status === 'running') {
    return (
      <Frame>
        <ProgressPanel
          title={t('setup.restore.working')}
          unit="bytes"
          progress={state.progress}
          onCancel={cancel}
          isCancelling={state.isCancelling}
        />
      </Frame>
    )
  }
  const { count, unknown } = readTypedCode(form.values.words)
  return (
    <Frame>
      <Form onSubmit={form.submit}>
        <FormSection title={t('setup.restore.file')} hint={t('setup.restore.file-hint')}>
          <FileField
            label={file?.name ?? t('setup.restore.choose')}
            {...(file === null ? {} : { buttonLabel: t('setup.restore.other') })}
            endings={endings}
            onFiles={([chosen]) => {
              if (chosen === undefined) return
              void bridge()
                .offerFile(chosen)
                .then((token) => setFile({ name: chosen.name, token }))
            }}
          />
          <FieldHints hints={unknown.map((word) => t('setup.restore.words.unknown', { word }))}>
            <TextField
              label={t('setup.restore.words')}
              hint={t('exchange.join.words.count', { count })}
              required
              {...form.field('words')}
            />
          </FieldHints>
        </FormSection>
        <FormSection title={t('setup.part.owner')}>
          <OwnerFields form={form} />
          <RadioGroup
            label={t('setup.restore.former')}
            options={formerPcs.map((one) => ({
              value: one,
              label: t(`setup.restore.former.${one}`),
              hint: t(`setup.restore.former.${one}-hint`),
            }))}
            {...form.field('formerPc')}
          />
          {state.status === 'failed' ? <ErrorState failure={state.failure} /> : null}
          <FormActions failure={form.failure}>
            <Button
              type="submit"
              tone="primary"
              size="large"
              disabled={file === null}
              pending={state.status === 'done'}
            >
              {t('setup.restore.submit')}
            </Button>
          </FormActions>
        </FormSection>
      </Form>
    </Frame>
  )
}

function Frame({ children }: { readonly children: ReactNode }) {
  const t = useT()
  return (
    <main className={classes.screen}>
      <Page
        title={t('setup.restore.title')}
        subtitle={t('setup.restore.lead')}
        back={{ to: '/setup', label: t('setup.second.back') }}
      >
        {children}
      </Page>
    </main>
  )
}
