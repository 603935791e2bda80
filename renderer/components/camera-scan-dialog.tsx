import { type ReactNode, useEffect, useRef, useState } from 'react'

import { readScanCode } from '../../shared/domain/scan-code'
import { readCamera } from '../lib/camera-reading'
import {
  type Camera,
  type CameraFailure,
  cameraFailure,
  openCamera,
  rememberCamera,
  stopCamera,
  useCameras,
  usualCamera,
} from '../lib/cameras'
import { failureOf, failureText } from '../lib/failure'
import { currentLocale } from '../lib/locale'
import { takeScan } from '../lib/scanner'
import { useT } from '../lib/translate'
import { Banner, type BannerTone } from '../ui/banner'
import { Button } from '../ui/button'
import { Dialog } from '../ui/dialog'
import { LivePicture } from '../ui/live-picture'
import { SelectField } from '../ui/select-field'
import { Stack } from '../ui/stack'
import type { Toast, ToastTone } from '../ui/toast'
import classes from './camera-scan-dialog.module.css'

export type CameraScanDialogProps = { readonly onClose: () => void }

/**
 * What a USB scanner types, read by a camera: a card after the other, without touching anything. The
 * camera is on only while this is open.
 */
export function CameraScanDialog({ onClose }: CameraScanDialogProps) {
  const t = useT()
  const cameras = useCameras()
  const [chosen, setChosen] = useState<string | null>(null)
  const [attempt, setAttempt] = useState(1)
  const [said, setSaid] = useState<Toast | null>(null)
  const cameraId = cameras.some(({ id }) => id === chosen) ? chosen : usualCamera(cameras)

  const onCode = (text: string) => {
    const code = readScanCode(text)
    if (code === null) setSaid({ tone: 'notice', message: t('scan.foreign') })
    else takeScan({ by: 'camera', code, say: setSaid, leave: onClose })
  }
  return (
    <Dialog
      title={t('scan.title')}
      isOpen
      size="small"
      onClose={onClose}
      actions={<Button onClick={onClose}>{t('common.action.close')}</Button>}
    >
      <Stack>
        <Viewer
          // Another camera, or another try, starts from the beginning.
          key={`${cameraId ?? ''} ${attempt}`}
          cameraId={cameraId}
          onCode={onCode}
          onFailure={(error) =>
            setSaid({ tone: 'error', message: failureText(currentLocale(), failureOf(error)) })
          }
          onRetry={() => setAttempt(attempt + 1)}
        >
          <Said words={said} onUndone={() => setSaid(null)} />
        </Viewer>
        <CameraChoice
          cameras={cameras}
          value={cameraId}
          onChange={(id) => {
            rememberCamera(id)
            setChosen(id)
          }}
        />
      </Stack>
    </Dialog>
  )
}

type Picture =
  | { readonly is: 'starting' }
  | { readonly is: 'live'; readonly stream: MediaStream }
  | { readonly is: 'failed'; readonly why: CameraFailure }

type ViewerProps = {
  readonly cameraId: string | null
  readonly onCode: (text: string) => void
  readonly onFailure: (error: unknown) => void
  readonly onRetry: () => void
  /** Stands below the picture, while there is one. */
  readonly children: ReactNode
}

function Viewer({ cameraId, onCode, onFailure, onRetry, children }: ViewerProps) {
  const t = useT()
  const picture = useCamera(cameraId)
  const video = useRef<HTMLVideoElement>(null)
  const does = useRef({ onCode, onFailure })
  useEffect(() => {
    does.current = { onCode, onFailure }
  })
  useEffect(() => {
    if (picture.is !== 'live' || video.current === null) return
    return readCamera({
      video: video.current,
      onCode: (text) => does.current.onCode(text),
      onFailure: (error) => does.current.onFailure(error),
    })
  }, [picture])

  if (picture.is === 'failed') {
    return (
      <div data-camera-scan>
        <Banner
          tone="caution"
          title={t(`scan.failed.${picture.why}.title`)}
          action={
            <Button size="small" onClick={onRetry}>
              {t('common.action.retry')}
            </Button>
          }
        >
          {t(`scan.failed.${picture.why}.body`)}
        </Banner>
      </div>
    )
  }
  return (
    <Stack>
      <div className={classes.frame} data-camera-scan>
        {picture.is === 'live' ? (
          <LivePicture ref={video} label={t('scan.picture')} stream={picture.stream} />
        ) : (
          <p className={classes.starting} role="status">
            {t('scan.starting')}
          </p>
        )}
      </div>
      <div className={classes.said}>{children}</div>
    </Stack>
  )
}

/** On from the first to the last moment of the component, whichever way it ends. */
function useCamera(cameraId: string | null): Picture {
  const [picture, setPicture] = useState<Picture>({ is: 'starting' })
  useEffect(() => {
    let isOver = false
    let opened: MediaStream | null = null
    const open = async () => {
      try {
        const stream = await openCamera(cameraId)
        if (isOver) {
          stopCamera(stream)
          return
        }
        opened = stream
        for (const track of stream.getTracks()) {
          // Only when it was pulled out or taken away; stopping it ourselves tells nobody.
          track.addEventListener('ended', () => setPicture({ is: 'failed', why: 'gone' }))
        }
        setPicture({ is: 'live', stream })
      } catch (error) {
        if (!isOver) setPicture({ is: 'failed', why: cameraFailure(error) })
      }
    }
    void open()
    return () => {
      isOver = true
      if (opened !== null) stopCamera(opened)
    }
  }, [cameraId])
  return picture
}

type CameraChoiceProps = {
  readonly cameras: readonly Camera[]
  readonly value: string | null
  readonly onChange: (id: string) => void
}

function CameraChoice({ cameras, value, onChange }: CameraChoiceProps) {
  const t = useT()
  if (cameras.length < 2) return null
  return (
    <SelectField
      label={t('scan.camera')}
      value={value}
      options={cameras.map(({ id, name }, index) => ({
        value: id,
        label: name === '' ? t('scan.camera.numbered', { number: index + 1 }) : name,
      }))}
      onChange={onChange}
    />
  )
}

const tones: Readonly<Record<ToastTone, BannerTone>> = {
  success: 'success',
  notice: 'notice',
  error: 'danger',
}

type SaidProps = { readonly words: Toast | null; readonly onUndone: () => void }

/** What became of the code read last; before the first, how to hold one. */
function Said({ words, onUndone }: SaidProps) {
  const t = useT()
  if (words === null) return <p className={classes.hint}>{t('scan.hint')}</p>
  const { message, tone = 'notice', undo } = words
  return (
    <Banner
      tone={tones[tone]}
      action={
        undo === undefined ? undefined : (
          <Button
            size="small"
            onClick={() => {
              undo()
              onUndone()
            }}
          >
            {t('common.action.undo')}
          </Button>
        )
      }
    >
      {message}
    </Banner>
  )
}
