import { useCallback } from 'react'

export type BlobImageProps = {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly mediaType: string
  readonly alt: string
  readonly className?: string | undefined
}

/** A picture from bytes of the hub service. Its address lives exactly as long as the element. */
export function BlobImage({ bytes, mediaType, alt, className }: BlobImageProps) {
  // Not kept in state: sixty thumbnails that arrive at once would be sixty updates inside one.
  const show = useCallback(
    (image: HTMLImageElement | null) => {
      if (image === null) return
      const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
      image.src = url
      return () => URL.revokeObjectURL(url)
    },
    [bytes, mediaType],
  )
  return <img ref={show} alt={alt} className={className} draggable={false} />
}
