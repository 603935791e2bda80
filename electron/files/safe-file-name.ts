const reserved = /^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\.|$)/iu
/** In UTF-8; a file system counts 255, and files being written have longer names. */
const maximumBytes = 120

/**
 * A name that every file system of these PCs and sticks takes: no path, no characters that Windows
 * refuses, no device names, no trailing dot or space, not hidden. Keeps the ending when it shortens.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? ''
  const tidy = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}<>:"|?*]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  const ending = /\.[a-z0-9]{1,5}$/iu.exec(tidy)?.[0] ?? ''
  const stem = cut(tidy.slice(0, tidy.length - ending.length), maximumBytes - ending.length)
  const short = `${stem.trimEnd()}${ending}`
  if (short === '') return 'berkas'
  return reserved.test(short) ? `_${short}` : short
}

/** Whole characters, as many as fit. */
function cut(text: string, bytes: number): string {
  let room = bytes
  let kept = ''
  for (const character of text) {
    room -= Buffer.byteLength(character)
    if (room < 0) break
    kept += character
  }
  return kept
}
