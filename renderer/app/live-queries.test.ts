import { QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import type { SimpulBridge } from '../../shared/ipc/bridge'
import type { EventName } from '../../shared/ipc/events'
import type { LiveTable } from '../lib/channel-query'
import { startLiveQueries } from './live-queries'

/** The bridge's events, said by the test. */
function aBridge() {
  const listeners = new Map<EventName, (payload: never) => void>()
  const on: SimpulBridge['on'] = (name, listener) => {
    listeners.set(name, listener)
    return () => listeners.delete(name)
  }
  return {
    on,
    dataChanged: (...tables: string[]) => listeners.get('data.changed')?.({ tables } as never),
    serviceRestarted: () => listeners.get('service.restarted')?.({ at: 0 } as never),
  }
}

function aWatchedQuery(client: QueryClient, key: string, tables: readonly LiveTable[]) {
  const read = vi.fn(async () => key)
  new QueryObserver(client, {
    queryKey: [key],
    queryFn: read,
    staleTime: Infinity,
    meta: { tables },
  }).subscribe(() => undefined)
  return read
}

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  vi.useRealTimers()
})

test('a change refreshes what was read from that table, and nothing else', async () => {
  const client = new QueryClient()
  const bridge = aBridge()
  startLiveQueries(client, bridge)
  const members = aWatchedQuery(client, 'members.page', ['members', 'posts'])
  const activities = aWatchedQuery(client, 'activities.page', ['activities'])
  await vi.runAllTimersAsync()

  bridge.dataChanged('posts')
  await vi.runAllTimersAsync()

  expect(members).toHaveBeenCalledTimes(2)
  expect(activities).toHaveBeenCalledTimes(1)
})

test('many changes in one moment are one refresh', async () => {
  const client = new QueryClient()
  const bridge = aBridge()
  startLiveQueries(client, bridge)
  const attendance = aWatchedQuery(client, 'attendance.sheet', ['attendance'])
  await vi.runAllTimersAsync()

  for (let mark = 0; mark < 20; mark++) bridge.dataChanged('attendance')
  await vi.runAllTimersAsync()

  expect(attendance).toHaveBeenCalledTimes(2)
})

test('after the hub service restarted everything is asked again', async () => {
  const client = new QueryClient()
  const bridge = aBridge()
  startLiveQueries(client, bridge)
  const members = aWatchedQuery(client, 'members.page', ['members'])
  await vi.runAllTimersAsync()

  bridge.serviceRestarted()
  await vi.runAllTimersAsync()

  expect(members).toHaveBeenCalledTimes(2)
})

test('a stopped watcher refreshes nothing', async () => {
  const client = new QueryClient()
  const bridge = aBridge()
  const stop = startLiveQueries(client, bridge)
  const members = aWatchedQuery(client, 'members.page', ['members'])
  await vi.runAllTimersAsync()

  bridge.dataChanged('members')
  stop()
  await vi.runAllTimersAsync()

  expect(members).toHaveBeenCalledTimes(1)
})
