import { readFileSync, writeFileSync } from 'node:fs'

/** Memory of another process in bytes, as Linux tells it; null where it does not. */
export type ProcessMemory = { readonly now: number; readonly peak: number }

export function memoryOf(pid: number): ProcessMemory | null {
  const text = readStatus(pid)
  if (text === null) return null
  const kib = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1] ?? 0)
  return { now: kib('VmRSS') * 1024, peak: kib('VmHWM') * 1024 }
}

/** From here on the peak is what comes after. */
export function forgetPeak(pid: number): void {
  try {
    writeFileSync(`/proc/${pid}/clear_refs`, '5')
  } catch {
    // Elsewhere than on Linux there is no peak to forget; `memoryOf` says null there.
  }
}

function readStatus(pid: number): string | null {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return null
  }
}
