import { useEffect, useState } from 'react'

/** An address for bytes that came from the hub service, given back when they are no longer shown. */
export function useBlobUrl(
  bytes: Uint8Array<ArrayBuffer> | null | undefined,
  mediaType: string,
): string | null {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    if (bytes === null || bytes === undefined) return
    const made = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the address is a resource that this effect owns and gives back
    setUrl(made)
    return () => {
      setUrl(null)
      URL.revokeObjectURL(made)
    }
  }, [bytes, mediaType])
  return url
}
