import { useQuery } from '@tanstack/react-query'

import { letterheadDetails } from '../../../shared/domain/letterhead'
import { letterheadContract } from '../../../shared/ipc/letterhead-contract'
import { BlobImage } from '../../components/blob-image'
import { OnlyFor } from '../../components/only-for'
import type { Output } from '../../lib/call'
import { shrinkLogo } from '../../lib/shrink-image'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useForm } from '../../lib/use-form'
import { useTask } from '../../lib/use-task'
import { letterQueries } from '../../queries/letter-queries'
import { Button } from '../../ui/button'
import { FileField } from '../../ui/file-field'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { FormSection } from '../../ui/form-section'
import { LeaveGuard } from '../../ui/leave-guard'
import { TextArea } from '../../ui/text-area'
import { TextField } from '../../ui/text-field'
import { showToast } from '../../ui/toast'
import classes from './letterhead-form.module.css'

/** The kop of the hub's papers, seen while it is typed. */
export function LetterheadPanel() {
  const { data } = useQuery(letterQueries.letterhead())
  return data === undefined ? null : (
    <OnlyFor access={letterheadContract['letterheads.save'].access}>
      <LetterheadForm letterhead={data} />
    </OnlyFor>
  )
}

function LetterheadForm({
  letterhead: { details, shown, logo },
}: {
  readonly letterhead: Output<'letterheads.get'>
}) {
  const t = useT()
  const save = useCommand('letterheads.save', { errors: 'caller' })
  const form = useForm({
    schema: letterheadDetails,
    initial: details,
    onSubmit: async (values) => {
      await save.runAsync(values)
      showToast({ message: t('letters.kop.saved') })
    },
  })
  const typed = (form.values.lines ?? '').split('\n').filter((line) => line.trim() !== '')
  return (
    <Form onSubmit={form.submit}>
      <FormSection title={t('letters.kop.title')} hint={t('letters.kop.hint')}>
        <Kop
          lines={typed.length > 0 ? typed : shown.lines.slice(-1)}
          address={form.values.address}
          logo={logo}
        />
        <TextArea
          label={t('letters.kop.lines')}
          hint={t('letters.kop.lines-hint')}
          rows={4}
          {...form.field('lines')}
        />
        <TextArea label={t('letters.kop.address')} rows={2} {...form.field('address')} />
        <TextField
          label={t('letters.kop.place')}
          hint={t('letters.kop.place-hint')}
          placeholder={shown.place ?? ''}
          {...form.field('place')}
        />
        <LogoField hasLogo={logo !== null} />
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

function Kop({
  lines,
  address,
  logo,
}: {
  readonly lines: readonly string[]
  readonly address: string | null
  readonly logo: Uint8Array<ArrayBuffer> | null
}) {
  const t = useT()
  return (
    <figure className={classes.kop} aria-label={t('letters.kop.preview')}>
      {logo === null ? null : (
        <BlobImage bytes={logo} mediaType="image/png" alt="" className={classes.logo} />
      )}
      <div className={classes.words}>
        {lines.map((line, index) => (
          <p key={index} className={classes.line}>
            {line}
          </p>
        ))}
        <p className={classes.address}>{address}</p>
      </div>
      {logo === null ? null : <span className={classes.balance} />}
    </figure>
  )
}

function LogoField({ hasLogo }: { readonly hasLogo: boolean }) {
  const t = useT()
  const setLogo = useTask('letterheads.setLogo')
  const removeLogo = useCommand('letterheads.removeLogo')
  const take = async (file: File | undefined) => {
    if (file === undefined) return
    const picture = await shrinkLogo(file)
    if (picture === null) showToast({ tone: 'error', message: t('letters.kop.not-picture') })
    else setLogo.start({ picture })
  }
  return (
    <>
      <FileField
        label={t('letters.kop.logo')}
        hint={t('letters.kop.logo-hint')}
        endings={['.png', '.jpg', '.jpeg']}
        onFiles={([file]) => void take(file)}
      />
      {hasLogo ? (
        <div>
          <Button size="small" tone="quiet" onClick={() => removeLogo.run({})}>
            {t('letters.kop.remove-logo')}
          </Button>
        </div>
      ) : null}
    </>
  )
}
