import type { Dirent } from 'node:fs'

/**
 * What the shortcut viruses of school PCs leave on a stick (RELIABILITY 5). Told to the user, never
 * opened, never removed.
 */
export function isSuspicious(entry: Pick<Dirent, 'name'>): boolean {
  const name = entry.name.toLowerCase()
  return /\.(lnk|vbs|vbe|wsf|scr|pif|bat|cmd|exe|js|jse)$/.test(name) || name === 'autorun.inf'
}

/** The twin of a folder that poses as it: `Foto kegiatan.lnk` beside the hidden `Foto kegiatan`. */
const twin = /\.(lnk|exe|scr|pif|vbs)$/

/** Folders that were hidden: their twin stands beside them, or their name cannot be seen. */
export function foldersHiddenByVirus<Entry extends Pick<Dirent, 'name' | 'isDirectory'>>(
  entries: readonly Entry[],
): readonly Entry[] {
  const twins = new Set(
    entries
      .map(({ name }) => name.toLowerCase())
      .filter((name) => twin.test(name))
      .map((name) => name.replace(twin, '')),
  )
  return entries.filter(
    (entry) => entry.isDirectory() && (isBlank(entry) || twins.has(entry.name.toLowerCase())),
  )
}

/** Only spaces that look like none: blanks, no-break spaces, fillers, characters without width. */
export function isBlank({ name }: { readonly name: string }): boolean {
  return /^[\s\u00a0\u00ad\u115f\u1160\u180e\u200b-\u200f\u2060\u2800\u3164\ufeff]+$/u.test(name)
}
