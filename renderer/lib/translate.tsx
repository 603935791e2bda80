import { IntlMessageFormat } from 'intl-messageformat'
import { Fragment, type ReactNode, useCallback } from 'react'

import { catalogs, type Locale, type MessageKey } from '../../shared/i18n/keys'
import { fillMessage, type MessageParams } from '../../shared/i18n/translate'
import { useLocale } from './locale'

/** Messages are ICU; each is parsed once per language and then kept. */
const parsed = new Map<string, IntlMessageFormat>()

/** Indonesian dates and digits, or British ones: both write day before month. */
export const intlLocales: Readonly<Record<Locale, string>> = { id: 'id-ID', en: 'en-GB' }

function parse(locale: Locale, key: MessageKey): IntlMessageFormat {
  const id = `${locale}:${key}`
  const known = parsed.get(id)
  if (known !== undefined) return known
  const message = new IntlMessageFormat(catalogs[locale][key], intlLocales[locale])
  parsed.set(id, message)
  return message
}

export function translate(locale: Locale, key: MessageKey, params: MessageParams = {}): string {
  const text = catalogs[locale][key]
  // Most messages have nothing to fill in and need no parser.
  if (!/[{<']/u.test(text)) return text
  try {
    return String(parse(locale, key).format({ ...params }))
  } catch (error) {
    // A value the message asks for was not given. The sentence is still worth more than a blank page.
    console.error(error)
    return fillMessage(locale, key, params)
  }
}

export type Translate = (key: MessageKey, params?: MessageParams) => string

/** `const t = useT()`, then `t('members.title')`. Stable until the language changes. */
export function useT(): Translate {
  const locale = useLocale()
  return useCallback((key, params) => translate(locale, key, params), [locale])
}

const richTags = {
  b: (parts: ReactNode[]) => <strong>{parts}</strong>,
}

export type TProps = { readonly k: MessageKey; readonly params?: MessageParams }

/** A message whose text may hold `<b>…</b>`. */
export function T({ k, params = {} }: TProps) {
  const locale = useLocale()
  const formatted: ReactNode | ReactNode[] = parse(locale, k).format<ReactNode>({
    ...params,
    ...richTags,
  })
  if (!Array.isArray(formatted)) return formatted
  return formatted.map((part: ReactNode, index) => <Fragment key={index}>{part}</Fragment>)
}
