import { closeSync, openSync, writeSync } from 'node:fs'

import { qrModules } from '../../electron/documents/kit/qr-code'
import type { CameraFrame } from '../../shared/domain/camera-frame'

/**
 * What a camera sees of a paper with a QR code: drawn by arithmetic, turned and out of focus as a hand
 * holds it, and written as the file that Chromium's fake camera plays.
 */
export type DrawnCode = {
  readonly text: string
  /** Pixels of one square of the code; need not be whole. */
  readonly square: number
  readonly degrees?: number
  /** Radius in pixels of how far a point is smeared. */
  readonly blur?: number
  /** The middle of the code, in parts of the picture; the middle of it when not given. */
  readonly at?: readonly [x: number, y: number]
}

export type DrawnPicture = {
  readonly width: number
  readonly height: number
  readonly codes?: readonly DrawnCode[]
  /** Of the paper and of the ink, 0 to 255: bad light brings them together. */
  readonly paper?: number
  readonly ink?: number
}

/** In each direction, within one pixel: edges become as soft as a lens makes them. */
const samples = 3
const table = 96

export function drawPicture({
  width,
  height,
  codes = [],
  paper = 224,
  ink = 32,
}: DrawnPicture): CameraFrame {
  let pixels = new Uint8Array(width * height).fill(table)
  for (const code of codes) {
    drawCode(pixels, { width, height, paper, ink }, code)
    pixels = smear(pixels, { width, height }, code.blur ?? 0)
  }
  return { width, height, pixels }
}

type Canvas = Required<Pick<DrawnPicture, 'width' | 'height' | 'paper' | 'ink'>>

function drawCode(pixels: Uint8Array, canvas: Canvas, code: DrawnCode): void {
  const { width, height, paper, ink } = canvas
  const modules = qrModules(code.text)
  const [partX, partY] = code.at ?? [0.5, 0.5]
  const [middleX, middleY] = [partX * width, partY * height]
  const reach = Math.ceil((modules.length * code.square) / Math.SQRT2)
  const turn = ((code.degrees ?? 0) * Math.PI) / 180
  const [cos, sin] = [Math.cos(turn) / code.square, Math.sin(turn) / code.square]
  const half = modules.length / 2
  for (let y = Math.floor(Math.max(0, middleY - reach)); y < height && y <= middleY + reach; y++) {
    for (let x = Math.floor(Math.max(0, middleX - reach)); x < width && x <= middleX + reach; x++) {
      const at = y * width + x
      let sum = 0
      for (let sample = 0; sample < samples * samples; sample += 1) {
        const dx = x + ((sample % samples) + 0.5) / samples - middleX
        const dy = y + (Math.floor(sample / samples) + 0.5) / samples - middleY
        const row = modules[Math.floor(dy * cos - dx * sin + half)]
        const isDark = row?.[Math.floor(dx * cos + dy * sin + half)]
        sum += isDark === undefined ? (pixels[at] ?? table) : isDark ? ink : paper
      }
      pixels[at] = Math.round(sum / (samples * samples))
    }
  }
}

/** The mean of the points around each one, along rows and then along columns. */
function smear(
  pixels: Uint8Array<ArrayBuffer>,
  { width, height }: Pick<CameraFrame, 'width' | 'height'>,
  radius: number,
): Uint8Array<ArrayBuffer> {
  if (radius === 0) return pixels
  const along = (
    from: Uint8Array,
    { step, length }: Readonly<Record<'step' | 'length', number>>,
  ) => {
    const smeared = new Uint8Array(from.length)
    for (let at = 0; at < from.length; at += 1) {
      const place = Math.floor(at / step) % length
      const before = Math.min(radius, place)
      const after = Math.min(radius, length - 1 - place)
      let sum = 0
      for (let by = -before; by <= after; by += 1) sum += from[at + by * step] ?? 0
      smeared[at] = Math.round(sum / (before + after + 1))
    }
    return smeared
  }
  return along(along(pixels, { step: 1, length: width }), { step: width, length: height })
}

/** Each of the scenes for so many seconds, over and over; all of one size, its sides even. */
export function writeFilm(
  file: string,
  scenes: readonly { readonly picture: CameraFrame; readonly seconds: number }[],
): void {
  const perSecond = 5
  const [first] = scenes
  if (first === undefined) throw new Error('A film has a scene.')
  const { width, height } = first.picture
  const colourless = Buffer.alloc((width * height) / 2, 128)
  const film = openSync(file, 'w')
  writeSync(film, `YUV4MPEG2 W${width} H${height} F${perSecond}:1 Ip A1:1\n`)
  for (const { picture, seconds } of scenes) {
    // Brightness in video runs from 16 to 235.
    const luma = picture.pixels.map((value) => 16 + Math.round((value * 219) / 255))
    for (let frame = 0; frame < seconds * perSecond; frame += 1) {
      writeSync(film, 'FRAME\n')
      writeSync(film, luma)
      writeSync(film, colourless)
    }
  }
  closeSync(film)
}

/** What makes Chromium take a film for its only camera. */
export function filmAsCamera(file: string): readonly string[] {
  return ['--use-fake-device-for-media-stream', `--use-file-for-fake-video-capture=${file}`]
}

/** Cameras that show Chromium's own test picture. */
export function fakeCameras(count: number): readonly string[] {
  return [`--use-fake-device-for-media-stream=device-count=${count}`]
}
