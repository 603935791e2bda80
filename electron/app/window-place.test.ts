import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

import { expect, test } from 'vitest'

import { fitToScreen, readWindowPlace, writeWindowPlace } from './window-place'

const smallScreen = { x: 0, y: 0, width: 1024, height: 728 }

test('a window comes back where it was closed', () => {
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'place-')), 'window.json')
  const place = { x: 10, y: 20, width: 1100, height: 720, isMaximized: true }

  writeWindowPlace(file, place)

  expect(readWindowPlace(file)).toEqual(place)
})

test.each(['', 'not json', '[]', '{"width":"wide"}', '{"width":1e9,"height":5}', 'null'])(
  'a damaged note %s means the usual size',
  (text) => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'place-')), 'window.json')
    writeFileSync(file, text)

    const place = readWindowPlace(file)

    expect(place).toEqual({ width: 1366, height: 768, isMaximized: false })
  },
)

test('a window from a projector that is gone moves onto the screen there is', () => {
  const place = { x: 3000, y: -500, width: 1920, height: 1080, isMaximized: false }

  const fitted = fitToScreen(place, smallScreen)

  expect(fitted).toEqual({ x: 0, y: 0, width: 1024, height: 728, isMaximized: false })
})
