import { type Ref, useEffect, useImperativeHandle, useRef } from 'react'

import classes from './live-picture.module.css'

export type LivePictureProps = {
  /** Read aloud. */
  readonly label: string
  readonly stream: MediaStream
  readonly ref?: Ref<HTMLVideoElement | null>
}

/**
 * The middle square of a camera's picture. Mirrored: most cameras look at whoever holds something up,
 * and a hand that goes right has to go right on the screen.
 */
export function LivePicture({ label, stream, ref }: LivePictureProps) {
  const video = useRef<HTMLVideoElement>(null)
  useImperativeHandle<HTMLVideoElement | null, HTMLVideoElement | null>(ref, () => video.current)

  useEffect(() => {
    const shown = video.current
    if (shown === null) return
    shown.srcObject = stream
    return () => {
      shown.srcObject = null
    }
  }, [stream])

  return (
    <video ref={video} className={classes.picture} aria-label={label} autoPlay muted playsInline />
  )
}
