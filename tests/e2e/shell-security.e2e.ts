import { fakeCameras } from '../support/camera-picture'
import { expect, test } from '../support/electron-app'
import { startLocalServer } from '../support/local-server'

// The rows of Electron's security list that can be asked of the running app. These tests provoke
// refusals on purpose, so the console of the page is not empty.
test.use({ hubOptions: { allowsConsoleErrors: true } })

test('the page knows four functions of the bridge and nothing of Node', async ({ hub }) => {
  const seen = await hub.page.evaluate(() => ({
    bridge: Object.keys(window.simpul).sort(),
    node: ['process', 'require', 'Buffer', 'module', 'global', '__dirname'].filter(
      (name) => name in window,
    ),
  }))

  expect(seen).toEqual({ bridge: ['call', 'cancel', 'offerFile', 'on'], node: [] })
})

test('the window is sandboxed and isolated, without webviews or extra features', async ({
  hub,
}) => {
  const preferences = await hub.app.evaluate(({ BrowserWindow }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents
    // Not in the public types; the documentation's security list asks to read it back all the same.
    const reading = contents as unknown as {
      getLastWebPreferences: () => Record<string, unknown>
    }
    const all = reading.getLastWebPreferences()
    return Object.fromEntries(
      [
        'sandbox',
        'contextIsolation',
        'nodeIntegration',
        'nodeIntegrationInWorker',
        'nodeIntegrationInSubFrames',
        'webSecurity',
        'webviewTag',
        'allowRunningInsecureContent',
        'experimentalFeatures',
        'devTools',
        'spellcheck',
      ].map((name) => [name, all[name] ?? false]),
    )
  })

  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    devTools: false,
    spellcheck: false,
  })
})

test('a page that bends its own prototypes does not bend the bridge', async ({ hub }) => {
  const answer = await hub.page.evaluate(async () => {
    // eslint-disable-next-line @typescript-eslint/unbound-method -- put back unchanged below
    const { call } = Function.prototype
    const { push } = Array.prototype
    let stolen = 0
    Function.prototype.call = () => stolen++
    Array.prototype.push = () => stolen++
    Object.defineProperty(Object.prototype, 'channel', {
      configurable: true,
      get: () => 'stolen.channel',
    })
    const answering = window.simpul.call('no.such.channel', {}, 'bent')
    // Counted before anything is awaited: the page's own code uses the bent ones too.
    const bent = stolen
    const result = await answering
    // Playwright needs the real ones to bring the answer home.
    Function.prototype.call = call
    Array.prototype.push = push
    Reflect.deleteProperty(Object.prototype, 'channel')
    return { ok: result.ok, bent }
  })

  expect(answer).toEqual({ ok: false, bent: 0 })
})

test('every document carries the policy with a nonce of its own', async ({ hub }) => {
  const policies = await hub.page.evaluate(async () => {
    const read = async () =>
      (await fetch('app://simpul/index.html')).headers.get('content-security-policy') ?? ''
    return [await read(), await read()]
  })

  expect(policies[0]).toMatch(
    /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}'; img-src 'self' blob:; font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types default$/,
  )
  expect(policies[0]).not.toContain('unsafe')
  expect(policies[0]).not.toBe(policies[1])
})

test('eval, inline scripts, inline handlers and foreign styles do not run', async ({ hub }) => {
  const ran = await hub.page.evaluate(async () => {
    const target = window as unknown as Record<string, unknown>
    const add = (tag: string, fields: Record<string, string>) => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(fields)) element.setAttribute(name, value)
      document.body.append(element)
      return element
    }
    // The page's policy for text refuses these even before the content policy would.
    const attempt = (work: () => void) => {
      try {
        work()
      } catch (error) {
        if (!(error instanceof TypeError)) throw error
      }
    }
    attempt(() => {
      const script = document.createElement('script')
      script.text = 'window.inlineRan = true'
      document.body.append(script)
    })
    attempt(() => {
      add('script', { src: 'data:text/javascript,window.dataRan=true' })
    })
    attempt(() => {
      document.body.append(document.createRange().createContextualFragment('<b id="made"></b>'))
    })
    attempt(() => {
      add('img', { src: 'app://simpul/nothing.png', onerror: 'window.handlerRan=true' })
    })
    const style = document.createElement('style')
    style.textContent = 'body { --foreign: 1 }'
    document.body.append(style)
    // Playwright's own call may eval; what runs after it, as an injected script would, may not.
    setTimeout(() => {
      target.evalRan = (0, eval)('true')
    }, 0)
    await new Promise((resolve) => setTimeout(resolve, 300))
    const foreign = getComputedStyle(document.body).getPropertyValue('--foreign')
    return [target.evalRan, target.inlineRan, target.dataRan, target.handlerRan, foreign]
  })

  expect(ran).toEqual([undefined, undefined, undefined, undefined, ''])
})

test('text does not become markup', async ({ hub }) => {
  const outcome = await hub.page.evaluate(
    () =>
      // After Playwright's own call, under the rules of the page.
      new Promise<string>((resolve) => {
        setTimeout(() => {
          try {
            document.createElement('div').innerHTML = '<img src=x>'
            resolve('became markup')
          } catch (error) {
            resolve((error as Error).name)
          }
        }, 0)
      }),
  )

  expect(outcome).toBe('TypeError')
})

test('the page cannot be led away, and no second window opens', async ({ hub }) => {
  const server = await startLocalServer()
  // The page's own routes live behind the #.
  const pageAddress = () => hub.page.url().replace(/#.*/, '')
  const before = pageAddress()
  for (const target of [
    `http://127.0.0.1:${server.port}/`,
    'file:///etc/passwd',
    'data:text/html,x',
    'app://elsewhere/index.html',
    'app://simpul.example/index.html',
  ]) {
    const opened = await hub.page.evaluate((there) => {
      location.href = there
      const link = document.createElement('a')
      Object.assign(link, { href: there, target: '_blank' })
      document.body.append(link)
      link.click()
      return window.open(there) !== null
    }, target)
    expect(opened).toBe(false)
  }
  // An answer of the service comes after everything the navigations could have started.
  await hub.page.evaluate(() => window.simpul.call('no.such.channel', {}, 'after'))

  expect(pageAddress()).toBe(before)
  expect(hub.app.windows()).toHaveLength(1)
  expect(server.connections()).toBe(0)
  await server.close()
})

test('no request of the page leaves the PC, not even to the PC itself', async ({ hub }) => {
  const server = await startLocalServer()
  const outcomes = await hub.page.evaluate(async (port) => {
    const place = `127.0.0.1:${port}`
    const fails = (work: Promise<unknown>) =>
      work.then(
        () => 'reached',
        () => 'refused',
      )
    const element = (tag: 'img' | 'script' | 'iframe', src: string) =>
      new Promise<string>((resolve) => {
        const item = document.createElement(tag)
        item.onload = () => resolve(tag === 'iframe' ? 'refused' : 'reached')
        item.onerror = () => resolve('refused')
        try {
          item.src = src
          document.body.append(item)
        } catch {
          // Refused by the page's policy for text, before any request.
          resolve('refused')
        }
      })
    const socket = () =>
      new Promise<string>((resolve) => {
        try {
          const opened = new WebSocket(`ws://${place}`)
          opened.onopen = () => resolve('reached')
          opened.onerror = () => resolve('refused')
        } catch {
          resolve('refused')
        }
      })
    // A beacon only says that it was queued; the server’s count tells whether it came.
    navigator.sendBeacon(`http://${place}/`)
    return [
      await fails(fetch(`http://${place}/`, { mode: 'no-cors' })),
      await fails(fetch('https://example.org/')),
      await fails(fetch('file:///etc/passwd')),
      await element('img', `http://${place}/x.png`),
      await element('script', `http://${place}/x.js`),
      await socket(),
    ]
  }, server.port)

  expect([...new Set(outcomes)]).toEqual(['refused'])
  expect(server.connections()).toBe(0)
  await server.close()
})

test('even without the policy of the page, the session lets nothing through', async ({ hub }) => {
  const server = await startLocalServer()

  const outcome = await hub.app.evaluate(
    async ({ session }, port) =>
      session.defaultSession
        .fetch(`http://127.0.0.1:${port}/`)
        .then(() => 'reached')
        .catch(() => 'refused'),
    server.port,
  )

  expect({ outcome, connections: server.connections() }).toEqual({
    outcome: 'refused',
    connections: 0,
  })
  await server.close()
})

test('every permission but the camera’s picture is denied, asked or checked', async ({ hub }) => {
  const answers = await hub.page.evaluate(async () => {
    const state = async (name: string) => {
      try {
        return (await navigator.permissions.query({ name: name as PermissionName })).state
      } catch {
        return 'unknown'
      }
    }
    const names =
      'geolocation notifications microphone midi clipboard-read persistent-storage screen-wake-lock background-sync accelerometer'
    const states = await Promise.all(names.split(' ').map(state))
    const media = await navigator.mediaDevices
      .getUserMedia({ audio: true })
      .then(() => 'granted')
      .catch((error: unknown) => (error as Error).name)
    const notification = await Notification.requestPermission()
    const place = await new Promise<string>((resolve) => {
      navigator.geolocation.getCurrentPosition(
        () => resolve('granted'),
        () => resolve('denied'),
      )
    })
    return { granted: states.filter((one) => one === 'granted'), media, notification, place }
  })

  expect(answers).toMatchObject({ granted: [], notification: 'denied', place: 'denied' })
  expect(answers.media).not.toBe('granted')
})

test('a camera is given to the page of the main window, without sound; the screen to nobody', async ({
  openHub,
}) => {
  const { app, page } = await openHub({ args: fakeCameras(1), allowsConsoleErrors: true })

  const asked = await page.evaluate(async () => {
    const outcome = async (asking: () => Promise<MediaStream>) => {
      try {
        const tracks = (await asking()).getTracks()
        for (const track of tracks) track.stop()
        return tracks.map(({ kind }) => kind).join(' ')
      } catch (error) {
        return (error as Error).name
      }
    }
    const { mediaDevices } = navigator
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const inner = frame.contentWindow?.navigator.mediaDevices
    const desktop = { mandatory: { chromeMediaSource: 'desktop' } } as unknown as boolean
    const results = {
      picture: await outcome(() => mediaDevices.getUserMedia({ video: true })),
      sound: await outcome(() => mediaDevices.getUserMedia({ audio: true })),
      both: await outcome(() => mediaDevices.getUserMedia({ video: true, audio: true })),
      desktop: await outcome(() => mediaDevices.getUserMedia({ video: desktop })),
      screen: await outcome(() => mediaDevices.getDisplayMedia()),
      innerFrame:
        inner === undefined ? 'none' : await outcome(() => inner.getUserMedia({ video: true })),
    }
    const named = (await mediaDevices.enumerateDevices())
      .filter(({ label }) => label !== '')
      .map(({ kind }) => kind)
    return { ...results, named }
  })
  const elsewhere = await app.evaluate(async ({ BrowserWindow }) => {
    const window = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
    await window.loadURL('app://simpul/index.html')
    const outcome: unknown = await window.webContents.executeJavaScript(
      'navigator.mediaDevices.getUserMedia({ video: true }).then(() => "given", ({ name }) => name)',
    )
    window.destroy()
    return outcome
  })

  expect(asked).toMatchObject({
    picture: 'video',
    sound: 'NotAllowedError',
    both: 'NotAllowedError',
  })
  expect([asked.desktop, asked.screen, asked.innerFrame]).not.toContain('video')
  // Before 32, Electron hides these names too when it hides those of microphones (electron#42713).
  expect([[], ['videoinput']]).toContainEqual(asked.named)
  expect(elsewhere).toBe('NotAllowedError')
})

test.describe('addresses that try to climb out of the page folder', () => {
  for (const path of [
    '../electron/main.js',
    '..%2felectron%2fmain.js',
    '%2e%2e/electron/main.js',
    '%2e%2e%2f%2e%2e%2fpackage.json',
    '..%5c..%5cpackage.json',
    '%5c%5cserver%5cshare.js',
    'C:%5cWindows%5cwin.js',
    'index.html%00.js',
    '%252e%252e/package.json',
    '/etc/passwd',
    'package.json',
    '.env',
    'assets/',
    'files/ab/abcdef',
    '%ff',
  ]) {
    test(`${path} is not found`, async ({ sharedHub }) => {
      const status = await sharedHub.page.evaluate(
        // An address that cannot even be parsed is as good as one that is not there.
        (name) =>
          fetch(`app://simpul/${name}`).then(
            (answer) => answer.status,
            () => 404,
          ),
        path,
      )

      expect(status).toBe(404)
    })
  }
})

test('an inner frame gets no bridge, and a malformed call is refused', async ({ hub }) => {
  const seen = await hub.page.evaluate(async () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    const bridge = frame.contentWindow === null ? undefined : frame.contentWindow.simpul
    const junk: unknown[] = [undefined, null, 7, '', {}, [], 'x'.repeat(5_000)]
    const outcomes = await Promise.all(
      junk.map((value) =>
        window.simpul
          .call(value as string, {}, 'junk')
          .then((result) => (result.ok ? 'answered' : 'refused'))
          .catch(() => 'refused'),
      ),
    )
    return { bridge: typeof bridge, outcomes: [...new Set(outcomes)] }
  })

  expect(seen).toEqual({ bridge: 'undefined', outcomes: ['refused'] })
})
