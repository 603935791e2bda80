import { IconScan } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'

import { useCameras } from '../lib/cameras'
import { useT } from '../lib/translate'
import { Button } from '../ui/button'
import { IconButton } from '../ui/icon-button'

const CameraScanDialog = lazy(async () => ({
  default: (await import('./camera-scan-dialog')).CameraScanDialog,
}))

export type CameraScanProps = {
  readonly look?: 'button' | 'icon'
  readonly onClose?: () => void
}

/** The button for scanning with a camera, on PCs that have one. */
export function CameraScan({ look = 'button', onClose }: CameraScanProps) {
  const t = useT()
  const cameras = useCameras()
  const [isOpen, setOpen] = useState(false)
  const open = () => setOpen(true)
  // Once open it stays, so that it can say that the camera is gone.
  if (cameras.length === 0 && !isOpen) return null
  return (
    <>
      {look === 'icon' ? (
        <IconButton icon={IconScan} size="small" label={t('scan.action')} onClick={open} />
      ) : (
        <Button icon={IconScan} onClick={open}>
          {t('scan.action')}
        </Button>
      )}
      {isOpen ? (
        <Suspense>
          <CameraScanDialog
            onClose={() => {
              setOpen(false)
              onClose?.()
            }}
          />
        </Suspense>
      ) : null}
    </>
  )
}
