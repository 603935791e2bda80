import { mkdirSync } from 'node:fs'
import path from 'node:path'

import type { Page } from 'playwright/test'

import { launchHub } from '../support/electron-app'
import { inFolder, quantile, round, type Run } from './benchmark'
import { peakRssMib } from './process-memory'
import { createHubsWithFiles, plugIn } from './stick-with-files'

const files = 256
const fileMib = 4

type Watched = {
  readonly calls: readonly number[]
  readonly frames: readonly number[]
  readonly filesIncoming: number
  readonly seconds: number
}

/**
 * The real window while a bundle of 1 GiB comes in: how long the calls take that pages make, one in
 * ten of them a durable change, and how long the window goes without painting. The floor is the same
 * for the same window before the bundle.
 */
export const run: Run = async ({ repoRoot, packagedApp, say }) => {
  await packagedApp()
  return inFolder(async (folder) => {
    const stick = path.join(folder, 'stick')
    mkdirSync(stick)
    say(`  leaving ${files} files of ${fileMib} MiB on a drive`)
    const hubs = await createHubsWithFiles({ folder, repoRoot, stick, files, fileMib })
    await hubs.sender.call('exchange.run', { driveId: await plugIn(hubs.sender) })
    await hubs.sender.close()
    await hubs.receiver.close()
    const opened = await launchHub({
      dataDir: hubs.receiverFolder,
      size: { width: 1366, height: 768 },
    })
    try {
      const { page } = opened
      const service = await opened.servicePid()
      const calm = await watch(page, false)
      const before = peakRssMib(service)
      opened.answerDialogs({ pickFolder: [stick] })
      const busy = await watch(page, true)
      if (busy.filesIncoming !== files) throw new Error(`${busy.filesIncoming} files arrived.`)
      const p99 = quantile(busy.calls, 0.99)
      const floorP99 = quantile(calm.calls, 0.99)
      return [
        {
          p50_ms: round(quantile(busy.calls, 0.5)),
          p99_ms: round(p99),
          longest_frame_ms: round(Math.max(...busy.frames), 0),
          rss_mib: round(peakRssMib(service), 0),
          rss_growth_mib: round(peakRssMib(service) - before, 0),
          calls: busy.calls.length,
          import_s: round(busy.seconds),
          floor_longest_frame_ms: round(Math.max(...calm.frames), 0),
          floor: round(floorP99),
          ratio: round(p99 / floorP99, 2),
        },
      ]
    } finally {
      await opened.close()
    }
  })
}

/** Calls and frames of the page while an exchange runs, or, without one, for five seconds. */
function watch(page: Page, withExchange: boolean): Promise<Watched> {
  return page.evaluate(async (exchanges): Promise<Watched> => {
    type Bridge = {
      readonly call: (
        channel: string,
        input: unknown,
        callId: string,
      ) => Promise<{ readonly ok: boolean; readonly value: unknown }>
    }
    const { simpul } = window as unknown as { readonly simpul: Bridge }
    let number = 0
    const ask = async (channel: string, input: unknown) => {
      number += 1
      const answer = await simpul.call(channel, input, `ukur${Date.now()}x${number}`)
      if (!answer.ok) throw new Error(`${channel}: ${JSON.stringify(answer)}`)
      return answer.value
    }
    const frames: number[] = []
    // An object, because it changes while the loop below waits.
    const state = { isOver: false }
    let last = performance.now()
    const paint = () => {
      const now = performance.now()
      frames.push(now - last)
      last = now
      if (!state.isOver) requestAnimationFrame(paint)
    }
    requestAnimationFrame(paint)
    const startedAt = performance.now()
    const exchange = async () => {
      const drive = (await ask('exchange.pickFolder', {})) as { readonly id: string }
      const ended = (await ask('exchange.run', { driveId: drive.id })) as {
        readonly read: { readonly filesIncoming: number }
      }
      return ended.read.filesIncoming
    }
    const work = exchanges
      ? exchange()
      : new Promise<number>((resolve) => setTimeout(() => resolve(0), 5_000))
    const finished = work.finally(() => {
      state.isOver = true
    })
    const calls: number[] = []
    for (let index = 0; !state.isOver; index += 1) {
      const asked = performance.now()
      if (index % 10 === 9) await ask('members.create', { fullName: `Guru ${startedAt} ${index}` })
      else if (index % 2 === 0) await ask('members.page', {})
      else await ask('exchange.state', {})
      calls.push(performance.now() - asked)
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
    const filesIncoming = await finished
    return { calls, frames, filesIncoming, seconds: (performance.now() - startedAt) / 1000 }
  }, withExchange)
}
