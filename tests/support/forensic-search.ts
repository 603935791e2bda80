import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Looks for texts in the raw bytes of every file below a folder, letter case ignored, as somebody
 * would who copies the disk. Gives `path: text` for each find.
 */
export function findInFiles(folder: string, texts: readonly string[]): readonly string[] {
  const needles = texts.map((text) => ({
    text,
    bytes: Buffer.from(text, 'utf8').toString('latin1').toLowerCase(),
  }))
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name)
      const bytes = readFileSync(path).toString('latin1').toLowerCase()
      return needles
        .filter((needle) => bytes.includes(needle.bytes))
        .map(({ text }) => `${path.slice(folder.length + 1)}: ${text}`)
    })
}
