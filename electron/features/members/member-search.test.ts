import { expect, test } from 'vitest'

import { memberSearch, searchWords } from './member-search'

test('case, dots, hyphens and every kind of apostrophe make no difference', () => {
  expect([
    searchWords("Nur'aini"),
    searchWords('NUR’AINI'),
    searchWords(' nuraini. '),
    searchWords('Al-Hikmah  N.W.'),
  ]).toEqual([['nuraini'], ['nuraini'], ['nuraini'], ['al', 'hikmah', 'n', 'w']])
})

test('each word is a quoted beginning of a word, so no search syntax gets through', () => {
  expect(memberSearch('siti" OR name:* NEAR(a)')).toEqual({
    anywhere: '"siti"* "or"* "name"* "near"* "a"*',
    inName: '{name} : ("siti"* "or"* "name"* "near"* "a"*)',
  })
})

test('a text of marks only searches for nothing', () => {
  expect([memberSearch(''), memberSearch(' . - " ')]).toEqual([null, null])
})

test('no more than twelve words are looked up', () => {
  expect(searchWords('a '.repeat(40))).toHaveLength(12)
})
