import { stat } from 'node:fs/promises'

import { maximumFileBytes } from '../../shared/ipc/portfolio-contract'
import { AppError } from '../../shared/lib/app-error'
import { sniffBytes, sniffMediaType } from './sniff-media-type'
import { tooLarge } from './too-large'

/** What a file that the user chose is by its own bytes; throws `file.*` where it is not taken in. */
export async function acceptedMediaType(path: string): Promise<string> {
  const isFile = await stat(path).then(
    (found) => found.isFile(),
    (cause: unknown) => {
      throw new AppError('file.missing', {}, { cause })
    },
  )
  if (!isFile) throw new AppError('file.unreadable')
  const sniffed = await sniffMediaType(path).catch((cause: unknown) => {
    throw new AppError('file.unreadable', {}, { cause })
  })
  if (sniffed.size === 0) throw new AppError('file.empty')
  if (sniffed.size > maximumFileBytes) throw tooLarge(maximumFileBytes)
  if (sniffed.isProgram) throw new AppError('file.program')
  return sniffed.mediaType
}

/** What the page's canvas made: a JPEG within its limit, or a page that is not ours. */
export function requireJpeg(bytes: Uint8Array, maximum: number): Uint8Array {
  const { mediaType } = sniffBytes(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (mediaType !== 'image/jpeg' || bytes.length > maximum) throw new AppError('call.invalid')
  return bytes
}
