import { deflateSync } from 'node:zlib'

import type { DemoRandom } from './demo-random'

/**
 * A tiny drawing of coloured paper shapes, as a PNG of a few hundred bytes: something to look at in
 * the demo's portfolio that is nobody's work and shows nobody's child.
 */
const width = 240
const height = 160

/** Paper colours, first the background: red, green, blue. */
const palettes: readonly (readonly (readonly [number, number, number])[])[] = [
  [
    [247, 243, 232],
    [31, 92, 62],
    [214, 158, 46],
    [178, 74, 58],
    [92, 133, 168],
  ],
  [
    [238, 244, 240],
    [56, 116, 88],
    [235, 196, 110],
    [120, 82, 120],
    [205, 112, 78],
  ],
  [
    [250, 246, 240],
    [64, 98, 140],
    [142, 170, 98],
    [226, 142, 100],
    [96, 80, 70],
  ],
]

export function makePicture(random: DemoRandom): Uint8Array {
  const palette = random.pick(palettes)
  const pixels = new Uint8Array(width * height)
  for (let shape = 0; shape < 9; shape += 1) {
    paintShape(pixels, {
      colour: 1 + (shape % (palette.length - 1)),
      x: random.between(0, width),
      y: random.between(0, height),
      size: random.between(14, 40),
      isRound: random.next() < 0.5,
    })
  }
  return encodePng(pixels, palette)
}

function paintShape(
  pixels: Uint8Array,
  shape: {
    readonly colour: number
    readonly x: number
    readonly y: number
    readonly size: number
    readonly isRound: boolean
  },
): void {
  const { colour, x, y, size, isRound } = shape
  for (let row = Math.max(0, y - size); row < Math.min(height, y + size); row += 1) {
    for (let column = Math.max(0, x - size); column < Math.min(width, x + size); column += 1) {
      if (isRound && (row - y) ** 2 + (column - x) ** 2 > size ** 2) continue
      pixels[row * width + column] = colour
    }
  }
}

/** Indexed colour, one byte a pixel, no filter. */
function encodePng(
  pixels: Uint8Array,
  palette: readonly (readonly [number, number, number])[],
): Uint8Array {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 3, 0, 0, 0], 8)
  const rows = Buffer.alloc((width + 1) * height)
  for (let row = 0; row < height; row += 1) {
    rows.set(pixels.subarray(row * width, (row + 1) * width), row * (width + 1) + 1)
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length, 0)
  whole.set(body, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

// node:zlib has crc32 only since Node 22.
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return (crc ^ 0xffffffff) >>> 0
}
