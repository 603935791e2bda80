import { realpath } from 'node:fs/promises'
import path from 'node:path'

/**
 * Documents we write or keep. Anything a PC would run instead of show is left out: a name from a
 * bundle must not become a program.
 */
const openable = new Set(
  [
    '.pdf .xlsx .docx .pptx .odt .ods .odp .csv .txt .simpul',
    '.jpg .jpeg .png .webp .gif .bmp .tif .heic',
    '.mp3 .m4a .ogg .wav .mp4 .mov .3gp .mkv .webm .avi',
  ].flatMap((names) => names.split(' ')),
)

/** Null when the file may be opened. `shell.openPath` itself would start programs and accept NUL bytes. */
export async function whyNotOpen(
  file: string,
  places: ReadonlySet<string>,
): Promise<string | null> {
  if (file === '' || file.includes('\0')) return 'not a path'
  if (!openable.has(path.extname(file).toLowerCase())) return 'not a kind of document we open'
  const real = await realpath(file).catch(() => null)
  if (real === null) return 'it is not there'
  if (!openable.has(path.extname(real).toLowerCase())) return 'it leads to something else'
  for (const place of places) {
    const realPlace = await realpath(place).catch(() => null)
    if (realPlace !== null && (real === realPlace || real.startsWith(realPlace + path.sep))) {
      return null
    }
  }
  return 'it lies where neither we nor the user put it'
}
