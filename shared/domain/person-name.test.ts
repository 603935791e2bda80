import { expect, test } from 'vitest'

import {
  fullTitledName,
  nameMatchKey,
  nameSortKey,
  searchKey,
  softenCapitals,
  splitName,
  titleKey,
} from './person-name'

test.each([
  ['Siti Aminah, S.Pd.', [null, 'Siti Aminah', 'S.Pd.']],
  ['Salmiah Kartikasari Nirmala, S. Pd', [null, 'Salmiah Kartikasari Nirmala', 'S.Pd']],
  ['Wening Setyowati S.Pd', [null, 'Wening Setyowati', 'S.Pd']],
  ['Hj. Zuhriyah Oktaviani, S.Pd', ['Hj.', 'Zuhriyah Oktaviani', 'S.Pd']],
  ['Dr. H. Lalu M. Zaini, S.Pd., M.Pd.', ['Dr. H.', 'Lalu M. Zaini', 'S.Pd., M.Pd.']],
  ['Hj.Inayati', ['Hj.', 'Inayati', null]],
  ['Hj Inayati', ['Hj.', 'Inayati', null]],
  ['Baiq Desi Fitriah, S.Pd. AUD', [null, 'Baiq Desi Fitriah', 'S.Pd.AUD']],
  ['Hilmiati Zohriah, S.PdAUD', [null, 'Hilmiati Zohriah', 'S.PdAUD']],
  ['Muliani Fitriah; S.Pd.I', [null, 'Muliani Fitriah', 'S.Pd.I']],
  ['Lailatul Khatimah, S.Pd., Gr.', [null, 'Lailatul Khatimah', 'S.Pd., Gr.']],
  ['Siti Aminah SPd, M.Pd', [null, 'Siti Aminah', 'SPd, M.Pd']],
  ['Siti Aminah SE', [null, 'Siti Aminah', 'SE']],
  ['SITI AMINAH S.PD.AUD', [null, 'SITI AMINAH', 'S.PD.AUD']],
  ['Suryani Komalasari, A.Ma.', [null, 'Suryani Komalasari', 'A.Ma.']],
  ['Rina, S.Tr.Keb.', [null, 'Rina', 'S.Tr.Keb.']],
  ['M. Zaini Sopian', [null, 'M. Zaini Sopian', null]],
  ['Lalu M. Pahrudin', [null, 'Lalu M. Pahrudin', null]],
  ['I Made Sudarpa, S.E.', [null, 'I Made Sudarpa', 'S.E.']],
  ['Ni Luh Armini', [null, 'Ni Luh Armini', null]],
  ['Kalsum', [null, 'Kalsum', null]],
  ["Jum'ati", [null, "Jum'ati", null]],
  ['Harun', [null, 'Harun', null]],
  ['Irma Sulastri', [null, 'Irma Sulastri', null]],
  ['Tri Kristanti "Mbak Tik", S.Pd.', [null, 'Tri Kristanti "Mbak Tik"', 'S.Pd.']],
  ['Nadira, Zaenab', [null, 'Nadira, Zaenab', null]],
  ['S.Pd.', [null, 'S.Pd.', null]],
])('the titles of "%s" are kept apart from the name', (text, [front, name, back]) => {
  expect(splitName(text)).toEqual({ frontTitle: front, fullName: name, backTitle: back })
})

test('a name printed from its parts can be taken apart into the same parts', () => {
  const name = { frontTitle: 'Hj.', fullName: "Nur'aini", backTitle: 'S.Pd., M.Pd.' }

  expect(fullTitledName(name)).toBe("Hj. Nur'aini, S.Pd., M.Pd.")
  expect(splitName(fullTitledName(name))).toEqual(name)
})

test('search sees no case, dots, apostrophes or accents', () => {
  expect(searchKey('Baiq Nur’aini')).toBe('baiq nuraini')
  expect(searchKey("BAIQ NUR'AINI")).toBe('baiq nuraini')
  expect(searchKey('M.Zaini')).toBe('m zaini')
  expect(searchKey('TK Al-Hikmah "NW" Semayan')).toBe('tk al hikmah nw semayan')
  expect(searchKey('  Désirée. ')).toBe('desiree')
})

test('people are sorted by name without title', () => {
  const sorted = ['Hj. Zuhriyah', 'Dr. Aminah, M.Pd.', "Ma'rifatun"]
    .map(splitName)
    .sort((a, b) => (nameSortKey(a) < nameSortKey(b) ? -1 : 1))
    .map((name) => name.fullName)

  expect(sorted).toEqual(['Aminah', "Ma'rifatun", 'Zuhriyah'])
})

test('one name written in several ways has one match key', () => {
  expect(new Set(["Nur'aini", 'Nur Aini', 'NURAINI', 'Nur’aini'].map(nameMatchKey)).size).toBe(1)
  expect(nameMatchKey('M. Zaini Sopian')).toBe(nameMatchKey('Muhammad Zaini Sopian'))
  expect(nameMatchKey('Hadijah "Bu Ani"')).toBe(nameMatchKey('Hadijah'))
  expect(nameMatchKey('Baiq Hidyatul')).not.toBe(nameMatchKey('Baiq Hidayatul'))
})

test('a title has one key however it is spaced and dotted', () => {
  expect(new Set(['S.Pd. AUD', 'S.PdAUD', 'S.Pd.AUD.'].map(titleKey)).size).toBe(1)
})

test('only names written wholly in capitals are softened', () => {
  expect(softenCapitals("JUM'ATI")).toBe("Jum'ati")
  expect(softenCapitals('M. ZAINI AL-AMIN')).toBe('M. Zaini Al-Amin')
  expect(softenCapitals('Lalu M. ZAINI')).toBe('Lalu M. ZAINI')
  expect(softenCapitals('I Made')).toBe('I Made')
})
