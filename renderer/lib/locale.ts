import { useSyncExternalStore } from 'react'

import { type Locale, locales, sourceLocale } from '../../shared/i18n/keys'

/**
 * The language of this window: one place to read it, one to change it. A module store rather than
 * a React context, because messages are also made outside components (errors of commands).
 */
const storageKey = 'simpul.locale'
const listeners = new Set<() => void>()

function isLocale(value: string | null): value is Locale {
  return locales.some((locale) => locale === value)
}

/** The shell may ask for a language in the address (`?locale=en`); it then goes before all else. */
function askedLocale(): Locale | null {
  const asked = new URLSearchParams(window.location.search).get('locale')
  return isLocale(asked) ? asked : null
}

/** What was last used here, so that the first paint need not wait for the hub service's answer. */
function firstLocale(): Locale {
  if (typeof window === 'undefined') return sourceLocale
  const remembered = window.localStorage.getItem(storageKey)
  return askedLocale() ?? (isLocale(remembered) ? remembered : sourceLocale)
}

let current = firstLocale()

export function currentLocale(): Locale {
  return current
}

export function setLocale(locale: Locale): void {
  current = locale
  window.localStorage.setItem(storageKey, locale)
  document.documentElement.lang = locale
  for (const listener of listeners) listener()
}

/** The language the hub service remembers; said at start-up and when another window changes it. */
export function adoptLocale(locale: Locale): void {
  if (askedLocale() === null && locale !== current) setLocale(locale)
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export function useLocale(): Locale {
  return useSyncExternalStore(subscribe, currentLocale, currentLocale)
}
