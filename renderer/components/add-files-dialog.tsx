import { IconX } from '@tabler/icons-react'
import { useState } from 'react'

import { failureText } from '../lib/failure'
import { useLocale } from '../lib/locale'
import { useT } from '../lib/translate'
import { useForm } from '../lib/use-form'
import { useFormat } from '../lib/use-format'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/checkbox'
import { Dialog } from '../ui/dialog'
import { Form } from '../ui/form'
import { IconButton } from '../ui/icon-button'
import { TextField } from '../ui/text-field'
import { showToast } from '../ui/toast'
import classes from './add-files-dialog.module.css'
import { ArtifactFields } from './artifact-fields'
import { artifactForm, type ArtifactPlace, emptyAnswers } from './artifact-form'
import { type FileEntry, useAddFiles } from './use-add-files'

export type AddFilesDialogProps = {
  /** Remount (by `key`) for another choice of files. */
  readonly files: readonly File[]
  readonly place: ArtifactPlace
  readonly onClose: () => void
}

const formId = 'add-files'

/** What a person says about chosen files before they go into the portfolio. */
export function AddFilesDialog({ files, place, onClose }: AddFilesDialogProps) {
  const t = useT()
  const { entries, done, addAll, setTitle, leaveOut } = useAddFiles(files)
  const [keepsOriginal, setKeepsOriginal] = useState(false)
  const form = useForm({
    schema: artifactForm,
    initial: emptyAnswers(place),
    onSubmit: async (answers) => {
      const result = await addAll(answers, { keepsOriginal, recordId: place.recordId ?? null })
      if (result === null) return
      showToast({ message: t('portfolio.added', result) })
      onClose()
    },
  })
  const hasPhoto = entries.some(({ file }) => file.type.startsWith('image/'))
  const isBusy = done !== null

  return (
    <Dialog
      title={t('portfolio.add.title', { count: entries.length })}
      isOpen
      isDirty
      onClose={() => {
        if (!isBusy) onClose()
      }}
      actions={
        <>
          {isBusy ? (
            <span className={classes.progress} role="status">
              {t('portfolio.add.progress', { done: done + 1, total: entries.length })}
            </span>
          ) : null}
          <Button onClick={onClose} disabled={isBusy}>
            {t('common.action.cancel')}
          </Button>
          <Button tone="primary" onClick={() => void form.submit()} pending={isBusy}>
            {t('portfolio.add.action')}
          </Button>
        </>
      }
    >
      <Form id={formId} onSubmit={form.submit}>
        <ul className={classes.files}>
          {entries.map((entry) => (
            <FileLine
              key={entry.key}
              entry={entry}
              onTitle={(title) => setTitle(entry.key, title)}
              onLeaveOut={entries.length === 1 ? null : () => leaveOut(entry.key)}
            />
          ))}
        </ul>
        <ArtifactFields form={form} />
        {hasPhoto ? (
          <Checkbox
            label={t('portfolio.add.keep-original')}
            hint={t('portfolio.add.keep-original-hint')}
            checked={keepsOriginal}
            onChange={setKeepsOriginal}
          />
        ) : null}
      </Form>
    </Dialog>
  )
}

type FileLineProps = {
  readonly entry: FileEntry
  readonly onTitle: (title: string) => void
  readonly onLeaveOut: (() => void) | null
}

function FileLine({ entry, onTitle, onLeaveOut }: FileLineProps) {
  const t = useT()
  const format = useFormat()
  const locale = useLocale()
  const { file, failure } = entry
  return (
    <li className={classes.file}>
      <TextField
        label={t('portfolio.field.title')}
        hint={`${file.name} · ${format.bytes(file.size)}`}
        error={failure === null ? undefined : failureText(locale, failure)}
        value={entry.title}
        maxLength={160}
        onChange={onTitle}
      />
      {onLeaveOut === null ? null : (
        <IconButton
          icon={IconX}
          label={t('portfolio.add.leave-out', { name: file.name })}
          onClick={onLeaveOut}
        />
      )}
    </li>
  )
}
