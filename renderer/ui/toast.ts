import { useSyncExternalStore } from 'react'

/**
 * Short notices at the foot of the window. A module store, so that commands outside components can
 * speak too. Successes leave by themselves; errors stay until they are closed, because a tired
 * reader must not have to be quick.
 */
export type ToastTone = 'success' | 'notice' | 'error'

export type Toast = {
  readonly message: string
  readonly tone?: ToastTone
  /** For what can be taken back. Stays twice as long. */
  readonly undo?: () => void
}

export type ShownToast = Toast & { readonly id: number }

const plainMilliseconds = 6_000
const undoMilliseconds = 12_000
const mostAtOnce = 3

let shown: readonly ShownToast[] = []
let nextId = 1
const listeners = new Set<() => void>()

function set(toasts: readonly ShownToast[]): void {
  shown = toasts
  for (const listener of listeners) listener()
}

export function hideToast(id: number): void {
  set(shown.filter((toast) => toast.id !== id))
}

export function showToast(toast: Toast): void {
  const id = nextId++
  // The same sentence twice is one notice, not a pile.
  const others = shown.filter((other) => other.message !== toast.message)
  set([...others, { ...toast, id }].slice(-mostAtOnce))
  if (toast.tone === 'error') return
  setTimeout(() => hideToast(id), toast.undo === undefined ? plainMilliseconds : undoMilliseconds)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useToasts(): readonly ShownToast[] {
  return useSyncExternalStore(subscribe, () => shown)
}
