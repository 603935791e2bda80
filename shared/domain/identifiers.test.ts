import { expect, test } from 'vitest'

import {
  isWholeNip,
  isWholeNuptk,
  nikHints,
  nipHints,
  npsnHints,
  nuptkHints,
  tidyIdentifier,
} from './identifiers'

const unknownOwner = { birthDate: null, sex: null } as const

test('spaces, dots and dashes between digits are no part of a number', () => {
  expect(tidyIdentifier(' 0000 7513-6638.8973 ')).toBe('0000751366388973')
  expect(tidyIdentifier('belum ada')).toBe('belum ada')
})

test('an NPSN has eight digits', () => {
  expect(['50200001', '5020001', '502000012', 'P9900001'].map(npsnHints)).toEqual([
    [],
    ['npsn.length'],
    ['npsn.length'],
    ['npsn.length'],
  ])
})

test('a NUPTK that a spreadsheet has rounded is told from a whole one', () => {
  expect(
    ['0000751366388973', '9900681384958470', '9,90067E+15', '00007513'].map(isWholeNuptk),
  ).toEqual([true, false, false, false])
  expect(nuptkHints('9900681384958470', unknownOwner)).toEqual(['nuptk.rounded'])
  expect(nuptkHints('00007513', unknownOwner)).toEqual(['nuptk.length'])
})

test('an older NUPTK is compared with the birth date, a newer one says nothing', () => {
  const older = '0047752654200003'

  expect(nuptkHints(older, { birthDate: '1974-03-15', sex: null })).toEqual([])
  expect(nuptkHints(older, { birthDate: '1975-03-15', sex: null })).toEqual([
    'nuptk.birth-date-mismatch',
  ])
  expect(nuptkHints('0000751366388973', { birthDate: '1975-03-15', sex: null })).toEqual([])
})

test('a NIP carries birth date and sex', () => {
  const nip = '197310012008042999'

  expect(nipHints(nip, { birthDate: '1973-10-01', sex: 'P' })).toEqual([])
  expect(nipHints(nip, { birthDate: '1973-01-10', sex: 'L' })).toEqual([
    'nip.birth-date-mismatch',
    'nip.sex-mismatch',
  ])
  expect(nipHints(nip, unknownOwner)).toEqual([])
  expect(nipHints('1973100120080', unknownOwner)).toEqual(['nip.length'])
  expect(nipHints('197310012008042000', unknownOwner)).toEqual(['nip.rounded'])
  expect(isWholeNip('197310012008042000')).toBe(false)
})

test('a NIK counts a woman’s day of birth from forty', () => {
  const nik = '9902014110730001'

  expect(nikHints(nik, { birthDate: '1973-10-01', sex: 'P' })).toEqual([])
  expect(nikHints(nik, { birthDate: '1973-10-02', sex: 'L' })).toEqual([
    'nik.birth-date-mismatch',
    'nik.sex-mismatch',
  ])
  expect(nikHints('99020141107300', unknownOwner)).toEqual(['nik.length'])
})
