import { appendFileSync, renameSync, statSync } from 'node:fs'
import { inspect } from 'node:util'

import type { Clock } from './clock'

/** Plain lines in one small file beside the data; never contents of records. */
export type Logger = {
  readonly info: (message: string) => void
  readonly error: (message: string, cause?: unknown) => void
}

const maximumBytes = 1_000_000

export function createFileLogger(path: string, clock: Clock): Logger {
  const write = (level: string, message: string) => {
    try {
      const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
      if (size > maximumBytes) renameSync(path, `${path}.1`)
      appendFileSync(path, `${new Date(clock.now()).toISOString()} ${level} ${message}\n`)
    } catch (error) {
      // A full disk must not turn a log line into a crash; stderr is the last resort.
      process.stderr.write(`${level} ${message} (log not written: ${String(error)})\n`)
    }
  }
  return {
    info: (message) => {
      write('info', message)
    },
    error: (message, cause) => {
      const detail = cause === undefined ? '' : inspect(cause)
      write('error', `${message} ${detail}`)
    },
  }
}

export const silentLogger: Logger = { info: () => undefined, error: () => undefined }
