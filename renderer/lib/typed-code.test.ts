import { expect, test } from 'vitest'

import { readTypedCode } from './typed-code'

test('words are read however they were separated and numbered', () => {
  expect(readTypedCode('1. Kerbau, 2. lumbung\n3) sawah ')).toEqual({
    count: 3,
    isComplete: false,
    unknown: [],
  })
})

test('six known words are a complete code, a shortened one included', () => {
  expect(readTypedCode('kerbau lumb sawah kemiri pelangi tembok')).toEqual({
    count: 6,
    isComplete: true,
    unknown: [],
  })
})

test('a word no code has is named once it is finished', () => {
  expect(readTypedCode('kerbau qwert').unknown).toEqual([])
  expect(readTypedCode('kerbau qwert ').unknown).toEqual(['qwert'])
  expect(readTypedCode('kerbau lumbung sawah kemiri pelangi qwert').unknown).toEqual(['qwert'])
})

test('an empty field has no words', () => {
  expect(readTypedCode('   ')).toEqual({ count: 0, isComplete: false, unknown: [] })
})
