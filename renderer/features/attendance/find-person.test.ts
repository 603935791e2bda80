import { expect, test } from 'vitest'

import type { MemberId } from '../../../shared/domain/ids'
import { findPeople } from './find-person'

const row = (fullName: string, schoolName: string | null = null) => ({
  memberId: fullName as MemberId,
  fullName,
  schoolName,
})
const rows = [
  row('Siti Baiq', 'KB Mawar'),
  row("Baiq Nur'aini", 'TK Melati'),
  row('Baiq Ayu', 'TK Al-Hikmah'),
  row('Lalu Made', 'TK Baiq'),
]

const find = (text: string) => findPeople(rows, text).map(({ fullName }) => fullName)

test('names that begin with the text come before names and schools that hold it', () => {
  expect(find('baiq')).toEqual(["Baiq Nur'aini", 'Baiq Ayu', 'Siti Baiq', 'Lalu Made'])
})

test('apostrophes do not matter, words may come from name and school', () => {
  expect([find('nuraini'), find('baiq hikmah'), find('zul'), find('')]).toEqual([
    ["Baiq Nur'aini"],
    ['Baiq Ayu'],
    [],
    [],
  ])
})
