import { readFile } from 'node:fs/promises'
import { Worker } from 'node:worker_threads'

import type { CameraFrame } from '../../../shared/domain/camera-frame'
import type { CodeThreadStart, FromCodeThread } from './code-messages'
import type { DecodeFrame } from './decode-frame'

/**
 * Reads the QR codes that a camera sees, in a thread of its own: on an old PC a picture takes longer
 * than the window may wait for an answer, and a picture made to keep the reader busy is ended with its
 * thread. The thread lives only while pictures come, and takes its memory with it.
 */
export type CodeReader = {
  /** null: no code, or the picture before is still being read. */
  readonly read: (frame: CameraFrame) => Promise<string | null>
  readonly close: () => Promise<void>
}

export type CodeReaderOptions = {
  /** The built code-thread.ts; without it this thread reads. */
  readonly threadFile: string | null
  readonly wasmFile: string
  /** The dialog closed, or the window went away. */
  readonly idleMilliseconds?: number
  /** The first picture waits for the reader to be compiled as well. */
  readonly patienceMilliseconds?: number
}

export function createCodeReader(options: CodeReaderOptions): CodeReader {
  const { threadFile, wasmFile, idleMilliseconds = 5_000, patienceMilliseconds = 15_000 } = options
  return threadFile === null
    ? readHere(wasmFile)
    : readInThread({ threadFile, wasmFile, idleMilliseconds, patienceMilliseconds })
}

function readHere(wasmFile: string): CodeReader {
  let decoder: Promise<DecodeFrame> | null = null
  return {
    read: async (frame) => {
      decoder ??= openDecoder(wasmFile)
      const decode = await decoder
      return decode(frame)
    },
    close: () => Promise.resolve(),
  }
}

/** Loaded with the first picture: a hub without a camera never needs it. */
async function openDecoder(wasmFile: string): Promise<DecodeFrame> {
  const { createFrameDecoder } = await import('./decode-frame')
  return createFrameDecoder(new Uint8Array(await readFile(wasmFile)))
}

type Waiting = {
  readonly resolve: (text: string | null) => void
  readonly reject: (error: Error) => void
}

function readInThread({
  threadFile,
  wasmFile,
  idleMilliseconds,
  patienceMilliseconds,
}: Required<CodeReaderOptions> & { readonly threadFile: string }): CodeReader {
  let worker: Worker | null = null
  let waiting: Waiting | null = null
  let timer: NodeJS.Timeout | undefined

  const settle = (how: (by: Waiting) => void) => {
    clearTimeout(timer)
    const by = waiting
    waiting = null
    if (by !== null) how(by)
  }
  const stop = async () => {
    const ending = worker
    worker = null
    await ending?.terminate()
  }
  const fail = (error: Error) => {
    settle(({ reject }) => {
      reject(error)
    })
    void stop()
  }
  const stopSoon = () => {
    timer = setTimeout(() => void stop(), idleMilliseconds)
    timer.unref()
  }
  const start = (): Worker => {
    const started = new Worker(threadFile, { workerData: { wasmFile } satisfies CodeThreadStart })
    // Of a thread that was given up nothing is heard any more.
    const isCurrent = () => worker === started
    started.on('message', (message: FromCodeThread) => {
      if (!isCurrent()) return
      settle(({ resolve, reject }) => {
        if (message.isRead) resolve(message.text)
        else reject(new Error(`A picture could not be searched: ${message.failure}`))
      })
      stopSoon()
    })
    started.on('error', (error) => {
      if (isCurrent()) fail(error)
    })
    started.on('exit', (code) => {
      if (isCurrent()) fail(new Error(`The thread that reads codes ended with ${code}`))
    })
    return started
  }
  return {
    read: (frame) => {
      if (waiting !== null) return Promise.resolve(null)
      clearTimeout(timer)
      return new Promise((resolve, reject) => {
        waiting = { resolve, reject }
        worker ??= start()
        worker.postMessage(frame)
        timer = setTimeout(() => {
          fail(new Error(`A picture was not searched within ${patienceMilliseconds} ms`))
        }, patienceMilliseconds)
        timer.unref()
      })
    },
    close: async () => {
      settle(({ reject }) => {
        reject(new Error('The hub closes'))
      })
      await stop()
    },
  }
}
