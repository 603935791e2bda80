import { useEffect, useState } from 'react'

/**
 * The keyboard goes back to where it was before a dialog that is only there while it is open. Mantine
 * sees to those that stay and are opened and closed; with these it never learns that they go.
 */
export function useFocusReturn(isOpen: boolean): void {
  // Asked while rendering: later the dialog has the keyboard.
  const [before] = useState(() => (isOpen ? document.activeElement : null))
  useEffect(
    () => () => {
      setTimeout(() => {
        const now = document.activeElement
        const isLost = now === null || now === document.body
        if (isLost && before instanceof HTMLElement && before.isConnected) {
          before.focus({ preventScroll: true })
        }
      })
    },
    [before],
  )
}
