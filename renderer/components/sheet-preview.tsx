import { useEffect, useRef, useState } from 'react'

import { useT } from '../lib/translate'
import classes from './sheet-preview.module.css'

export type SheetPreviewProps = {
  /** The laid-out page; it comes with a policy that lets it run and load nothing. */
  readonly address: string
  readonly title: string
  /** Of the sheet as it is held. */
  readonly widthMm: number
  readonly heightMm: number
}

/** CSS pixels of a millimetre, and the desk that shows beside the sheet. */
const millimetre = 96 / 25.4
const deskMm = 14

/** The sheet, made to fit the width there is; it scrolls inside. */
export function SheetPreview({ address, title, widthMm }: SheetPreviewProps) {
  const t = useT()
  const holder = useRef<HTMLDivElement>(null)
  const [place, setPlace] = useState({ width: 0, height: 0 })

  useEffect(() => {
    const element = holder.current
    if (element === null) return undefined
    const observer = new ResizeObserver(() => {
      setPlace({ width: element.clientWidth, height: element.clientHeight })
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [])

  const width = (widthMm + deskMm) * millimetre
  const scale = Math.min(1.25, place.width / width)
  return (
    <div ref={holder} className={classes.holder}>
      {scale === 0 ? null : (
        <iframe
          className={classes.frame}
          title={t('documents.preview.label', { title })}
          src={address}
          sandbox=""
          style={{
            width: place.width / scale,
            height: place.height / scale,
            transform: `scale(${scale})`,
          }}
        />
      )}
    </div>
  )
}
