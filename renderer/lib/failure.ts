import { isMessageKey, type Locale } from '../../shared/i18n/keys'
import type { Failure } from '../../shared/lib/result'
import { CallError } from './call'
import { translate } from './translate'

/** The sentence for what went wrong, with the next step. Raw messages never reach the screen. */
export function failureText(locale: Locale, failure: Failure): string {
  const key = `errors.${failure.code}`
  if (!isMessageKey(key)) return translate(locale, 'errors.unexpected', { reference: failure.code })
  return translate(locale, key, failure.params)
}

/** What a query, command or task threw, as a failure. Anything but a CallError is a bug of the page. */
export function failureOf(error: unknown): Failure {
  if (error instanceof CallError) return error.failure
  console.error(error)
  return { code: 'unexpected', params: { reference: 'page' } }
}
