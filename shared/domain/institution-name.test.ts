import { expect, test } from 'vitest'

import {
  districtKey,
  institutionFormOf,
  institutionNameKey,
  softenInstitutionCapitals,
} from './institution-name'

test.each([
  ['TK DW Tiwugalih', 'TK DHARMA WANITA TIWUGALIH'],
  ['TK Al Hikmah NW Semayan', 'TK AL-HIKMAH NW SEMAYAN'],
  ['KB "Harapan Bunda" Puyung', 'KB Harapan Bunda Puyung'],
  ['SPS Kenanga; Posyandu Batu Bangka', 'SPS Kenanga Posyandu Batu Bangka'],
  ['T.K. Pertiwi Praya', 'Taman Kanak-Kanak Pertiwi Praya'],
  ['Kelompok Bermain Mawar', 'KB. MAWAR'],
  ['RA Nurul Iman NW Barejulat', 'Raudhatul Athfal Nurul Iman Nahdlatul Wathan Barejulat'],
  ['SDN 1 Praya', 'SD Negeri 1 Praya'],
])('"%s" and "%s" are one institution', (one, other) => {
  expect(institutionNameKey(one)).toBe(institutionNameKey(other))
})

test.each([
  ['KB Mawar', 'KB Mawar Gonjak'],
  ['TK PGRI 1 Leneng', 'TK PGRI 2 Leneng'],
  ['TK Pertiwi Praya', 'KB Pertiwi Praya'],
  ['TK Al-Hikmah NW Semayan', 'TK Al-Hikmah Semayan'],
])('"%s" and "%s" are two institutions', (one, other) => {
  expect(institutionNameKey(one)).not.toBe(institutionNameKey(other))
})

test('the first word says the form, and an unknown word says nothing', () => {
  const names = ['TK Pertiwi', 'Kelompok Bermain Mawar', 'SPS Anyelir', 'TPA Kasih', 'PAUD Ceria']

  expect(names.map(institutionFormOf)).toEqual(['TK', 'KB', 'SPS', 'TPA', null])
})

test('names in capitals are softened, their abbreviations are not', () => {
  expect(softenInstitutionCapitals('TK NEGERI PEMBINA PRAYA')).toBe('TK Negeri Pembina Praya')
  expect(softenInstitutionCapitals('TK AL-HIKMAH NW SEMAYAN')).toBe('TK Al-Hikmah NW Semayan')
  expect(softenInstitutionCapitals('TK DW Tiwugalih')).toBe('TK DW Tiwugalih')
})

test('a kecamatan is the same with and without the word', () => {
  expect(
    new Set(['Kec. Praya', 'KECAMATAN PRAYA', 'Kecamatan Kec. Praya', 'praya'].map(districtKey))
      .size,
  ).toBe(1)
  expect(districtKey('Praya Barat')).not.toBe(districtKey('Praya'))
})
