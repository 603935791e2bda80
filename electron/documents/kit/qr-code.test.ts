import { expect, test } from 'vitest'

import { qrModules } from './qr-code'

test('a code is square, with a light rim of four squares and its three corner marks', () => {
  const modules = qrModules('SG:S:0000000000000000000000000A')
  const size = modules.length

  expect(modules.every((row) => row.length === size)).toBe(true)
  expect(modules.slice(0, 4).flat().some(Boolean)).toBe(false)
  const isMark = (top: number, left: number) =>
    Array.from({ length: 7 }, (_, at) => modules[top]?.[left + at] === true).every(Boolean)
  expect([isMark(4, 4), isMark(4, size - 11), isMark(size - 11, 4)]).toEqual([true, true, true])
  expect(isMark(size - 11, size - 11)).toBe(false)
})

test('the same text gives the same code, another text another one', () => {
  expect(qrModules('SG:M:A')).toEqual(qrModules('SG:M:A'))
  expect(qrModules('SG:M:A')).not.toEqual(qrModules('SG:M:B'))
})
