import { expect, test } from 'vitest'

import type { ColumnUse } from '../../shared/domain/roster'
import { sheetXml, xlsxFile } from '../../tests/support/xlsx-file'
import { isSensitiveLabel } from './column-labels'
import { findLayout, layoutWithHeader } from './find-header'
import { readSheets } from './read-sheets'

type Rows = readonly (readonly (string | number | null)[])[]

async function layoutOf(rows: Rows, merges: readonly string[] = []) {
  return findLayout(await readSheets(xlsxFile(sheetXml(rows, merges)), 'a.xlsx'))
}

const usesOf = (layout: { readonly columns: readonly { readonly use: ColumnUse }[] }) =>
  layout.columns.map(({ use }) => use)

test('the header is found by its labels below any titles', async () => {
  const layout = await layoutOf([
    ['Daftar Guru'],
    ['TK NEGERI PEMBINA PRAYA'],
    ['Kecamatan Kec. Praya, Kabupaten Kab. Lombok Tengah, Provinsi Prov. Nusa Tenggara Barat'],
    ['Tanggal Unduh: 2026-01-12 09:41:07'],
    ['No', 'Nama', 'NUPTK', 'JK', 'No. HP / WA'],
    [1, 'Siti', '', 'P'],
  ])

  expect(layout).toEqual({
    sheetName: 'Daftar',
    headerRow: 5,
    lastHeaderRow: 5,
    districtName: 'Praya',
    institutionName: 'TK NEGERI PEMBINA PRAYA',
    columns: [
      { column: 0, label: 'No', use: 'rowLabel' },
      { column: 1, label: 'Nama', use: 'fullName' },
      { column: 2, label: 'NUPTK', use: 'nuptk' },
      { column: 3, label: 'JK', use: 'sex' },
      { column: 4, label: 'No. HP / WA', use: 'phone' },
    ],
  })
})

test('two header rows are read together, with merged titles above', async () => {
  const layout = await layoutOf(
    [
      ['Profil'],
      ['No', 'Nama', 'Lahir', '', 'Keterangan', '', '', '', 'NIK'],
      [
        '',
        '',
        'Tempat',
        'Tanggal',
        'Gelar Depan',
        'Gelar Belakang',
        'Jenjang',
        'Jurusan/Prodi',
        '',
      ],
      [1, 'Siti', 'Praya', '1990-01-01', '', 'S.Pd.', 'S1', 'PAUD', ''],
    ],
    ['A2:A3', 'B2:B3', 'C2:D2', 'E2:H2', 'I2:I3'],
  )

  expect([layout.headerRow, layout.lastHeaderRow]).toEqual([2, 3])
  expect(usesOf(layout)).toEqual([
    'rowLabel',
    'fullName',
    'birthPlace',
    'birthDate',
    'frontTitle',
    'backTitle',
    'education',
    'educationMajor',
    'dropped-sensitive',
  ])
})

test('a person right below the header is not taken for a second header row', async () => {
  const layout = await layoutOf([
    ['Nama', 'Lembaga', 'Jabatan'],
    ['Nadira', 'TK Jabatan', 'Guru'],
  ])

  expect([layout.headerRow, layout.lastHeaderRow]).toEqual([1, 1])
})

test('the sheet that looks most like a member list is taken, hidden ones are not', async () => {
  const sheets = [
    { name: 'Sampul', isHidden: false, rows: [{ number: 1, cells: ['Profil'] }], merges: [] },
    {
      name: 'Lama',
      isHidden: true,
      rows: [{ number: 1, cells: ['Nama', 'NUPTK', 'NIP', 'JK'] }],
      merges: [],
    },
    { name: 'PTK', isHidden: false, rows: [{ number: 7, cells: ['Nama', 'NUPTK'] }], merges: [] },
  ]

  expect(findLayout(sheets)).toMatchObject({ sheetName: 'PTK', headerRow: 7 })
})

test('without a row of labels there is no header', async () => {
  await expect(
    layoutOf([
      ['Siti', 'Praya'],
      ['Nama', ''],
    ]),
  ).rejects.toMatchObject({
    code: 'roster.no-header',
  })
})

test('a header far below the top is not searched for, but can be pointed at', async () => {
  const rows: Rows = [...Array.from({ length: 20 }, () => ['x']), ['Nama', 'NUPTK'], ['Siti', '']]
  const sheets = await readSheets(xlsxFile(sheetXml(rows)), 'a.xlsx')
  const [sheet] = sheets

  expect(() => findLayout(sheets)).toThrow('roster.no-header')
  expect(sheet === undefined ? [] : usesOf(layoutWithHeader(sheet, 21))).toEqual([
    'fullName',
    'nuptk',
  ])
})

test('"Kecamatan" beside a home address is the home, else it is the institution', async () => {
  const withHome = await layoutOf([['Nama', 'NUPTK', 'Alamat Jalan', 'RT', 'Kecamatan'], ['a']])
  const without = await layoutOf([['Nama', 'Lembaga', 'Kecamatan'], ['a']])

  expect(usesOf(withHome).at(-1)).toBe('ignored')
  expect(usesOf(without).at(-1)).toBe('institutionDistrict')
})

test('"Status" is a kepegawaian only where its values are', async () => {
  const staff = await layoutOf([
    ['Nama', 'NIP', 'Status'],
    ['a', '', 'GTY'],
    ['b', '', 'PNS'],
  ])
  const guests = await layoutOf([
    ['Nama', 'NIP', 'Status'],
    ['a', '', 'Peserta'],
    ['b', '', 'Panitia'],
  ])

  expect([usesOf(staff).at(-1), usesOf(guests).at(-1)]).toEqual(['employmentStatus', 'ignored'])
})

test('a field is taken from the first column that names it', async () => {
  const layout = await layoutOf([['Nama', 'HP', 'No WA', 'NUPTK'], ['a']])

  expect(usesOf(layout)).toEqual(['fullName', 'phone', 'ignored', 'nuptk'])
})

test.each([
  'Nama Ibu Kandung',
  'Agama',
  'Status Perkawinan',
  'Nama Suami/Istri',
  'NIP Suami/Istri',
  'Pekerjaan Suami/Istri',
  'NPWP',
  'Nama Wajib Pajak',
  'Bank',
  'Nomor Rekening Bank',
  'Rekening Atas Nama',
  'NIK',
  'No. KTP',
  'No KK',
  'Karpeg',
  'Karis/Karsu',
  'Lintang',
  'Bujur',
])('"%s" is left in the file', (label) => {
  expect(isSensitiveLabel(label)).toBe(true)
})

test('a title that names several kecamatan names none', async () => {
  const rows: Rows = [
    ['Peserta dari kecamatan Praya, Jonggat dan Kopang'],
    ['Nama', 'NUPTK'],
    ['a'],
  ]

  expect((await layoutOf(rows)).districtName).toBeNull()
})
