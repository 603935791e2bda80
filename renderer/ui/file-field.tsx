import { IconUpload } from '@tabler/icons-react'
import { type DragEvent, useId, useRef, useState } from 'react'

import { useT } from '../lib/translate'
import { Button } from './button'
import classes from './file-field.module.css'
import { iconStroke } from './icon'
import { showToast } from './toast'

export type FileFieldProps = {
  readonly label: string
  readonly hint?: string
  /** Name endings with the dot: ['.xlsx', '.csv']. Empty: any file. */
  readonly endings?: readonly string[]
  readonly multiple?: boolean
  /** The browser's File objects; `offerFile` of the bridge turns each into a token. */
  readonly onFiles: (files: readonly File[]) => void
  readonly buttonLabel?: string
  readonly disabled?: boolean
}

/** Drop files here or pick them. The page sees File objects only, never a path. */
export function FileField({
  label,
  hint,
  endings = [],
  multiple = false,
  onFiles,
  buttonLabel,
  disabled = false,
}: FileFieldProps) {
  const t = useT()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)

  const take = (list: FileList | null) => {
    const files = Array.from(list ?? [])
    const fits = (file: File) =>
      endings.length === 0 || endings.some((ending) => file.name.toLowerCase().endsWith(ending))
    for (const file of files.filter((candidate) => !fits(candidate))) {
      showToast({ tone: 'notice', message: t('common.file.refused', { name: file.name }) })
    }
    const taken = files.filter(fits).slice(0, multiple ? undefined : 1)
    if (taken.length > 0) onFiles(taken)
  }

  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!disabled) take(event.dataTransfer.files)
  }

  return (
    <div
      className={classes.field}
      role="group"
      aria-labelledby={`${id}-label`}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <IconUpload className={classes.icon} size="1.75rem" stroke={iconStroke} aria-hidden />
      <div className={classes.text}>
        <p id={`${id}-label`} className={classes.label}>
          {label}
        </p>
        {hint === undefined ? null : <p className={classes.hint}>{hint}</p>}
      </div>
      <div className={classes.action}>
        <span className={classes.hint}>{t('common.file.drop')}</span>
        <Button disabled={disabled} onClick={() => input.current?.click()}>
          {buttonLabel ?? t('common.action.choose-file')}
        </Button>
      </div>
      <input
        ref={input}
        className={classes.input}
        type="file"
        tabIndex={-1}
        aria-label={label}
        accept={endings.join(',')}
        multiple={multiple}
        disabled={disabled}
        onChange={(event) => {
          take(event.currentTarget.files)
          // The same file may be chosen again after it was mended.
          event.currentTarget.value = ''
        }}
      />
    </div>
  )
}
