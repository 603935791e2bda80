import { expect, test } from 'vitest'
import writeXlsxFile from 'write-excel-file/node'

import { rosterFixture } from '../../tests/support/roster-register'
import type { ZipPart } from '../../tests/support/xlsx-file'
import { sheetXml, workbookParts, xlsxFile, zipFile } from '../../tests/support/xlsx-file'
import { readSheets } from './read-sheets'
import { rosterLimits } from './roster-limits'
import { cellText } from './sheet'

const rejectedAs = (code: string) => ({ code, name: 'AppError' })

async function rowsOf(file: Buffer, name = 'daftar.xlsx') {
  const [sheet] = await readSheets(file, name)
  return sheet?.rows
}

const withPart = (parts: readonly ZipPart[], name: string, content: Buffer): readonly ZipPart[] =>
  parts.map((part) => (part.name === name ? { name, content } : part))

test('text cells stay text, number cells stay numbers, date cells become days', async () => {
  const file = await writeXlsxFile([
    [
      { value: '0000751366388973', type: String },
      { value: 81200009867, type: Number },
      { value: new Date('1978-11-15T00:00:00Z'), type: Date, format: 'dd mmmm yyyy' },
      { value: 'Tom & "Jerry" <anak>', type: String },
      null,
      { value: true, type: Boolean },
    ],
  ]).toBuffer()

  expect(await rowsOf(file)).toEqual([
    {
      number: 1,
      cells: [
        '0000751366388973',
        81200009867,
        { date: '1978-11-15' },
        'Tom & "Jerry" <anak>',
        null,
        'TRUE',
      ],
    },
  ])
})

test('a number too long for a spreadsheet is written out without an exponent', async () => {
  const numbers = ['9900681384958470', '9.90068138495847E+15', '0.5', '1.98902032023212E+17']
  const cells = numbers.map((number) => `<c><v>${number}</v></c>`).join('')

  const rows = await rowsOf(xlsxFile(`<sheetData><row>${cells}</row></sheetData>`))

  expect(rows?.[0]?.cells.map(cellText)).toEqual([
    '9900681384958470',
    '9900681384958470',
    '0.5',
    '198902032023212000',
  ])
})

test('a formula gives the value saved with it and is never worked out', async () => {
  const file = xlsxFile(
    '<sheetData><row r="1"><c r="A1" t="str"><f>HYPERLINK("http://a.example")</f><v>tautan</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="e"><f>1/0</f><v>#DIV/0!</v></c></row></sheetData>',
  )

  expect(await rowsOf(file)).toEqual([{ number: 1, cells: ['tautan'] }])
})

test('rows keep the numbers the spreadsheet shows, and empty ones are left out', async () => {
  const file = xlsxFile(
    '<sheetData><row r="3"><c r="B3" t="inlineStr"><is><r><t>Siti </t></r><r><t>Aminah</t></r><rPh><t>x</t></rPh></is></c></row><row r="4"><c r="A4" s="1"/></row><row r="1048576"><c t="n"><v>7</v></c></row></sheetData>',
  )

  expect(await rowsOf(file)).toEqual([
    { number: 3, cells: [null, 'Siti Aminah'] },
    { number: 1_048_576, cells: [7] },
  ])
})

test('merged cells are told', async () => {
  const [sheet] = await readSheets(
    xlsxFile(
      sheetXml(
        [
          ['TK', 'a'],
          ['', 'b'],
        ],
        ['A1:A2'],
      ),
    ),
    'a.xlsx',
  )

  expect(sheet?.merges).toEqual([{ top: 1, bottom: 2, left: 0, right: 0 }])
})

test.each([
  ['dapodik', 'cut in the middle', (file: Buffer) => file.subarray(0, file.length / 2)],
  ['list', 'cut near the end', (file: Buffer) => file.subarray(0, file.length - 30)],
  [
    'list',
    'without its first half',
    (file: Buffer) => Buffer.concat([file.subarray(0, 40), file.subarray(6000)]),
  ],
  ['list', 'ending after four bytes', (file: Buffer) => file.subarray(0, 4)],
] as const)('the %s workbook %s is damaged, not empty', async (name, _how, damage) => {
  await expect(readSheets(damage(rosterFixture(name)), 'x.xlsx')).rejects.toMatchObject(
    rejectedAs('roster.unreadable'),
  )
})

test('one wrong byte anywhere in the cells is noticed', async () => {
  const file = rosterFixture('list')
  const at = file.indexOf('xl/worksheets/sheet1.xml')
  const seen = new Set<string>()
  for (let offset = at + 30; offset < at + 4000; offset += 397) {
    const broken = Buffer.from(file)
    broken[offset] = (broken[offset] ?? 0) ^ 0x55
    seen.add(
      await readSheets(broken, 'x.xlsx').then(
        () => 'read',
        (error: unknown) => (error instanceof Error ? error.message : 'thrown'),
      ),
    )
  }

  expect([...seen]).toEqual(['roster.unreadable'])
})

test.each([
  ['a workbook without cells', xlsxFile(sheetXml([])), 'kosong.xlsx', 'roster.empty'],
  ['a file of no bytes', Buffer.alloc(0), 'kosong.xlsx', 'roster.empty'],
  ['a text of blank lines', Buffer.from('\r\n;;;\r\n  \r\n'), 'kosong.csv', 'roster.empty'],
  [
    'an old binary sheet',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    'a.xls',
    'roster.old-xls',
  ],
  [
    'an old binary sheet called .xlsx',
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    'a.xlsx',
    'roster.old-xls',
  ],
  [
    'a workbook behind a password',
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0]),
      Buffer.alloc(600),
      Buffer.from('EncryptedPackage', 'utf16le'),
    ]),
    'a.xlsx',
    'roster.locked',
  ],
  [
    'an XML sheet called .xls',
    Buffer.from('<?xml version="1.0"?><Workbook/>'),
    'a.xls',
    'roster.old-xls',
  ],
  [
    'a web page called .xls',
    Buffer.from('\uFEFF\n<html><table></table></html>'),
    'a.xls',
    'roster.old-xls',
  ],
  [
    'a picture called .csv',
    Buffer.from('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1'),
    'a.csv',
    'roster.unreadable',
  ],
  ['plain text called .xlsx', Buffer.from('Nama;NUPTK'), 'a.xlsx', 'roster.unreadable'],
  [
    'an empty zip',
    Buffer.concat([Buffer.from('PK\x05\x06'), Buffer.alloc(18)]),
    'a.xlsx',
    'roster.unreadable',
  ],
  [
    'a zip that is no workbook',
    zipFile([{ name: 'a.txt', content: Buffer.from('a') }]),
    'a.xlsx',
    'roster.unreadable',
  ],
  [
    'a text whose quotation mark never closes',
    Buffer.from('Nama;NUPTK\n"Siti;1\nAni;2\n'),
    'a.csv',
    'roster.unreadable',
  ],
] as const)('%s is refused with its own sentence', async (_what, file, name, code) => {
  await expect(readSheets(file, name)).rejects.toMatchObject(rejectedAs(code))
})

test.each([
  ['xl/worksheets/sheet1.xml', '<worksheet><sheetData><row r="1"><c r="A1"><v>1</v>'],
  ['xl/worksheets/sheet1.xml', '<worksheet></worksheet>'],
  ['xl/workbook.xml', 'not xml at all'],
  ['xl/_rels/workbook.xml.rels', '<Relationships>'],
])('a workbook whose %s is broken is damaged', async (part, xml) => {
  const file = zipFile(withPart(workbookParts(sheetXml([['a']])), part, Buffer.from(xml)))

  await expect(readSheets(file, 'a.xlsx')).rejects.toMatchObject(rejectedAs('roster.unreadable'))
})

test('a sheet that would inflate to two hundred times its size is not inflated', async () => {
  const bomb = Buffer.concat([
    Buffer.from('<worksheet><sheetData>'),
    Buffer.alloc(64 * 1024 * 1024, ' '),
  ])
  const file = zipFile(withPart(workbookParts(''), 'xl/worksheets/sheet1.xml', bomb))

  const before = process.memoryUsage().arrayBuffers
  await expect(readSheets(file, 'bom.xlsx')).rejects.toMatchObject(rejectedAs('roster.too-large'))
  expect(file.length).toBeLessThan(200_000)
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(8 * 1024 * 1024)
})

test('a sheet that lies about its size is stopped at the size it named', async () => {
  const bomb = Buffer.alloc(16 * 1024 * 1024, ' ')
  const parts = workbookParts('').map((part) =>
    part.name === 'xl/worksheets/sheet1.xml'
      ? { name: part.name, content: bomb, claimedBytes: 500 }
      : part,
  )

  await expect(readSheets(zipFile(parts), 'a.xlsx')).rejects.toMatchObject(
    rejectedAs('roster.unreadable'),
  )
})

test('an entity that would unfold into thousands is left as it stands', async () => {
  const file = zipFile(
    withPart(
      workbookParts(''),
      'xl/worksheets/sheet1.xml',
      Buffer.from(
        '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>',
      ),
    ),
  )

  expect(await rowsOf(file)).toEqual([{ number: 1, cells: ['&b;'] }])
})

test.each([
  ['rows', sheetXml(Array.from({ length: rosterLimits.rows + 1 }, () => [1]))],
  ['columns', '<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'],
  ['characters in a cell', sheetXml([['a'.repeat(rosterLimits.cellChars + 1)]])],
])('a workbook with too many %s is too large', async (_what, xml) => {
  await expect(readSheets(xlsxFile(xml), 'a.xlsx')).rejects.toMatchObject(
    rejectedAs('roster.too-large'),
  )
})

test.each([
  ['bytes', Buffer.alloc(rosterLimits.fileBytes + 1, 'a')],
  ['rows', Buffer.from('a;b\n'.repeat(rosterLimits.rows + 1))],
  ['columns', Buffer.from(';'.repeat(rosterLimits.columns) + 'a')],
  ['characters in a cell', Buffer.from(`a;${'b'.repeat(rosterLimits.cellChars + 1)}`)],
])('a text with too many %s is too large', async (_what, file) => {
  await expect(readSheets(file, 'a.csv')).rejects.toMatchObject(rejectedAs('roster.too-large'))
})

const csvCells = [
  ['Nama', 'Lembaga'],
  ['Siti, S.Pd.', 'KB "Ceria"'],
]

test.each([
  ['semicolons', 'Nama;Lembaga\r\nSiti, S.Pd.;"KB ""Ceria"""\r\n'],
  ['commas', 'Nama,Lembaga\n"Siti, S.Pd.","KB ""Ceria"""\n'],
  ['tabs', 'Nama\tLembaga\nSiti, S.Pd.\tKB "Ceria"\n'],
  ['a line that names the separator', 'sep=|\nNama|Lembaga\nSiti, S.Pd.|"KB ""Ceria"""'],
])('text with %s is taken apart', async (_how, text) => {
  const rows = await rowsOf(Buffer.from(text), 'a.csv')

  expect(rows?.map(({ cells }) => cells)).toEqual(csvCells)
})

test.each([
  ['UTF-8', Buffer.from('Nama;Kota\nNur’aini;Désa\n', 'utf8')],
  ['UTF-8 with a mark', Buffer.from('\uFEFFNama;Kota\nNur’aini;Désa\n', 'utf8')],
  ['Windows-1252', Buffer.from('Nama;Kota\nNur\x92aini;D\xe9sa\n', 'latin1')],
  ['UTF-16', Buffer.from('\uFEFFNama;Kota\nNur’aini;Désa\n', 'utf16le')],
])('%s is read letter for letter', async (_encoding, file) => {
  const rows = await rowsOf(file, 'a.csv')

  expect(rows?.map(({ cells }) => cells)).toEqual([
    ['Nama', 'Kota'],
    ['Nur’aini', 'Désa'],
  ])
})

test('empty lines count in row numbers, lines inside a cell do not', async () => {
  const rows = await rowsOf(Buffer.from('Nama;Catatan\n\nSiti;"satu\ndua"\nAni;x\n'), 'a.csv')

  expect(rows?.map(({ number }) => number)).toEqual([1, 3, 4])
})
