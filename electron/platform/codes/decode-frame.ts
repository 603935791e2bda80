import {
  prepareZXingModule,
  readBarcodes,
  type ReaderOptions,
  type ReadResult,
} from 'zxing-wasm/reader'

import { type CameraFrame, mostCodeLetters } from '../../../shared/domain/camera-frame'

/** The text of the QR code nearest the middle of the picture; null when none can be read. */
export type DecodeFrame = (frame: CameraFrame) => Promise<string | null>

const options: ReaderOptions = {
  formats: ['QRCode'],
  tryHarder: true,
  // A QR code is found however it is turned; these would only look at each picture four times more.
  tryRotate: false,
  tryInvert: false,
  textMode: 'Plain',
  // Cards lie side by side on a table; more than these are not looked for.
  maxNumberOfSymbols: 4,
}

/**
 * ZXing, compiled to WebAssembly: a picture of whoever holds something before the camera is foreign
 * input, and in there it can reach nothing but its own memory. `wasm` is the file of the package,
 * because the library would otherwise fetch it from the network.
 */
export async function createFrameDecoder(wasm: Uint8Array<ArrayBuffer>): Promise<DecodeFrame> {
  await prepareZXingModule({
    overrides: { wasmBinary: wasm.buffer, locateFile: (name: string) => name },
    fireImmediately: true,
  })
  return async (frame) => {
    const { width, height } = frame
    const found = await readBarcodes(inColours(frame), options)
    const [nearest] = found
      .filter(({ isValid, text }) => isValid && text.length <= mostCodeLetters)
      .map((code) => ({ text: code.text, distance: distanceFrom({ width, height }, code) }))
      .sort((a, b) => a.distance - b.distance)
    return nearest?.text ?? null
  }
}

/** The library takes pictures of a canvas only: four bytes a point, here all of them the brightness. */
function inColours({ width, height, pixels }: CameraFrame) {
  const points = Uint32Array.from(pixels, (brightness) => brightness * 0x01_01_01_01)
  const data = new Uint8ClampedArray(points.buffer)
  return { width, height, data, colorSpace: 'srgb' as const }
}

function distanceFrom(
  { width, height }: Pick<CameraFrame, 'width' | 'height'>,
  { position }: ReadResult,
): number {
  const { topLeft, bottomRight } = position
  return Math.hypot(
    (topLeft.x + bottomRight.x - width) / 2,
    (topLeft.y + bottomRight.y - height) / 2,
  )
}
