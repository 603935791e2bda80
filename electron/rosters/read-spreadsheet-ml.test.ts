import { expect, test } from 'vitest'

import { readSheets } from './read-sheets'
import { mendXml } from './read-spreadsheet-ml'
import { rosterLimits } from './roster-limits'
import { mendMojibake } from './text-encoding'

const rejectedAs = (code: string) => ({ code, name: 'AppError' })

const workbook = (table: string) =>
  `<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n` +
  `<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">` +
  `<Styles><Style ss:ID="Default"><Font ss:Size="11"/></Style></Styles>` +
  `<Worksheet ss:Name="Daftar Guru"><Table>${table}</Table></Worksheet></Workbook>`

const cell = (text: string, type = 'String') =>
  `<Cell><Data ss:Type="${type}">${text}</Data></Cell>`

async function sheetOf(xml: string, encoding: BufferEncoding = 'utf8') {
  const [sheet] = await readSheets(Buffer.from(xml, encoding), 'daftar.xls')
  return sheet
}

test('the .xls of Dapodik is read although its text breaks the XML', async () => {
  const sheet = await sheetOf(
    workbook(
      `<Row>${cell('Nama')}${cell('Lama Mengajar')}${cell('Lembaga')}</Row>` +
        `<Row>${cell('Siti & Ani')}${cell('<1th')}${cell('TK A <baru> & "B"')}</Row>` +
        `<Row>${cell('Ani &amp; Siti')}${cell('&lt;2th')}${cell('KB &#39;Ceria&#39;')}</Row>`,
    ),
  )

  expect(sheet?.name).toBe('Daftar Guru')
  expect(sheet?.rows.map(({ cells }) => cells)).toEqual([
    ['Nama', 'Lama Mengajar', 'Lembaga'],
    ['Siti & Ani', '<1th', 'TK A <baru> & "B"'],
    ['Ani & Siti', '<2th', "KB 'Ceria'"],
  ])
})

test('rows and cells stand where the file says, and merged cells are told', async () => {
  const sheet = await sheetOf(
    workbook(
      `<Row ss:Index="5"><Cell ss:Index="2" ss:MergeAcross="1" ss:MergeDown="2"><Data ss:Type="String">A</Data></Cell>${cell('B')}</Row>` +
        `<Row ss:Span="2"/><Row>${cell('C')}</Row>`,
    ),
  )

  expect(sheet?.rows).toEqual([
    { number: 5, cells: [null, 'A', null, 'B'] },
    { number: 9, cells: ['C'] },
  ])
  expect(sheet?.merges).toEqual([{ top: 5, bottom: 7, left: 1, right: 2 }])
})

test('a number stays a number, a day is a day, bold words are words, a note is no value', async () => {
  const sheet = await sheetOf(
    workbook(
      `<Row>${cell('9900681384958470', 'Number')}${cell('1978-11-15T00:00:00.000', 'DateTime')}` +
        `<Cell><ss:Data ss:Type="String" xmlns="http://www.w3.org/TR/REC-html40"><B>Siti</B><Font> Aminah</Font></ss:Data>` +
        `<Comment><ss:Data>Catatan saja</ss:Data></Comment></Cell>` +
        `${cell('#N/A', 'Error')}${cell('1', 'Boolean')}</Row>`,
    ),
  )

  expect(sheet?.rows[0]?.cells).toEqual([
    9900681384958470,
    { date: '1978-11-15' },
    'Siti Aminah',
    null,
    'TRUE',
  ])
})

test('a formula gives the value saved with it and is never worked out', async () => {
  const sheet = await sheetOf(
    workbook(
      '<Row><Cell ss:Formula="=HYPERLINK(&quot;http://contoh.example&quot;)"><Data ss:Type="String">12</Data></Cell></Row>',
    ),
  )

  expect(sheet?.rows[0]?.cells).toEqual(['12'])
})

test('a file in the code page of Windows is read letter for letter', async () => {
  const sheet = await sheetOf(workbook(`<Row>${cell('Nur\x92aini')}</Row>`), 'latin1')

  expect(sheet?.rows[0]?.cells).toEqual(['Nur’aini'])
})

test('a file that was cut off is not taken for a shorter list', async () => {
  const whole = workbook(`<Row>${cell('Siti')}</Row><Row>${cell('Ani')}</Row>`)

  await expect(
    readSheets(Buffer.from(whole.slice(0, whole.indexOf('Ani'))), 'daftar.xls'),
  ).rejects.toMatchObject(rejectedAs('roster.unreadable'))
})

test('a web page that is called .xls is refused with the way out', async () => {
  const page = '<html><body><table><tr><td>Nama</td></tr></table></body></html>'

  await expect(readSheets(Buffer.from(page), 'daftar.xls')).rejects.toMatchObject(
    rejectedAs('roster.old-xls'),
  )
})

test.each([
  ['rows', `<Row>${cell('a')}</Row>`.repeat(rosterLimits.rows + 1)],
  ['columns', '<Row><Cell ss:Index="600"><Data ss:Type="String">a</Data></Cell></Row>'],
  ['characters in a cell', `<Row>${cell('a'.repeat(rosterLimits.cellChars + 1))}</Row>`],
])('too many %s are too large', async (_what, table) => {
  await expect(readSheets(Buffer.from(workbook(table)), 'a.xls')).rejects.toMatchObject(
    rejectedAs('roster.too-large'),
  )
})

test('mending takes as long as the file is, also when nothing in it is closed', () => {
  const open = '<Data ss:Type="String">'.repeat(200_000)
  const started = process.cpuUsage()

  expect(mendXml(open)).toBe(open)

  expect(process.cpuUsage(started).user).toBeLessThan(3_000_000)
})

test.each([
  ['Nurâ€™aini', 'Nur’aini'],
  ['â€“', '–'],
  ['Désa', 'Désa'],
  ['Nur’aini', 'Nur’aini'],
  ['São Tomé', 'São Tomé'],
])('letters that another program mistook: %s', (broken, mended) => {
  expect(mendMojibake(broken)).toBe(mended)
})
