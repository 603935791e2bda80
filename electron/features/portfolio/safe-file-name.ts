const reserved = /^(con|prn|aux|nul|com[1-9]|lpt[1-9])(\.|$)/iu
const maximumLength = 120

/**
 * A name that every file system of these PCs and sticks takes: no path, no characters that Windows
 * refuses, no device names, no trailing dot or space, not hidden. Keeps the ending when it shortens.
 */
export function safeFileName(name: string): string {
  const last = name.split(/[\\/]/u).at(-1) ?? ''
  const tidy = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"|?*]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '')
  const ending = /\.[a-z0-9]{1,5}$/iu.exec(tidy)?.[0] ?? ''
  const stem = tidy.slice(0, tidy.length - ending.length).slice(0, maximumLength - ending.length)
  const short = `${stem.trimEnd()}${ending}`
  if (short === '') return 'berkas'
  return reserved.test(short) ? `_${short}` : short
}
