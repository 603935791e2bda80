import { IntlMessageFormat } from 'intl-messageformat'
import { expect, test } from 'vitest'

import { catalogs, isMessageKey, locales } from '../../shared/i18n/keys'
import { fillMessage } from '../../shared/i18n/translate'
import { intlLocales, translate } from './translate'

type Part = ReturnType<IntlMessageFormat['getAst']>[number]

/** Names a message asks for, also inside plurals. */
function placeholders(parts: readonly Part[]): string[] {
  return parts.flatMap((part) => {
    const nested =
      'options' in part
        ? Object.values(part.options).flatMap((option) => placeholders(option.value))
        : 'children' in part
          ? placeholders(part.children)
          : []
    // 0 is plain text, 7 the # of a plural.
    const isText = !('value' in part) || [0, 7].includes(part.type)
    return isText ? nested : [part.value, ...nested]
  })
}

function placeholdersOf(text: string, locale: 'id' | 'en'): string[] {
  const names = placeholders(new IntlMessageFormat(text, intlLocales[locale]).getAst())
  return [...new Set(names)].sort()
}

test('every message is valid ICU and asks for the same values in every language', () => {
  const differing = Object.entries(catalogs.id).filter(([key, text]) => {
    if (!isMessageKey(key)) return true
    const names = placeholdersOf(text, 'id').join()
    return locales.some((locale) => placeholdersOf(catalogs[locale][key], locale).join() !== names)
  })

  expect(differing).toEqual([])
})

test('plurals and digits follow the language', () => {
  expect(translate('id', 'activities.list.count', { count: 20000 })).toBe('20.000 kegiatan')
  expect(translate('en', 'activities.list.count', { count: 1 })).toBe('1 activity')
  expect(translate('en', 'activities.list.count', { count: 20000 })).toBe('20,000 activities')
})

test('outside the page, plain placeholders are filled and unknown ones stay visible', () => {
  expect(fillMessage('id', 'common.error.reference', { reference: 'A1' })).toBe('Kode: A1')
  expect(fillMessage('id', 'common.error.reference')).toBe('Kode: {reference}')
})
