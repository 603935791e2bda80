import { useCallback, useEffect, useRef, useState } from 'react'

import type { TaskProgress } from '../../shared/ipc/events'
import type { Failure } from '../../shared/lib/result'
import { type ChannelOf, type Input, type Output, startTask } from './call'
import { failureOf } from './failure'

export type TaskState<T> =
  | { readonly status: 'idle' }
  | {
      readonly status: 'running'
      readonly progress: TaskProgress | null
      readonly isCancelling: boolean
    }
  | { readonly status: 'done'; readonly output: T }
  | { readonly status: 'failed'; readonly failure: Failure }

/**
 * One task of the contract, shown by `ui/progress-panel.tsx`. Leaving the page does not stop it: what
 * was started is finished, and data.changed refreshes whatever is on screen then.
 */
export function useTask<C extends ChannelOf<'task'>>(channel: C) {
  const [state, setState] = useState<TaskState<Output<C>>>({ status: 'idle' })
  const abort = useRef<AbortController | null>(null)
  const isMounted = useRef(true)

  useEffect(() => {
    isMounted.current = true
    return () => {
      isMounted.current = false
    }
  }, [])

  const start = useCallback(
    (input: Input<C>) => {
      const controller = new AbortController()
      abort.current = controller
      const update = (next: TaskState<Output<C>>) => {
        // A second start replaces the first one's place on screen.
        if (isMounted.current && abort.current === controller) setState(next)
      }
      update({ status: 'running', progress: null, isCancelling: false })
      const onProgress = (progress: TaskProgress) =>
        update({ status: 'running', progress, isCancelling: controller.signal.aborted })
      startTask(channel, input, { onProgress, signal: controller.signal }).then(
        (output) => update({ status: 'done', output }),
        (error: unknown) => update({ status: 'failed', failure: failureOf(error) }),
      )
    },
    [channel],
  )

  const cancel = useCallback(() => {
    abort.current?.abort()
    setState((current) =>
      current.status === 'running' ? { ...current, isCancelling: true } : current,
    )
  }, [])

  const reset = useCallback(() => setState({ status: 'idle' }), [])

  return { state, start, cancel, reset }
}
