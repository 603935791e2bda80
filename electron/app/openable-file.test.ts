import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, test } from 'vitest'

import { whyNotOpen } from './openable-file'

function aFolder(): string {
  return mkdtempSync(path.join(tmpdir(), 'open-'))
}

test('a document in a known place may be opened', async () => {
  const folder = aFolder()
  const file = path.join(folder, 'Surat tugas.PDF')
  writeFileSync(file, '')

  const refusal = await whyNotOpen(file, new Set([folder]))

  expect(refusal).toBeNull()
})

test('programs, NUL bytes, missing files and other places are refused', async () => {
  const folder = aFolder()
  const elsewhere = aFolder()
  mkdirSync(path.join(folder, 'sub'))
  for (const name of ['run.exe', 'foto.jpg.lnk', 'a.bat', 'b.desktop', 'sub/c.vbs']) {
    writeFileSync(path.join(folder, name), '')
  }
  writeFileSync(path.join(elsewhere, 'd.pdf'), '')
  symlinkSync(path.join(elsewhere, 'd.pdf'), path.join(folder, 'link.pdf'))
  symlinkSync(path.join(folder, 'run.exe'), path.join(folder, 'program.pdf'))
  const names = [
    ...['run.exe', 'foto.jpg.lnk', 'a.bat', 'b.desktop', 'sub/c.vbs', 'x.pdf\0.exe', 'gone.pdf'],
    ...['link.pdf', 'program.pdf', path.relative(folder, path.join(elsewhere, 'd.pdf'))],
  ]

  const refusals = await Promise.all(
    names.map((name) => whyNotOpen(path.join(folder, name), new Set([folder]))),
  )

  expect(refusals.filter((refusal) => refusal === null)).toEqual([])
})

test('a folder whose name merely begins like a known one is another place', async () => {
  const folder = aFolder()
  const twin = `${folder}-2`
  mkdirSync(twin)
  writeFileSync(path.join(twin, 'a.pdf'), '')

  const refusal = await whyNotOpen(path.join(twin, 'a.pdf'), new Set([folder]))

  expect(refusal).toBe('it lies where neither we nor the user put it')
})
