import { expect, test } from 'vitest'

import { type Participant, sortForSheet, splitIntoClasses, standsOnSheet } from './enrolment'
import type { MemberId } from './ids'

function person(fullName: string, changes: Partial<Participant> = {}): Participant {
  return {
    memberId: fullName.toLowerCase() as MemberId,
    frontTitle: null,
    fullName,
    backTitle: null,
    isErased: false,
    schoolName: null,
    role: 'participant',
    className: null,
    isWalkIn: false,
    ...changes,
  }
}

test('the sheet lists participants by name, then other roles, then walk-ins as they came', () => {
  const people = [
    person('Zulaikha', { isWalkIn: true, memberId: '2' as MemberId }),
    person('Amir', { role: 'speaker' }),
    person('Yuni', { isWalkIn: true, memberId: '1' as MemberId }),
    person("Nur'aini"),
    person('Baiq Ayu'),
  ]

  expect(sortForSheet(people).map(({ fullName }) => fullName)).toEqual([
    'Baiq Ayu',
    "Nur'aini",
    'Amir',
    'Yuni',
    'Zulaikha',
  ])
})

test('sixty-one people in two classes are thirty-one and thirty, in their order', () => {
  const numbers = Array.from({ length: 61 }, (_, index) => index)

  const classes = splitIntoClasses(numbers, ['A', 'B'])

  expect([classes.get('A')?.length, classes.get('B')?.length, classes.get('B')?.[0]]).toEqual([
    31, 30, 31,
  ])
})

test('a session of a class shows its own people and those without a class', () => {
  const classA = { className: 'Kelas A' }

  expect([
    standsOnSheet(person('a', { className: 'kelas a' }), classA),
    standsOnSheet(person('b', { className: 'Kelas B' }), classA),
    standsOnSheet(person('c'), classA),
    standsOnSheet(person('d', { className: 'Kelas B' }), { className: null }),
  ]).toEqual([true, false, true, true])
})
