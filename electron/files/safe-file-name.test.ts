import { expect, test } from 'vitest'

import { safeFileName } from './safe-file-name'

test('a name keeps its words and loses what a file system refuses', () => {
  expect(
    [
      'RPPH Tema Tanaman.docx',
      '../../etc/passwd',
      'C:\\Users\\x\\foto.jpg',
      'a:b?"c".pdf',
      'CON.txt',
      '.tersembunyi',
      'akhir. . ',
      '\u202Egpj.exe',
      '',
    ].map(safeFileName),
  ).toEqual([
    'RPPH Tema Tanaman.docx',
    'passwd',
    'foto.jpg',
    'a b c.pdf',
    '_CON.txt',
    'tersembunyi',
    'akhir',
    'gpj.exe',
    'berkas',
  ])
})

test('a very long name is shortened before its ending', () => {
  const name = safeFileName(`${'Laporan '.repeat(40)}akhir.pdf`)

  expect([name.length <= 120, name.endsWith('.pdf')]).toEqual([true, true])
})
