import { expect, test } from 'vitest'

import { bookNames, bookOf } from '../../shared/domain/book'
import { isMessageKey } from '../../shared/i18n/keys'

test('every book, field and choice has its words', () => {
  const wanted = bookNames.flatMap((name) => [
    `books.${name}.title`,
    `books.${name}.add`,
    `books.${name}.empty`,
    ...Object.entries(bookOf(name).fields).flatMap(([field, spec]) => [
      `books.${name}.field.${field}`,
      ...(spec.kind === 'choice'
        ? spec.choices.map((choice) => `books.${name}.${field}.${choice}`)
        : []),
    ]),
  ])

  expect(wanted.filter((key) => !isMessageKey(key))).toEqual([])
})
