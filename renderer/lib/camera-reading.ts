import { type CameraFrame, mostFrameSide } from '../../shared/domain/camera-frame'
import { call } from './call'

/**
 * Looks at a camera's picture a few times a second and has the hub service search it for a code. One
 * picture at a time: a PC that needs longer is asked less often, never more than it can answer.
 */
const pauseMilliseconds = 200
/** After an answer that failed: the hub service may be starting again. */
const failurePauseMilliseconds = 1_000
/** A card that was away for so long and comes again is shown on purpose. */
const awayMilliseconds = 1_500

export type CameraReading = {
  readonly video: HTMLVideoElement
  /** A code that was not there a moment ago. */
  readonly onCode: (text: string) => void
  readonly onFailure: (error: unknown) => void
}

/** Reads until the answer is called. */
export function readCamera({ video, onCode, onFailure }: CameraReading): () => void {
  const isFresh = createFreshness()
  const canvas = document.createElement('canvas')
  let isOver = false
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = async (): Promise<number> => {
    const began = performance.now()
    const frame = frameOf(video, canvas)
    if (frame === null) return pauseMilliseconds
    try {
      const { text } = await call('scan.readFrame', frame)
      if (!isOver && text !== null && isFresh(text, performance.now())) onCode(text)
    } catch (error) {
      if (!isOver) onFailure(error)
      return failurePauseMilliseconds
    }
    // As long as it took at least, so that half of the PC is left to everything else.
    const took = performance.now() - began
    return Math.max(took, pauseMilliseconds - took)
  }
  const goOn = async (): Promise<void> => {
    const pause = await look()
    if (!isOver) timer = setTimeout(() => void goOn(), pause)
  }
  void goOn()
  return () => {
    isOver = true
    clearTimeout(timer)
  }
}

/** Answers whether a code is new: one that stays before the camera is read many times and meant once. */
export function createFreshness(): (text: string, now: number) => boolean {
  const seen = new Map<string, number>()
  return (text, now) => {
    const before = seen.get(text)
    seen.set(text, now)
    return before === undefined || now - before > awayMilliseconds
  }
}

/** The middle square, which is also what the dialog shows; null before the first picture has come. */
function frameOf(video: HTMLVideoElement, canvas: HTMLCanvasElement): CameraFrame | null {
  const { videoWidth, videoHeight } = video
  const square = Math.min(videoWidth, videoHeight)
  if (square === 0) return null
  const side = Math.min(square, mostFrameSide)
  if (canvas.width !== side) {
    canvas.width = side
    canvas.height = side
  }
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (context === null) throw new Error('A canvas of our own has a 2d context')
  const left = (videoWidth - square) / 2
  const top = (videoHeight - square) / 2
  context.drawImage(video, left, top, square, square, 0, 0, side, side)
  const { data } = context.getImageData(0, 0, side, side)
  return { width: side, height: side, pixels: brightness(data) }
}

/** Of each point, by the weights of ITU-R BT.601 in 256ths. */
export function brightness(colours: Uint8ClampedArray): Uint8Array<ArrayBuffer> {
  const pixels = new Uint8Array(colours.length / 4)
  for (let at = 0; at < pixels.length; at += 1) {
    const red = colours[4 * at] ?? 0
    const green = colours[4 * at + 1] ?? 0
    const blue = colours[4 * at + 2] ?? 0
    pixels[at] = (77 * red + 150 * green + 29 * blue) >> 8
  }
  return pixels
}
