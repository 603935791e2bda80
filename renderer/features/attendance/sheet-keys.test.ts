import { expect, test } from 'vitest'

import { addDigit, sheetAction, type SheetColumn, type SheetKey } from './sheet-keys'

function press(key: string, changes: Partial<SheetKey> = {}, column: SheetColumn = 'status') {
  const plain = { ctrlKey: false, shiftKey: false, altKey: false, metaKey: false }
  return sheetAction({ key, ...plain, ...changes }, column)
}

test('the letters of the paper set the status, small or capital, in every column', () => {
  expect([press('h'), press('T', { shiftKey: true }), press('d', {}, 'leftAt')]).toEqual([
    { do: 'mark', status: 'H' },
    { do: 'mark', status: 'T' },
    { do: 'mark', status: 'D' },
  ])
})

test('any other letter looks for a name, a slash opens an empty search', () => {
  expect([press('b'), press('/'), press('é')]).toEqual([
    { do: 'find', text: 'b' },
    { do: 'find', text: '' },
    { do: 'find', text: 'é' },
  ])
})

test('a digit is a row number beside the names and a time in the time columns', () => {
  expect([press('1'), press('0', {}, 'arrivedAt'), press('+', {}, 'arrivedAt')]).toEqual([
    { do: 'row-number', digit: '1' },
    { do: 'type-time', text: '0' },
    { do: 'type-time', text: '+' },
  ])
})

test('a plus writes a person down who is not on the list', () => {
  expect([press('+'), press('+', {}, 'leftAt')]).toEqual([{ do: 'walk-in' }, { do: 'walk-in' }])
})

test('Enter goes on to the next row, arrows move by row and column', () => {
  expect([
    press('Enter'),
    press('ArrowDown'),
    press('ArrowRight'),
    press('ArrowRight', {}, 'leftAt'),
    press('ArrowLeft', {}, 'arrivedAt'),
  ]).toEqual([
    { do: 'next-row' },
    { do: 'move', key: 'ArrowDown' },
    { do: 'column', column: 'arrivedAt' },
    null,
    { do: 'column', column: 'status' },
  ])
})

test('Ctrl+Z takes back, Ctrl+Y and Ctrl+Shift+Z bring forward, other Ctrl keys pass by', () => {
  const ctrlKey = true
  expect([
    press('z', { ctrlKey }),
    press('y', { ctrlKey }),
    press('Z', { ctrlKey, shiftKey: true }),
    press('h', { ctrlKey }),
    press('t', { altKey: true }),
    press('?'),
    press('Tab'),
  ]).toEqual([{ do: 'undo' }, { do: 'redo' }, { do: 'redo' }, null, null, null, null])
})

test('digits in quick succession make one row number; a number too high starts anew', () => {
  const rowCount = 60
  const one = addDigit(null, '1', { now: 0, rowCount })
  const twelve = addDigit(one, '2', { now: 500, rowCount })
  const tooHigh = addDigit(twelve, '5', { now: 900, rowCount })
  const slow = addDigit(one, '2', { now: 5_000, rowCount })

  expect([one?.digits, twelve?.digits, tooHigh?.digits, slow?.digits]).toEqual([
    '1',
    '12',
    '5',
    '2',
  ])
  expect(addDigit(null, '0', { now: 0, rowCount })).toBeNull()
})
