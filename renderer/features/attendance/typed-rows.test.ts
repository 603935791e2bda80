import { expect, test } from 'vitest'

import { readTypedRows } from './typed-rows'

const sheet = { rowCount: 60, startsAt: 480 }

function change(text: string, startsAt: number | null = 480) {
  const read = readTypedRows(text, { rowCount: 60, startsAt })
  return read.kind === 'marks' ? [read.from, read.to, read.change] : read.kind
}

test('a number is present, a letter after it says what else', () => {
  expect(change('12')).toEqual([12, 12, { status: 'H' }])
  expect(change('12i')).toEqual([12, 12, { status: 'I' }])
  expect(change(' 12 S ')).toEqual([12, 12, { status: 'S' }])
  expect(change('12a')).toEqual([12, 12, { status: 'A' }])
  expect(change('12d')).toEqual([12, 12, { status: 'D' }])
  expect(change('12t')).toEqual([12, 12, { status: 'T' }])
})

test('minutes late stand after t or after +, with the time of arrival where the start is known', () => {
  const late = { status: 'T', lateMinutes: 15, arrivedAt: 495 }
  expect(change('12t15')).toEqual([12, 12, late])
  expect(change('12+15')).toEqual([12, 12, late])
  expect(change('12T15', null)).toEqual([12, 12, { status: 'T', lateMinutes: 15 }])
})

test('a stretch of rows only fills what is blank', () => {
  expect(change('1-60')).toEqual([1, 60, { status: 'H', onlyIfBlank: true }])
  expect(change('58-60a')).toEqual([58, 60, { status: 'A', onlyIfBlank: true }])
})

test('what is no row of the sheet, or cannot be read, says so', () => {
  expect(readTypedRows('61', sheet)).toEqual({ kind: 'no-row', number: 61 })
  expect(readTypedRows('0', sheet)).toEqual({ kind: 'no-row', number: 0 })
  expect(readTypedRows('50-70', sheet)).toEqual({ kind: 'no-row', number: 70 })
  expect(readTypedRows(' ', sheet)).toEqual({ kind: 'empty' })
  for (const text of ['i12', '12x', '12i15', '12i+15', '20-10', '12.5', '12tt']) {
    expect(readTypedRows(text, sheet).kind).toBe('unreadable')
  }
})
