import { catalogs, type Locale, type MessageKey } from './keys'

export type MessageParams = Readonly<Record<string, string | number>>

/**
 * Fills plain `{name}` placeholders. For menus and dialogs outside the page, where the ICU library
 * is not worth its weight; messages with plurals are formatted by `renderer/lib/translate.tsx`.
 */
export function fillMessage(locale: Locale, key: MessageKey, params: MessageParams = {}): string {
  return catalogs[locale][key].replace(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : placeholder,
  )
}
