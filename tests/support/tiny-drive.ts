import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'

/** A drive of exactly this size, in memory. Null where nobody may mount, as in most containers. */
export function mountTiny(
  folder: string,
  size: string,
): { readonly remount: (options: string) => void; readonly unmount: () => void } | null {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return null
  mkdirSync(folder, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder], {
      stdio: 'ignore',
    })
  } catch {
    return null
  }
  return {
    /** `size=20m` makes it larger, `ro` moves the little switch at its side. */
    remount: (options) => {
      execFileSync('mount', ['-o', `remount,${options}`, folder], { stdio: 'ignore' })
    },
    unmount: () => {
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' })
    },
  }
}
