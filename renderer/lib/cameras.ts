import { useSyncExternalStore } from 'react'

/**
 * The cameras of this PC. Looked for when a page first asks, because the system wakes its video service
 * for it; afterwards the system says when one is plugged in or out.
 */
export type Camera = {
  readonly id: string
  /** As the system calls it; empty when it does not say. */
  readonly name: string
}

/** Why there is no picture, in words that somebody can do something about. */
export type CameraFailure = 'denied' | 'busy' | 'gone' | 'other'

const storageKey = 'simpul.camera'
const listeners = new Set<() => void>()
let known: readonly Camera[] = []

/** Chromium adds the numbers of maker and product, which tell nobody anything. */
export function cameraName(label: string): string {
  return label.replace(/\s*\([0-9a-f]{4}:[0-9a-f]{4}\)$/iu, '').trim()
}

async function look(): Promise<void> {
  try {
    const devices = await navigator.mediaDevices.enumerateDevices()
    known = devices
      .filter(({ kind }) => kind === 'videoinput')
      .map(({ deviceId, label }) => ({ id: deviceId, name: cameraName(label) }))
  } catch (error) {
    // A PC whose video service does not answer is a PC without a camera.
    console.warn(error)
    known = []
  }
  for (const listener of listeners) listener()
}

const lookAgain = () => void look()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  if (listeners.size === 1) {
    navigator.mediaDevices.addEventListener('devicechange', lookAgain)
    lookAgain()
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size === 0) {
      navigator.mediaDevices.removeEventListener('devicechange', lookAgain)
    }
  }
}

export function useCameras(): readonly Camera[] {
  return useSyncExternalStore(subscribe, () => known)
}

export function rememberCamera(id: string): void {
  window.localStorage.setItem(storageKey, id)
}

/** The one chosen last, when it is there; else the first; null when there is none. */
export function usualCamera(cameras: readonly Camera[]): string | null {
  const chosen = window.localStorage.getItem(storageKey)
  return (cameras.find(({ id }) => id === chosen) ?? cameras[0])?.id ?? null
}

/** Only the picture, never sound. Whoever opens it stops it. Throws what `cameraFailure` understands. */
export async function openCamera(id: string | null): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: {
      // An id that the system keeps to itself is empty.
      ...(id === null || id === '' ? {} : { deviceId: { exact: id } }),
      // Enough for the code of a certificate; more would only make an old PC sweat.
      width: { ideal: 1280 },
      height: { ideal: 720 },
      frameRate: { ideal: 15 },
    },
  })
}

/** The light goes out. */
export function stopCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** The names are the standard's: Media Capture and Streams, getUserMedia(). */
export function cameraFailure(error: unknown): CameraFailure {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'denied'
    case 'NotReadableError':
    case 'AbortError':
      return 'busy'
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'gone'
    default:
      console.error(error)
      return 'other'
  }
}
