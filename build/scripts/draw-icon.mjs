/**
 * Draws the app's icon, a knot (simpul), into build/icons: run by hand after changing it, the results
 * are kept in the repository. Plain arithmetic and zlib, so that no image library is needed.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { deflateSync } from 'node:zlib'

import { crc32Of } from './crc32.mjs'
import { inRepo } from './repo.mjs'

const green = [27, 94, 69]
const paper = [250, 248, 243]
const cord = 0.062
const gap = 0.028
const sampleCount = 720
const pngSizes = [16, 32, 48, 64, 128, 256, 512]
const icoSizes = [16, 32, 48, 256]

/** A trefoil, the simplest knot there is, fitted into the unit square; z says which strand lies above. */
const curve = Array.from({ length: sampleCount }, (_, index) => {
  const t = (index / sampleCount) * 2 * Math.PI
  return {
    x: 0.5 + 0.118 * (Math.sin(t) + 2 * Math.sin(2 * t)),
    y: 0.535 - 0.118 * (Math.cos(t) - 2 * Math.cos(2 * t)),
    z: -Math.sin(3 * t),
  }
})

/** Paper where the topmost strand near this point covers it, green elsewhere. */
function isCord(x, y) {
  let topZ = -Infinity
  let topDistance = Infinity
  const distance = (index) => {
    const point = curve[(index + sampleCount) % sampleCount]
    return Math.hypot(point.x - x, point.y - y)
  }
  for (let index = 0; index < sampleCount; index++) {
    const here = distance(index)
    if (here > cord + gap || here > distance(index - 1) || here > distance(index + 1)) continue
    if (curve[index].z > topZ) {
      topZ = curve[index].z
      topDistance = here
    }
  }
  return topDistance <= cord
}

function isTile(x, y) {
  const radius = 0.2
  const dx = Math.max(Math.abs(x - 0.5) - (0.5 - radius), 0)
  const dy = Math.max(Math.abs(y - 0.5) - (0.5 - radius), 0)
  return Math.hypot(dx, dy) <= radius
}

/** RGBA rows, four by four samples a pixel. */
function pixels(size) {
  const fine = 4
  const rows = Buffer.alloc(size * (size * 4 + 1))
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      let tile = 0
      let knot = 0
      for (let sample = 0; sample < fine * fine; sample++) {
        const x = (column + ((sample % fine) + 0.5) / fine) / size
        const y = (row + (Math.floor(sample / fine) + 0.5) / fine) / size
        if (!isTile(x, y)) continue
        tile++
        if (isCord(x, y)) knot++
      }
      const offset = row * (size * 4 + 1) + 1 + column * 4
      const share = tile === 0 ? 0 : knot / tile
      for (let channel = 0; channel < 3; channel++) {
        rows[offset + channel] = Math.round(
          green[channel] + (paper[channel] - green[channel]) * share,
        )
      }
      rows[offset + 3] = Math.round((tile / (fine * fine)) * 255)
    }
  }
  return rows
}

function chunk(type, content) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const framed = Buffer.alloc(body.length + 8)
  framed.writeUInt32BE(content.length, 0)
  body.copy(framed, 4)
  framed.writeUInt32BE(crc32Of(body), body.length + 4)
  return framed
}

function png(size) {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header.set([8, 6, 0, 0, 0], 8)
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels(size), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** An .ico is a table of contents before whole PNG files. */
function ico(images) {
  const head = Buffer.alloc(6 + 16 * images.length)
  head.writeUInt16LE(1, 2)
  head.writeUInt16LE(images.length, 4)
  let offset = head.length
  images.forEach(({ size, bytes }, index) => {
    const at = 6 + 16 * index
    head[at] = size % 256
    head[at + 1] = size % 256
    head.writeUInt16LE(1, at + 4)
    head.writeUInt16LE(32, at + 6)
    head.writeUInt32LE(bytes.length, at + 8)
    head.writeUInt32LE(offset, at + 12)
    offset += bytes.length
  })
  return Buffer.concat([head, ...images.map(({ bytes }) => bytes)])
}

function svg() {
  const colour = (rgb) => `rgb(${rgb.join(' ')})`
  const place = ({ x, y }) => `${(x * 512).toFixed(1)} ${(y * 512).toFixed(1)}`
  const strokes = { under: cord * 1024, mask: (cord + gap) * 1024 }
  // The three stretches that lie above are drawn again over a wider green one.
  const above = [1, 3, 5].map((turn) => {
    const middle = Math.round((sampleCount * (2 * turn + 1)) / 12)
    const half = Math.round(sampleCount / 14)
    const points = Array.from({ length: 2 * half + 1 }, (_, step) =>
      place(curve[(middle - half + step) % sampleCount]),
    )
    const line = `M${points.join('L')}`
    return [
      `<path d="${line}" stroke="${colour(green)}" stroke-width="${strokes.mask.toFixed(1)}"/>`,
      `<path d="${line}" stroke="${colour(paper)}" stroke-width="${strokes.under.toFixed(1)}" stroke-linecap="round"/>`,
    ].join('\n    ')
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 512 512">
  <rect width="512" height="512" rx="102" fill="${colour(green)}"/>
  <g fill="none">
    <path d="M${curve.map(place).join('L')}Z" stroke="${colour(paper)}" stroke-width="${strokes.under.toFixed(1)}"/>
    ${above.join('\n    ')}
  </g>
</svg>
`
}

const folder = inRepo('build', 'icons')
await mkdir(folder, { recursive: true })
const images = new Map(pngSizes.map((size) => [size, png(size)]))
for (const [size, bytes] of images) await writeFile(path.join(folder, `${size}x${size}.png`), bytes)
await writeFile(
  path.join(folder, 'icon.ico'),
  ico(icoSizes.map((size) => ({ size, bytes: images.get(size) }))),
)
await writeFile(path.join(folder, 'icon.svg'), svg())
