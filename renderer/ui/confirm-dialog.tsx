import { useT } from '../lib/translate'
import { Button } from './button'
import { Dialog } from './dialog'

export type ConfirmDialogProps = {
  readonly isOpen: boolean
  /** A question that names the thing: "Hapus foto ini?" */
  readonly title: string
  /** What happens then, and whether it can be undone. */
  readonly body: string
  /** The verb of the title: "Hapus". Never "OK". */
  readonly confirmLabel: string
  readonly cancelLabel?: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly tone?: 'primary' | 'danger'
  readonly pending?: boolean
}

/** Before what cannot be undone. What can be undone is done at once, with Undo in its toast. */
export function ConfirmDialog({
  isOpen,
  title,
  body,
  confirmLabel,
  cancelLabel,
  onConfirm,
  onCancel,
  tone = 'primary',
  pending = false,
}: ConfirmDialogProps) {
  const t = useT()
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onCancel}
      size="small"
      actions={
        <>
          <Button onClick={onCancel} autoFocus>
            {cancelLabel ?? t('common.action.cancel')}
          </Button>
          <Button tone={tone} onClick={onConfirm} pending={pending}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <p>{body}</p>
    </Dialog>
  )
}
