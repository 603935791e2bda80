import type { Channel, Contract } from '../../shared/ipc/contract'
import type { EntryKind, InputOf, OutputOf } from '../../shared/ipc/contract-kit'
import type { TaskProgress } from '../../shared/ipc/events'
import type { Failure, Result } from '../../shared/lib/result'
import { bridge } from './bridge'

/** The page's side of the contract: typed by the channel, no way around it. */
export type ChannelOf<Kind extends EntryKind> = {
  [C in Channel]: Contract[C]['kind'] extends Kind ? C : never
}[Channel]
export type Input<C extends Channel> = InputOf<Contract[C]>
export type Output<C extends Channel> = OutputOf<Contract[C]>

/** What the hub service answered instead of a value. `failureText` (failure.ts) puts it into words. */
export class CallError extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure.code)
    this.name = 'CallError'
    this.failure = failure
  }
}

function newCallId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(12))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function unwrap<C extends Channel>(result: Result<unknown>): Output<C> {
  if (!result.ok) throw new CallError(result.error)
  // dispatch has parsed the value with this channel's output schema.
  return result.value as Output<C>
}

/** Throws CallError. */
export async function call<C extends ChannelOf<'query' | 'command'>>(
  channel: C,
  input: Input<C>,
): Promise<Output<C>> {
  return unwrap<C>(await bridge().call(channel, input, newCallId()))
}

export type TaskOptions = {
  readonly onProgress?: (progress: TaskProgress) => void
  /** Aborting asks the task to stop; it then fails with `task.cancelled`, leaving nothing behind. */
  readonly signal?: AbortSignal
}

/** Long work. Resolves at its end; throws CallError. */
export async function startTask<C extends ChannelOf<'task'>>(
  channel: C,
  input: Input<C>,
  { onProgress, signal }: TaskOptions = {},
): Promise<Output<C>> {
  const callId = newCallId()
  const cancel = () => bridge().cancel(callId)
  const stopListening = bridge().on('task.progress', (progress) => {
    if (progress.callId === callId) onProgress?.(progress)
  })
  signal?.addEventListener('abort', cancel)
  try {
    return unwrap<C>(await bridge().call(channel, input, callId))
  } finally {
    signal?.removeEventListener('abort', cancel)
    stopListening()
  }
}
