import { beforeEach, expect, test } from 'vitest'

import type { MemberId } from '../../../shared/domain/ids'
import { createSheetFocus, type SheetFocus } from './sheet-focus'

const people = Array.from({ length: 20 }, (_, index) => `p${index + 1}` as MemberId)
let focus: SheetFocus

beforeEach(() => {
  focus = createSheetFocus()
  focus.setOrder(people)
})

test('the keyboard begins on the first row and moves by row, page and end', () => {
  const places = [focus.person()]
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp', 'PageDown', 'End', 'ArrowDown', 'Home']) {
    focus.move(key, 10)
    places.push(focus.person())
  }

  expect(places).toEqual(['p1', 'p2', 'p3', 'p2', 'p12', 'p20', 'p20', 'p1'])
})

test('the keyboard stays on its person when others come in above', () => {
  focus.goToPerson(people[4]!)

  focus.setOrder(['new' as MemberId, ...people])
  const after = focus.person()
  focus.move('ArrowDown', 10)

  expect([after, focus.person()]).toEqual(['p5', 'p6'])
})

test('a walk-in is stood on before the rows hold the person, and still when they do', () => {
  const walkIn = 'walk-in' as MemberId
  focus.goToPerson(walkIn)
  const before = focus.person()
  focus.setOrder([...people, walkIn])

  expect([before, focus.person()]).toEqual(['p20', 'walk-in'])
})

test('T visits the time of arrival only for its row', () => {
  focus.visit('arrivedAt')
  const visited = focus.column()
  focus.move('ArrowDown', 10)

  expect([visited, focus.column()]).toEqual(['arrivedAt', 'status'])
})

test('a column chosen by arrow stays down the rows, and Enter goes back beside the names', () => {
  focus.setColumn('leftAt')
  focus.move('ArrowDown', 10)
  const below = focus.column()
  focus.nextRow()

  expect([below, focus.column(), focus.person()]).toEqual(['leftAt', 'status', 'p3'])
})

test('typing opens in a time column only, and moving away ends it', () => {
  focus.type('0')
  const beside = focus.row(people[0]!)
  focus.setColumn('arrivedAt')
  focus.type('0')
  const typing = focus.row(people[0]!)
  focus.move('ArrowDown', 10)

  expect([beside, typing, focus.row(people[0]!), focus.row(people[1]!)]).toEqual([
    { column: 'status', typing: null },
    { column: 'arrivedAt', typing: '0' },
    null,
    { column: 'arrivedAt', typing: null },
  ])
})

test('digits in quick succession jump to the row of that number', () => {
  focus.typeRowNumber('1', 1_000)
  const one = focus.person()
  focus.typeRowNumber('2', 1_300)
  const twelve = focus.person()
  focus.typeRowNumber('3', 9_000)

  expect([one, twelve, focus.person()]).toEqual(['p1', 'p12', 'p3'])
})

test('a row that the keyboard does not touch keeps the same answer', () => {
  focus.setColumn('status')
  const before = focus.row(people[0]!)
  focus.setColumn('status')

  expect([focus.row(people[0]!) === before, focus.row(people[7]!)]).toEqual([true, null])
})
