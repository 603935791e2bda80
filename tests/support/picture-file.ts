import { writeFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'

/** A PNG like a photo: colours that run, with noise, so that it is large and hard to press. */
export function writePicture(
  path: string,
  { width, height }: { readonly width: number; readonly height: number },
): void {
  const rows = Buffer.alloc((width * 3 + 1) * height)
  let noise = 1
  for (let row = 0; row < height; row += 1) {
    for (let column = 0; column < width; column += 1) {
      noise = (Math.imul(noise, 1_103_515_245) + 12_345) & 0x7fffffff
      const at = row * (width * 3 + 1) + 1 + column * 3
      const grain = noise % 40
      rows[at] = Math.floor((column / width) * 200) + grain
      rows[at + 1] = Math.floor((row / height) * 200) + grain
      rows[at + 2] = 120 + grain
    }
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2, 0, 0, 0], 8)
  writeFileSync(
    path,
    Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', deflateSync(rows, { level: 1 })),
      chunk('IEND', Buffer.alloc(0)),
    ]),
  )
}

function chunk(name: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), content])
  const whole = Buffer.alloc(body.length + 8)
  whole.writeUInt32BE(content.length, 0)
  whole.set(body, 4)
  whole.writeUInt32BE(crc32(body), body.length + 4)
  return whole
}

/** Width and height of a JPEG, from its frame header. */
export function jpegSize(bytes: Buffer): { readonly width: number; readonly height: number } {
  for (let at = 2; at < bytes.length;) {
    const marker = bytes.readUInt16BE(at)
    const isFrame = marker >= 0xffc0 && marker <= 0xffc2
    if (isFrame) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  throw new Error('No frame in this JPEG')
}
