import type { Page } from 'playwright'

/** What the page has to show: an element is there, and it holds the text when one is given. */
export type Awaited = { readonly selector: string; readonly text?: string }

declare global {
  /** Of the page under measurement: milliseconds from the key to the frame that shows its effect. */
  var benchKey: Promise<number> | undefined
}

/**
 * Presses a key and measures in the page itself, from the time stamp of the key event until the
 * frame that shows all that was awaited has been handed over.
 */
export async function pressAndMeasure(
  page: Page,
  key: string,
  awaited: readonly Awaited[],
): Promise<number> {
  await page.evaluate(expectAfterKey, awaited)
  await page.keyboard.press(key)
  return page.evaluate(() => globalThis.benchKey ?? Number.NaN)
}

/** Runs in the page, before the key is pressed. */
function expectAfterKey(awaited: readonly Awaited[]): void {
  const patienceMs = 10_000
  globalThis.benchKey = new Promise((resolve, reject) => {
    let pressedAt = 0
    const isShown = () =>
      awaited.every(({ selector, text }) => {
        const element = document.querySelector(selector)
        return element !== null && (text === undefined || element.textContent.includes(text))
      })
    const tooLate = setTimeout(() => {
      reject(new Error(`The page did not show ${JSON.stringify(awaited)}.`))
    }, patienceMs)
    const look = () => {
      if (pressedAt === 0 || !isShown()) return
      observer.disconnect()
      clearTimeout(tooLate)
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel()
        port1.onmessage = () => {
          resolve(performance.now() - pressedAt)
        }
        port2.postMessage(0)
      })
    }
    const observer = new MutationObserver(look)
    observer.observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    })
    window.addEventListener(
      'keydown',
      (event) => {
        pressedAt = event.timeStamp
      },
      { capture: true, once: true },
    )
  })
}
