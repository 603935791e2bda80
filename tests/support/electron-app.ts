import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import {
  _electron,
  type ElectronApplication,
  errors,
  expect,
  type Page,
  test as base,
} from 'playwright/test'

/**
 * The packaged app as tests see it: real windows, real files, a data folder of its own. The only
 * thing not real are the answers to native dialogs, which no test can click (`answerDialogs`).
 */
export type HubOptions = {
  /** Open the hub of an earlier `openHub` again; otherwise a fresh folder is used. */
  readonly dataDir?: string
  readonly locale?: 'id' | 'en'
  readonly size?: { readonly width: number; readonly height: number }
  readonly env?: Readonly<Record<string, string>>
  /** More switches for Chromium, such as what stands for a camera. */
  readonly args?: readonly string[]
  /** For tests that provoke errors in the page on purpose. */
  readonly allowsConsoleErrors?: boolean
}

export type DialogAnswers = {
  readonly pickFolder?: readonly (string | null)[]
  readonly pickSavePath?: readonly (string | null)[]
}

export type Hub = {
  readonly app: ElectronApplication
  readonly page: Page
  readonly dataDir: string
  /** Errors the page wrote to its console, content security violations included. */
  readonly consoleErrors: readonly string[]
  /** Queues answers for the next native dialogs; `null` is a dialog that is closed. */
  readonly answerDialogs: (answers: DialogAnswers) => void
  readonly servicePid: () => Promise<number>
  /** SIGKILL to the hub service, as a crash would be. Resolves when it is gone. */
  readonly killService: () => Promise<void>
  /** Quits as a user would, and waits until the process has ended. Closing twice is harmless. */
  readonly close: () => Promise<void>
}

export type OpenHub = (options?: HubOptions) => Promise<Hub>

const launchMs = 15_000
const mostLaunches = 4
const plainStartMs = 60_000
const closeMs = 20_000
/**
 * Chromium refuses to run as root with its sandbox, and build containers are root. A virtual screen
 * has no GPU: without the word Chromium starts one process after another to find that out.
 */
export const launchArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...(process.platform === 'linux' ? ['--disable-gpu'] : []),
]

export function packagedApp(): string {
  const executable = process.env.SIMPUL_E2E_EXECUTABLE
  if (executable === undefined) throw new Error('Run the end-to-end tests by `npm run test:e2e`.')
  return executable
}

export function temporaryFolder(name: string): string {
  return mkdtempSync(path.join(tmpdir(), `simpul-${name}-`))
}

function hubEnvironment(dataDir: string, options: HubOptions): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  )
  return {
    ...Object.fromEntries(inherited),
    SIMPUL_TEST: '1',
    SIMPUL_DATA_DIR: dataDir,
    SIMPUL_LOCALE: options.locale ?? 'id',
    SIMPUL_TEST_PORTS: portsFile(dataDir),
    ...options.env,
  }
}

function portsFile(dataDir: string): string {
  return path.join(dataDir, 'test-ports.json')
}

export async function launchHub(options: HubOptions = {}): Promise<Hub> {
  const dataDir = options.dataDir ?? temporaryFolder('hub')
  if (options.size !== undefined) {
    // The window remembers its size in this file; there is no switch for tests.
    const place = JSON.stringify({ ...options.size, isMaximized: false })
    writeFileSync(path.join(dataDir, 'window.json'), place)
  }
  const answers: Record<string, (string | null)[]> = {}
  writeFileSync(portsFile(dataDir), '{}')
  const app = await launchApp(hubEnvironment(dataDir, options), options.args ?? [])
  const child = app.process()
  const consoleErrors: string[] = []
  const page = await app.firstWindow()
  page.on('console', (message) => {
    if (message.type() === 'error') consoleErrors.push(message.text())
  })
  page.on('pageerror', (error) => consoleErrors.push(error.message))
  await page.locator('#root > *').first().waitFor({ state: 'attached' })
  const servicePid = () => findServicePid(app)
  return {
    app,
    page,
    dataDir,
    consoleErrors,
    answerDialogs: (more) => {
      for (const [port, list] of Object.entries(more)) {
        answers[port] = [...(answers[port] ?? []), ...list]
      }
      writeFileSync(portsFile(dataDir), JSON.stringify(answers))
    },
    servicePid,
    killService: async () => {
      const pid = await servicePid()
      process.kill(pid, 'SIGKILL')
      await expect.poll(() => isAlive(pid)).toBe(false)
    },
    close: () => closeApp(app, child),
  }
}

/**
 * A packaged app does not wait for Playwright, and now and then its window goes to its page in the
 * very moment Playwright attaches: Chromium 114 then never tells of that step, and the launch would
 * wait for it forever. Such a start is ended and made again.
 */
async function launchApp(
  env: Record<string, string>,
  args: readonly string[],
): Promise<ElectronApplication> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await _electron.launch({
        executablePath: packagedApp(),
        args: [...launchArguments, ...args],
        env,
        // Never the repository: the app must not care where it is started from.
        cwd: tmpdir(),
        timeout: launchMs,
      })
    } catch (error) {
      if (!(error instanceof errors.TimeoutError) || attempt === mostLaunches) throw error
    }
  }
}

async function findServicePid(app: ElectronApplication): Promise<number> {
  let pid: number | undefined
  const find = async () => {
    pid = await app.evaluate(
      (electron) =>
        electron.app.getAppMetrics().find(({ name }) => name === 'Simpul Guru hub service')?.pid,
    )
    return pid
  }
  await expect.poll(find, { message: 'the hub service runs' }).toBeDefined()
  return pid ?? 0
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    // No such process any more.
    return false
  }
}

async function closeApp(app: ElectronApplication, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  const force = setTimeout(() => child.kill('SIGKILL'), closeMs)
  await app.close()
  await ended
  clearTimeout(force)
  expect(child.signalCode, 'the app ended by itself').toBeNull()
}

/** Starts the packaged app without Playwright, for what a second start says and how it ends. */
export async function startPlainly(
  dataDir: string,
  options: HubOptions = {},
): Promise<{
  readonly output: string
  /** What went to stderr, Chromium's own grumbling included. */
  readonly complaints: string
  readonly exitCode: number | null
}> {
  const child = spawn(packagedApp(), launchArguments, {
    env: hubEnvironment(dataDir, options),
    cwd: tmpdir(),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  let complaints = ''
  child.stderr.on('data', (bytes) => (complaints += String(bytes)))
  child.stdout.on('data', (bytes) => (output += String(bytes)))
  const force = setTimeout(() => child.kill('SIGKILL'), plainStartMs)
  await once(child, 'close')
  clearTimeout(force)
  return { output, complaints, exitCode: child.exitCode }
}

type WorkerFixtures = {
  /** One hub for all tests of a file that only look and change nothing. */
  readonly sharedHub: Hub
}

type Fixtures = {
  /** What `hub` and `otherHub` are opened with; set by `test.use({ hubOptions: … })`. */
  readonly hubOptions: HubOptions
  /** Opens as many hubs as a test needs; all are closed at its end and their folders removed. */
  readonly openHub: OpenHub
  /** A hub on its first run. */
  readonly hub: Hub
  /** A second hub on its first run, beside `hub`. */
  readonly otherHub: Hub
  /** A folder that stands for the flash drive. */
  readonly stick: string
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  hubOptions: [{}, { option: true }],
  openHub: async ({}, use, testInfo) => {
    const opened: { readonly hub: Hub; readonly options: HubOptions }[] = []
    await use(async (options = {}) => {
      const hub = await launchHub(options)
      opened.push({ hub, options })
      return hub
    })
    if (testInfo.status !== testInfo.expectedStatus) {
      for (const [index, { hub }] of opened.entries()) {
        const body = await hub.page.screenshot().catch(() => null)
        if (body !== null) {
          await testInfo.attach(`hub ${index + 1}`, { body, contentType: 'image/png' })
        }
      }
    }
    for (const { hub } of opened) await hub.close()
    for (const { hub } of opened) rmSync(hub.dataDir, { recursive: true, force: true })
    for (const { hub, options } of opened) {
      if (options.allowsConsoleErrors !== true) {
        expect(hub.consoleErrors, 'errors in the console of the page').toEqual([])
      }
    }
  },
  hub: async ({ openHub, hubOptions }, use) => use(await openHub(hubOptions)),
  otherHub: async ({ openHub, hubOptions }, use) => use(await openHub(hubOptions)),
  sharedHub: [
    async ({}, use) => {
      const hub = await launchHub()
      await use(hub)
      await hub.close()
      rmSync(hub.dataDir, { recursive: true, force: true })
    },
    { scope: 'worker' },
  ],
  stick: async ({}, use) => {
    const folder = temporaryFolder('stick')
    await use(folder)
    rmSync(folder, { recursive: true, force: true })
  },
})

export { expect } from 'playwright/test'
