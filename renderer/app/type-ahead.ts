/**
 * Keys that were typed between Ctrl+K and the moment its field has the focus. Without this the first
 * letters of a name would go to the page, and on an attendance sheet letters are marks.
 */
let caught = ''
let stop: (() => void) | null = null

export function catchKeys(): void {
  if (stop !== null) return
  caught = ''
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const isLetter = event.key.length === 1
    if (!isLetter && event.key !== 'Enter') return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (isLetter) caught += event.key
  }
  window.addEventListener('keydown', onKeyDown, { capture: true })
  stop = () => window.removeEventListener('keydown', onKeyDown, { capture: true })
}

/** What was caught; from now on keys go where the focus is. */
export function takeCaughtKeys(): string {
  stop?.()
  stop = null
  const text = caught
  caught = ''
  return text
}
