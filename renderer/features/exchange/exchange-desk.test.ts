import { expect, test } from 'vitest'

import type { DriveSummary, ExchangePreview, ExchangeResult } from '../../../shared/domain/exchange'
import type { HubId } from '../../../shared/domain/ids'
import { CallError, type TaskOptions } from '../../lib/call'
import { type Agreement, createExchangeDesk, type Desk } from './exchange-desk'

const drive: DriveSummary = {
  id: '0123456789abcdef',
  label: 'FLASHDISK',
  root: 'E:\\',
  isRemovable: true,
  freeBytes: 1_000,
  totalBytes: 2_000,
}

const preview: ExchangePreview = {
  bundlesRead: 0,
  bundlesKnown: 0,
  hubs: [],
  lookAlikes: 0,
  filesIncoming: 0,
  fileBytesIncoming: 0,
  problems: [],
  invitations: [],
  suspiciousFiles: [],
  contentsId: '00112233445566778899aabbccddeeff',
  heldBefore: [],
  bundlesOwn: 0,
  bundlesForOthers: 0,
  bundlesOfOtherNetworks: 0,
  hiddenFolders: [],
  driveProblem: null,
}

const kopang = 'hub-kopang' as HubId
const praya = 'hub-praya' as HubId

/** A file is news enough to ask before going on. */
const news: ExchangePreview = { ...preview, filesIncoming: 1, fileBytesIncoming: 10 }

const result: ExchangeResult = {
  read: preview,
  written: {
    fileNames: [],
    bytes: 0,
    commits: 0,
    files: 0,
    filesLeft: 0,
    filesLeftBytes: 0,
    filesHere: 0,
    damagedFiles: [],
    pruned: 0,
    kept: 0,
    recipients: 0,
  },
  writeProblem: null,
  isSafeToUnplug: true,
  isRenewed: false,
  lostNotice: null,
}

/** A desk whose tasks end when the test says so. */
function aDesk() {
  const started: {
    name: string
    options: TaskOptions
    end: PromiseWithResolvers<unknown>
    agreed?: Agreement
  }[] = []
  const begin = async (
    name: string,
    options: TaskOptions,
    agreed?: Agreement,
  ): Promise<unknown> => {
    const end = later()
    started.push({ name, options, end, ...(agreed === undefined ? {} : { agreed }) })
    return end.promise
  }
  const desk = createExchangeDesk({
    preview: (_, options) => begin('preview', options) as Promise<ExchangePreview>,
    run: (_, agreed, options) => begin('run', options, agreed) as Promise<ExchangeResult>,
  })
  const changed = () => new Promise<Desk>((done) => desk.subscribe(() => done(desk.get())))
  return { desk, started, changed }
}

type PromiseWithResolvers<T> = {
  readonly promise: Promise<T>
  readonly resolve: (value: T) => void
  readonly reject: (error: unknown) => void
}

function later(): PromiseWithResolvers<unknown> {
  let resolve: (value: unknown) => void = () => undefined
  let reject: (error: unknown) => void = () => undefined
  const promise = new Promise<unknown>((done, fail) => {
    resolve = done
    reject = fail
  })
  return { promise, resolve, reject }
}

const cancelled = new CallError({ code: 'task.cancelled', params: {} })

/** What the preview shows of `seen` while nobody has touched anything. */
const shown = (seen: ExchangePreview): Desk => ({
  stage: 'preview',
  drive,
  preview: seen,
  heldHubs: seen.heldBefore,
  isAgain: false,
})

test('a drive is looked at, then exchanged with, then its ending stays until it was read', async () => {
  const { desk, started, changed } = aDesk()

  desk.look(drive)
  expect(desk.get()).toEqual({ stage: 'looking', drive, progress: null, isCancelling: false })
  started[0]!.end.resolve(news)
  expect(await changed()).toEqual(shown(news))

  desk.exchange(drive)
  started[1]!.end.resolve(result)
  expect(await changed()).toEqual({ stage: 'ended', drive, result })
  expect(started[1]!.agreed).toEqual({ contentsId: news.contentsId, heldHubs: [] })

  desk.clear()
  expect(desk.get()).toEqual({ stage: 'ready' })
})

test('with nothing to decide the exchange goes on by itself', async () => {
  const { desk, started, changed } = aDesk()

  desk.look(drive)
  started[0]!.end.resolve(preview)
  await changed()

  expect(desk.get().stage).toBe('exchanging')
  expect(started.map(({ name }) => name)).toEqual(['preview', 'run'])
})

test('whose part is held back goes with the agreement, and begins with what was held before', async () => {
  const { desk, started, changed } = aDesk()
  const held = { ...news, heldBefore: [kopang] }

  desk.look(drive)
  started[0]!.end.resolve(held)
  await changed()
  desk.hold(praya, true)
  desk.hold(kopang, false)
  desk.exchange(drive)

  expect(started[1]!.agreed).toEqual({ contentsId: news.contentsId, heldHubs: [praya] })
})

test('a drive that changed since it was looked at is looked at again, holding back the same', async () => {
  const { desk, started, changed } = aDesk()

  desk.look(drive)
  started[0]!.end.resolve(news)
  await changed()
  desk.hold(praya, true)
  desk.exchange(drive)
  started[1]!.end.reject(new CallError({ code: 'exchange.changed', params: {} }))
  await changed()
  started[2]!.end.resolve(preview)

  expect(await changed()).toEqual({ ...shown(preview), heldHubs: [praya], isAgain: true })
  expect(started.map(({ name }) => name)).toEqual(['preview', 'run', 'preview'])
})

test('a second try after an ending holds back the same, whatever lies on the drive by now', async () => {
  const { desk, started, changed } = aDesk()

  desk.look(drive)
  started[0]!.end.resolve(news)
  await changed()
  desk.hold(praya, true)
  desk.exchange(drive)
  started[1]!.end.resolve({ ...result, isSafeToUnplug: false })
  await changed()
  desk.exchange(drive)

  expect(started[2]!.agreed).toEqual({ contentsId: null, heldHubs: [praya] })
})

test('pressing twice starts one exchange', () => {
  const { desk, started } = aDesk()

  desk.exchange(drive)
  desk.exchange(drive)
  desk.look(drive)

  expect(started.map(({ name }) => name)).toEqual(['run'])
})

test('progress is shown, and says when it is being stopped', () => {
  const { desk, started } = aDesk()
  const progress = { callId: 'a', step: 'reading', done: 1, total: 4 }

  desk.look(drive)
  started[0]!.options.onProgress?.(progress)
  desk.cancel()

  expect(started[0]!.options.signal?.aborted).toBe(true)
  expect(desk.get()).toEqual({ stage: 'looking', drive, progress, isCancelling: true })
})

test('a look that was stopped leads back to the beginning without an error', async () => {
  const { desk, started, changed } = aDesk()

  desk.look(drive)
  started[0]!.end.reject(cancelled)

  expect(await changed()).toEqual({ stage: 'ready' })
})

test('an exchange that was stopped or failed says so', async () => {
  const { desk, started, changed } = aDesk()

  desk.exchange(drive)
  started[0]!.end.reject(cancelled)

  expect(await changed()).toEqual({
    stage: 'failed',
    during: 'exchanging',
    drive,
    failure: { code: 'task.cancelled', params: {} },
  })
})

test('work under way is not cleared away', () => {
  const { desk } = aDesk()

  desk.exchange(drive)
  desk.clear()

  expect(desk.get().stage).toBe('exchanging')
})
