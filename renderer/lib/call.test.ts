import { afterEach, expect, test, vi } from 'vitest'

import type { SimpulBridge } from '../../shared/ipc/bridge'
import type { TaskProgress } from '../../shared/ipc/events'
import { call, CallError, startTask } from './call'

/** The far side of the bridge, played by the test: answers when it is told to. */
function aBridge() {
  const cancelled: string[] = []
  const listeners = new Set<(progress: TaskProgress) => void>()
  let answer: (result: Awaited<ReturnType<SimpulBridge['call']>>) => void = () => undefined
  let callId = ''
  vi.stubGlobal('window', {
    simpul: {
      call: (_channel: string, _input: unknown, id: string) => {
        callId = id
        return new Promise((resolve) => {
          answer = resolve
        })
      },
      cancel: (id: string) => cancelled.push(id),
      on: (_name: string, listener: (progress: TaskProgress) => void) => {
        listeners.add(listener)
        return () => listeners.delete(listener)
      },
    },
  })
  return {
    answer: (result: Parameters<typeof answer>[0]) => answer(result),
    cancelled,
    callId: () => callId,
    listenerCount: () => listeners.size,
    progress: (progress: TaskProgress) => {
      for (const listener of listeners) listener(progress)
    },
  }
}

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a refusal arrives as an error that carries its code', async () => {
  const bridge = aBridge()
  const answer = call('setup.status', {})

  bridge.answer({ ok: false, error: { code: 'hub.missing', params: {} } })

  await expect(answer).rejects.toThrow(CallError)
  await expect(answer).rejects.toMatchObject({ failure: { code: 'hub.missing' } })
})

test('a task hears its own progress only, and stops listening at its end', async () => {
  const bridge = aBridge()
  const heard: number[] = []
  const task = startTask('setup.createDemo', {}, { onProgress: ({ done }) => heard.push(done) })

  bridge.progress({ callId: bridge.callId(), step: 'writing', done: 1, total: 2 })
  bridge.progress({ callId: 'of another task', step: 'writing', done: 7, total: 9 })
  bridge.answer({ ok: true, value: { hubId: 'x', members: 300 } })
  await task

  expect(heard).toEqual([1])
  expect(bridge.listenerCount()).toBe(0)
})

test('aborting a task asks the hub service to stop it', async () => {
  const bridge = aBridge()
  const abort = new AbortController()
  const task = startTask('setup.createDemo', {}, { signal: abort.signal })

  abort.abort()
  bridge.answer({ ok: false, error: { code: 'task.cancelled', params: {} } })

  await expect(task).rejects.toMatchObject({ failure: { code: 'task.cancelled' } })
  expect(bridge.cancelled).toEqual([bridge.callId()])
})
