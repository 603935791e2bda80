import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, test, vi } from 'vitest'

import { keepPagePlace, placeInAddress, readPagePlace } from './page-place'

const aFile = () => path.join(mkdtempSync(path.join(tmpdir(), 'page-place-')), 'page.txt')

test('after the power went out the last page is known, after a proper end none', async () => {
  const file = aFile()
  const kept = keepPagePlace(file)

  kept.note('app://simpul/index.html#/members')
  kept.note('app://simpul/index.html?locale=id#/activities/abc?tab=people')
  await vi.waitFor(() => expect(readPagePlace(file)).toBe('/activities/abc?tab=people'))
  await kept.forget()

  expect(readPagePlace(file)).toBeNull()
  expect(existsSync(file)).toBe(false)
})

test('an address without a place leaves the note as it was', async () => {
  const file = aFile()
  const kept = keepPagePlace(file)

  kept.note('app://simpul/index.html#/members')
  kept.note('app://simpul/index.html')

  await vi.waitFor(() => expect(readFileSync(file, 'utf8')).toBe('/members\n'))
})

test.each(['', '/members', 'members\n', '/a b\n', '//evil\\\n', '/a\n/b\n'])(
  'a torn or strange note "%s" means Beranda',
  (text) => {
    const file = aFile()
    writeFileSync(file, text)

    expect(readPagePlace(file)).toBeNull()
  },
)

test('only the part after the hash is a place', () => {
  expect([
    placeInAddress('app://simpul/index.html#/members/1'),
    placeInAddress('app://simpul/index.html#javascript:alert(1)'),
    placeInAddress('app://simpul/index.html'),
  ]).toEqual(['/members/1', null, null])
})
