import { isUtf8 } from 'node:buffer'

import iconv from 'iconv-lite'

/** Text as offices save it: UTF-16 or UTF-8 with or without a mark; else it is Windows' own code page. */
export function decodeText(file: Buffer): string {
  if (file[0] === 0xff && file[1] === 0xfe) return iconv.decode(file, 'utf16le')
  if (file[0] === 0xfe && file[1] === 0xff) return iconv.decode(file, 'utf16be')
  return isUtf8(file)
    ? file.toString('utf8').replace(/^\uFEFF/u, '')
    : iconv.decode(file, 'win1252')
}

/** What the first two letters of UTF-8 look like to a program that takes it for Windows-1252. */
const mojibake = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u0192\u02c6\u02dc\u2013-\u2122]/u

/**
 * "Nurâ€™aini" and the dash "â€“" back to what they were. Text that cannot be taken back without loss
 * is left as it stands: it may be a name of another language.
 */
export function mendMojibake(text: string): string {
  if (!mojibake.test(text)) return text
  const bytes = iconv.encode(text, 'win1252')
  if (!isUtf8(bytes) || iconv.decode(bytes, 'win1252') !== text) return text
  return bytes.toString('utf8')
}
