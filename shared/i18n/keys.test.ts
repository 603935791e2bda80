import { expect, test } from 'vitest'

import { appErrorCodes } from '../lib/app-error'
import { catalogs, isMessageKey, locales } from './keys'

test('every language has the same keys, in files named after their first part', () => {
  const source = Object.keys(catalogs.id).sort()

  for (const locale of locales) expect(Object.keys(catalogs[locale]).sort()).toEqual(source)
})

test('every error a user can meet has a sentence', () => {
  const missing = appErrorCodes.filter((code) => !isMessageKey(`errors.${code}`))

  expect(missing).toEqual([])
})

test('no message is empty or padded with spaces', () => {
  const untidy = locales.flatMap((locale) =>
    Object.entries(catalogs[locale]).filter(([, text]) => text === '' || text !== text.trim()),
  )

  expect(untidy).toEqual([])
})
