import { expect, test } from 'vitest'

import { parseFile, testDay } from '../../tests/support/roster-register'
import { sheetXml, xlsxFile } from '../../tests/support/xlsx-file'
import { findLayout } from './find-header'
import { parseRoster } from './parse-roster'
import { readSheets } from './read-sheets'

type Rows = readonly (readonly (string | number | null)[])[]

const parse = (rows: Rows, merges: readonly string[] = []) =>
  parseFile(xlsxFile(sheetXml(rows, merges)), 'a.xlsx')

async function firstOf(rows: Rows) {
  const roster = await parse(rows)
  return { person: roster.rows[0], doubts: roster.doubts.map(({ field, code }) => [field, code]) }
}

test('only people are taken from below the header', async () => {
  const roster = await parse([
    ['No', 'Nama', 'NUPTK', 'Lembaga'],
    ['1', '2', '3', '4'],
    ['contoh', 'Nama Contoh, S.Pd.', '0000000000000000', 'TK Contoh'],
    [1, 'Siti Aminah', '', 'TK A'],
    ['No', 'Nama', 'NUPTK', 'Lembaga'],
    [2, 'Ani', '-', 'TK A'],
    [3, '-', '-', ''],
    ['', 'JUMLAH', 2],
    ['', 'Catatan: harap diperiksa'],
    [],
    ['', 'Hj. Ketua Gugus'],
    ['', '', '', 'Praya, 12 Januari 2026'],
    ['NIP. 197001011990012001'],
  ])

  expect(roster.rows.map(({ row, details }) => [row, details.fullName])).toEqual([
    [4, 'Siti Aminah'],
    [6, 'Ani'],
  ])
  expect(roster.skipped).toEqual([
    { row: 2, reason: 'header' },
    { row: 3, reason: 'sample' },
    { row: 5, reason: 'header' },
    { row: 7, reason: 'empty' },
    { row: 8, reason: 'total' },
    { row: 9, reason: 'remark' },
    { row: 11, reason: 'remark' },
    { row: 12, reason: 'remark' },
    { row: 13, reason: 'remark' },
  ])
})

test('a row that has lost its name is told, not dropped in silence', async () => {
  const roster = await parse([
    ['Nama', 'NUPTK', 'JK'],
    ['Siti', '', 'P'],
    ['', '0000751366388973', 'P'],
  ])

  expect(roster.skipped).toEqual([{ row: 3, reason: 'no-name' }])
  expect(roster.doubts).toEqual([{ row: 3, field: 'fullName', code: 'name.missing', raw: '' }])
})

test('words for "not there" are unknown, never values', async () => {
  const { person, doubts } = await firstOf([
    ['Nama', 'NUPTK', 'NIP', 'JK', 'Tempat Lahir', 'Tanggal Lahir', 'HP', 'Email', 'KTA'],
    ['Siti', 'BELUM ADA', '--', '-', 'tidak ada', '-', '0', 'n/a', 'blm ada'],
  ])

  expect(person?.details).toMatchObject({
    nuptk: null,
    nip: null,
    sex: null,
    birthPlace: null,
    birthDate: null,
    phone: null,
    email: null,
    cardNumber: null,
  })
  expect(doubts).toEqual([])
})

test.each([
  ['a number cell ending in 0', 9900681384958470],
  ['text of 16 digits ending in 0', '9900681384958470'],
  ['a short form with a comma', '9,90067E+15'],
  ['a short form with a point', '9.90067e15'],
])('a NUPTK that is %s is unknown and doubtful', async (_how, nuptk) => {
  const { person, doubts } = await firstOf([
    ['Nama', 'NUPTK'],
    ['Siti', nuptk],
  ])

  expect(person?.details.nuptk).toBeNull()
  expect(doubts).toEqual([['nuptk', 'nuptk.rounded']])
})

test('a NIP that a spreadsheet held as a number is unknown and doubtful', async () => {
  const { person, doubts } = await firstOf([
    ['Nama', 'NIP'],
    ['Siti', Number('198902032023212999')],
  ])

  expect(person?.details.nip).toBeNull()
  expect(doubts).toEqual([['nip', 'nip.rounded']])
})

test('a NUPTK of another length is kept as written and doubtful', async () => {
  const { person, doubts } = await firstOf([
    ['Nama', 'NUPTK'],
    ['Siti', '0000 7513 6638 897'],
  ])

  expect(person?.details.nuptk).toBe('000075136638897')
  expect(doubts).toEqual([['nuptk', 'nuptk.length']])
})

test('a NIP that speaks of another day or sex is kept and doubtful', async () => {
  const { person, doubts } = await firstOf([
    ['Nama', 'NIP', 'JK', 'Tanggal Lahir'],
    ['Siti', '197310012008042999', 'L', '01-10-1974'],
  ])

  expect(person?.details.nip).toBe('197310012008042999')
  expect(doubts).toEqual([
    ['nip', 'nip.birth-date-mismatch'],
    ['nip', 'nip.sex-mismatch'],
  ])
})

test.each([
  ['81200009867', '+6281200009867', []],
  [81200009867, '+6281200009867', []],
  ['0812-0000-9867', '+6281200009867', []],
  ['+62 812-0000-9867', '+6281200009867', []],
  ['6281200009867', '+6281200009867', []],
  ['0812 0000 9867 / 0813 0000 1111', '+6281200009867', [['phone', 'phone.several']]],
  ['punya suami', 'punya suami', [['phone', 'phone.form']]],
] as const)('the phone %s is read as %s', async (written, phone, expected) => {
  const { person, doubts } = await firstOf([
    ['Nama', 'NUPTK', 'HP'],
    ['Siti', '', written],
  ])

  expect([person?.details.phone, doubts]).toEqual([phone, expected])
})

test('columns of their own for titles, schooling and a second phone are joined in', async () => {
  const { person } = await firstOf([
    [
      'Nama',
      'Gelar Depan',
      'Gelar Belakang',
      'Jenjang',
      'Jurusan/Prodi',
      'Telepon',
      'Tugas Tambahan',
      'Jenis PTK',
    ],
    ['SITI AMINAH', 'Hj.', 'S.Pd.', 'S1', 'PG PAUD', '0370123456', 'Kepala Sekolah', 'Guru Kelas'],
  ])

  expect(person).toMatchObject({
    details: {
      frontTitle: 'Hj.',
      fullName: 'Siti Aminah',
      backTitle: 'S.Pd.',
      educationLevel: 's1',
      educationMajor: 'PG PAUD',
      phone: '+62370123456',
    },
    position: 'Kepala Sekolah',
  })
})

test('an institution under merged cells goes to each of its people', async () => {
  const roster = await parse(
    [
      ['Lembaga', 'Nama', 'JK'],
      ['TK A', 'Siti', 'P'],
      ['', 'Ani', 'P'],
      ['', 'Budi', 'L'],
    ],
    ['A2:A3'],
  )

  expect(roster.rows.map(({ institution }) => institution?.name)).toEqual(['TK A', 'TK A', 'TK A'])
})

test('a blank in a list that names the institution on each row stays unknown', async () => {
  const roster = await parse([
    ['Nama', 'Lembaga'],
    ['Siti', 'TK A'],
    ['Ani', 'TK A'],
    ['Budi', ''],
    ['Cici', 'TK B'],
  ])

  expect(roster.rows.map(({ institution }) => institution?.name ?? null)).toEqual([
    'TK A',
    'TK A',
    null,
    'TK B',
  ])
  expect(roster.doubts).toMatchObject([{ row: 4, code: 'institution.missing' }])
})

test('an institution on a line of its own heads the people below it', async () => {
  const roster = await parse([
    ['No', 'Nama', 'JK'],
    ['TK Pertiwi Praya'],
    [1, 'Siti', 'P'],
    ['KB MAWAR'],
    [1, 'Ani', 'P'],
  ])

  expect(roster.rows.map(({ institution }) => institution?.name)).toEqual([
    'TK Pertiwi Praya',
    'KB Mawar',
  ])
})

test('the school in the titles is the institution of a file that has no such column', async () => {
  const roster = await parse([['TK NEGERI PEMBINA PRAYA'], ['Nama', 'NUPTK'], ['Siti', '-']])

  expect(roster.rows[0]?.institution?.name).toBe('TK Negeri Pembina Praya')
})

test('columns the user maps otherwise are read so, NIK too', async () => {
  const sheets = await readSheets(
    xlsxFile(
      sheetXml([
        ['Nama', 'JK', 'NIK', 'Keterangan'],
        ['Siti', 'P', '5202014110730001', 'pindahan'],
      ]),
    ),
    'a.xlsx',
  )
  const layout = findLayout(sheets)
  const changed = {
    ...layout,
    columns: layout.columns.map((column) =>
      column.label === 'NIK'
        ? { ...column, use: 'nik' as const }
        : column.label === 'Keterangan'
          ? { ...column, use: 'note' as const }
          : column,
    ),
  }

  expect(parseRoster(sheets, layout, testDay).rows[0]?.details).toMatchObject({
    nik: null,
    note: null,
  })
  expect(parseRoster(sheets, changed, testDay).rows[0]?.details).toMatchObject({
    nik: '5202014110730001',
    note: 'pindahan',
  })
})

test('a header with nobody below it is an empty list', async () => {
  await expect(
    parse([
      ['Nama', 'NUPTK'],
      ['JUMLAH', 0],
    ]),
  ).rejects.toMatchObject({
    code: 'roster.empty',
  })
})

test('a text longer than its field is cut, and that is said', async () => {
  const { person, doubts } = await firstOf([
    ['Nama', 'NUPTK', 'Jabatan'],
    ['Siti', '', 'a'.repeat(5000)],
  ])

  expect(person?.position).toHaveLength(120)
  expect(doubts).toEqual([['position', 'text.cut']])
})
