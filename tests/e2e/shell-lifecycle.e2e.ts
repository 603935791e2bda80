import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'

import { expect, packagedApp, startPlainly, temporaryFolder, test } from '../support/electron-app'

test('a second start on the same data shows the first window and ends with a sentence', async ({
  hub,
}) => {
  await hub.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())

  const second = await startPlainly(hub.dataDir)

  expect({ output: second.output, exitCode: second.exitCode }).toEqual({
    output: 'Simpul Guru sudah terbuka. Jendela yang sudah ada ditampilkan.\n',
    exitCode: 0,
  })
  const isVisible = () =>
    hub.app.evaluate(({ BrowserWindow }) => {
      const window = BrowserWindow.getAllWindows()[0]
      return window?.isVisible() === true && !window.isMinimized()
    })
  await expect.poll(isVisible).toBe(true)
  expect(hub.app.windows()).toHaveLength(1)
})

test('a data folder that cannot be made is said, and the app ends', async () => {
  const file = path.join(temporaryFolder('no-folder'), 'a-file')
  await writeFile(file, '')
  const impossible = path.join(file, 'data')

  const start = await startPlainly(impossible)

  expect(start.complaints).toContain(`tidak dapat menulis ke folder datanya: ${impossible}`)
  expect(start.exitCode).toBe(1)
})

test('two data folders are two hubs side by side', async ({ hub, otherHub }) => {
  const pids = [await hub.servicePid(), await otherHub.servicePid()]

  expect(new Set(pids).size).toBe(2)
})

test('when the hub service dies, what was asked fails plainly and the next call is answered', async ({
  hub,
}) => {
  const pid = await hub.servicePid()
  await hub.page.evaluate(async () => {
    // A service that is still coming up would leave the call to its successor.
    await window.simpul.call('no.such.channel', {}, 'first')
    window.simpul.on('service.restarted', () => {
      document.documentElement.dataset.restarted = 'yes'
    })
  })
  // A stopped service cannot answer, so this call is certainly under way when it dies.
  process.kill(pid, 'SIGSTOP')
  const pending = hub.page.evaluate(() => window.simpul.call('no.such.channel', {}, 'pending'))
  // Messages of a page arrive in order: once main answers this one, it has passed on the call.
  await hub.page.evaluate(() => window.simpul.offerFile(new File([], 'nothing')))

  await hub.killService()

  expect(await pending).toEqual({ ok: false, error: { code: 'service.restarted', params: {} } })
  await expect(hub.page.locator('html')).toHaveAttribute('data-restarted', 'yes')
  const next = await hub.page.evaluate(() => window.simpul.call('no.such.channel', {}, 'next'))
  expect(next).toMatchObject({ ok: false })
  expect(next).not.toMatchObject({ error: { code: 'service.restarted' } })
  expect(await hub.servicePid()).not.toBe(pid)
})

test('a service that keeps dying comes up again each time', async ({ hub }) => {
  for (let round = 0; round < 3; round++) {
    await hub.killService()
    await hub.servicePid()
  }

  const answer = await hub.page.evaluate(() => window.simpul.call('no.such.channel', {}, 'last'))
  expect(answer.ok).toBe(false)
})

test('the window comes back in the size it was closed with', async ({ openHub }) => {
  const first = await openHub({ size: { width: 1100, height: 740 } })
  const resized = await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setSize(1200, 720)
    return BrowserWindow.getAllWindows()[0]?.getSize()
  })
  expect(resized).toEqual([1200, 720])
  await first.close()

  const again = await openHub({ dataDir: first.dataDir })

  const size = await again.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.getSize(),
  )
  expect(size).toEqual([1200, 720])
})

test('the fuses of the packaged program are flipped', async () => {
  // The wire: a known text, one byte version, one byte length, then one character a fuse.
  const binary = await readFile(packagedApp())
  const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
  const start = binary.indexOf(sentinel) + sentinel.length + 2
  const wire = binary.subarray(start, start + 7).toString('latin1')

  // Run as Node off, cookie encryption on, NODE_OPTIONS off, inspector on (this is the test build;
  // a release has it off), asar integrity on, only from asar on, browser snapshot off.
  expect(wire).toBe('0101110')
})
