import { type FileHandle, open } from 'node:fs/promises'

import { unknownMediaType } from '../../shared/domain/media-type'

/**
 * What a file is by its own bytes; its name is not asked, because on these sticks a program may be
 * called foto.jpg. Reads the first and the last 64 KiB only.
 */
export type Sniffed = {
  readonly mediaType: string
  readonly size: number
  /** Windows and Linux programs, shortcuts: never taken in (RELIABILITY 5, "virus shortcut"). */
  readonly isProgram: boolean
}

const sampleBytes = 64 * 1024

export async function sniffMediaType(path: string): Promise<Sniffed> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    const head = await sample(file, 0)
    const tail = await sample(file, Math.max(0, size - sampleBytes))
    return { ...sniffBytes(head, tail), size }
  } finally {
    await file.close()
  }
}

/** `tail` matters for packed office files, whose table of contents stands at the end. */
export function sniffBytes(
  head: Buffer,
  tail: Buffer = head,
): { readonly mediaType: string; readonly isProgram: boolean } {
  if (programMarks.some((mark) => startsWith(head, mark))) {
    return { mediaType: unknownMediaType, isProgram: true }
  }
  const mediaType =
    plainMarks.find(([mark]) => startsWith(head, mark))?.[1] ??
    containerType(head, tail) ??
    (isText(head) ? 'text/plain' : unknownMediaType)
  return { mediaType, isProgram: false }
}

async function sample(file: FileHandle, position: number): Promise<Buffer> {
  const buffer = Buffer.alloc(sampleBytes)
  const { bytesRead } = await file.read(buffer, 0, sampleBytes, position)
  return buffer.subarray(0, bytesRead)
}

const bytes = (...values: readonly number[]) => Buffer.from(values)
const latin = (text: string) => Buffer.from(text, 'latin1')

const programMarks: readonly Buffer[] = [
  latin('MZ'),
  latin('\x7fELF'),
  latin('#!'),
  // A Windows shortcut: header size 0x4c and the start of its class id.
  bytes(0x4c, 0, 0, 0, 0x01, 0x14, 0x02, 0),
  bytes(0xcf, 0xfa, 0xed, 0xfe),
  bytes(0xca, 0xfe, 0xba, 0xbe),
]

const plainMarks: readonly (readonly [Buffer, string])[] = [
  [bytes(0xff, 0xd8, 0xff), 'image/jpeg'],
  [latin('\x89PNG\r\n\x1a\n'), 'image/png'],
  [latin('GIF8'), 'image/gif'],
  [latin('II*\0'), 'image/tiff'],
  [latin('MM\0*'), 'image/tiff'],
  [latin('%PDF-'), 'application/pdf'],
  [latin('ID3'), 'audio/mpeg'],
  [bytes(0xff, 0xfb), 'audio/mpeg'],
  [bytes(0xff, 0xf3), 'audio/mpeg'],
  [latin('OggS'), 'audio/ogg'],
]

function containerType(head: Buffer, tail: Buffer): string | null {
  if (startsWith(head, latin('RIFF'))) return riffType(head)
  if (head.subarray(4, 8).equals(latin('ftyp'))) return isoMediaType(head)
  if (startsWith(head, bytes(0x1a, 0x45, 0xdf, 0xa3))) {
    return head.includes('webm') ? 'video/webm' : 'video/x-matroska'
  }
  if (startsWith(head, latin('PK\x03\x04'))) return zipType(head, tail)
  if (startsWith(head, bytes(0xd0, 0xcf, 0x11, 0xe0))) return oldOfficeType(head, tail)
  // "BM" alone is two letters of a text; the four reserved bytes of a bitmap are zero.
  if (startsWith(head, latin('BM')) && head.subarray(6, 10).equals(Buffer.alloc(4))) {
    return 'image/bmp'
  }
  return null
}

function riffType(head: Buffer): string | null {
  const form = head.toString('latin1', 8, 12)
  if (form === 'WEBP') return 'image/webp'
  if (form === 'AVI ') return 'video/x-msvideo'
  return form === 'WAVE' ? 'audio/wav' : null
}

function isoMediaType(head: Buffer): string {
  const brand = head.toString('latin1', 8, 12)
  if (/^(heic|heix|hevc|mif1|msf1)/u.test(brand)) return 'image/heic'
  if (brand === 'qt  ') return 'video/quicktime'
  if (brand.startsWith('3g')) return 'video/3gpp'
  return brand.startsWith('M4A') ? 'audio/mp4' : 'video/mp4'
}

const office = 'application/vnd.openxmlformats-officedocument.'

function zipType(head: Buffer, tail: Buffer): string {
  // OpenDocument says what it is in its first, unpacked entry.
  const open =
    /mimetypeapplication\/vnd\.oasis\.opendocument\.(text|spreadsheet|presentation)/u.exec(
      head.toString('latin1', 0, 200),
    )
  if (open?.[1] !== undefined) return `application/vnd.oasis.opendocument.${open[1]}`
  const names = Buffer.concat([head, tail])
  if (!names.includes('[Content_Types].xml')) return 'application/zip'
  // A macro project inside makes it a file that we keep but do not open.
  if (names.includes('vbaProject.bin')) return 'application/zip'
  if (names.includes('word/')) return `${office}wordprocessingml.document`
  if (names.includes('xl/')) return `${office}spreadsheetml.sheet`
  return names.includes('ppt/') ? `${office}presentationml.presentation` : 'application/zip'
}

function oldOfficeType(head: Buffer, tail: Buffer): string {
  const names = Buffer.concat([head, tail])
  const holds = (stream: string) => names.includes(Buffer.from(stream, 'utf16le'))
  if (holds('WordDocument')) return 'application/msword'
  if (holds('Workbook')) return 'application/vnd.ms-excel'
  return holds('PowerPoint Document') ? 'application/vnd.ms-powerpoint' : unknownMediaType
}

/** UTF-8 without control characters other than line ends and tabs. */
function isText(head: Buffer): boolean {
  // As a stream: a character cut by the end of the sample is left out, not taken for a wrong one.
  const text = new TextDecoder('utf-8').decode(head, { stream: true })
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  return !/[\u0000-\u0008\u000b\u000e-\u001f\ufffd]/u.test(text)
}

function startsWith(head: Buffer, mark: Buffer): boolean {
  return head.subarray(0, mark.length).equals(mark)
}
