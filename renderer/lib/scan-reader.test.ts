import { expect, test } from 'vitest'

import { createScanReader, type Reading, type ScanReader } from './scan-reader'

const code = 'SG:S:01K97XQ2M3N4P5Q6R7S8T9V0WX'

/** Types as a keyboard does, capitals and the colon with Shift; `gap` milliseconds between keys. */
function type(
  reader: ScanReader,
  text: string,
  { gap, from = 1_000, end = '' }: { gap: number; from?: number; end?: string },
): readonly Reading[] {
  const keys = [...Array.from(text), ...(end === '' ? [] : [end])]
  return keys.map((key, index) =>
    reader.read({
      key,
      shiftKey: /^[A-Z:]$/u.test(key),
      isCommand: false,
      at: from + index * gap,
    }),
  )
}

test('a burst of keys that begins with SG: and ends with Enter is a scan', () => {
  for (const gap of [1, 10, 40]) {
    const readings = type(createScanReader(), code, { gap, end: 'Enter' })

    expect(readings.slice(0, 3).map((reading) => reading.do)).toEqual(['hold', 'hold', 'take'])
    expect(new Set(readings.slice(3, -1).map((reading) => reading.do))).toEqual(new Set(['take']))
    expect(readings.at(-1)).toEqual({ do: 'done', text: code })
  }
})

test('two scans one after the other are two scans, and Tab ends one as well', () => {
  const reader = createScanReader()

  expect(type(reader, code, { gap: 5, end: 'Tab' }).at(-1)).toEqual({ do: 'done', text: code })
  expect(type(reader, 'SG:M:A', { gap: 5, from: 1_200, end: 'Enter' }).at(-1)).toEqual({
    do: 'done',
    text: 'SG:M:A',
  })
})

test('a person who types the same words is never taken for a scanner', () => {
  const readings = type(createScanReader(), code, { gap: 90, end: 'Enter' })

  expect(readings.filter(({ do: what }) => what === 'take' || what === 'done')).toEqual([])
  expect(readings.at(-1)).toEqual({ do: 'pass' })
})

test('keys of the sheet pass at once: s for Sakit has no Shift', () => {
  const readings = type(createScanReader(), 'hhsh12s', { gap: 5, end: 'Enter' })

  expect(new Set(readings.map((reading) => reading.do))).toEqual(new Set(['pass']))
})

test('what only begins like a scan is let go, and the key that breaks it off may begin another', () => {
  const reader = createScanReader()

  expect(type(reader, 'SA', { gap: 5 }).map((reading) => reading.do)).toEqual(['hold', 'pass'])
  expect(type(reader, 'SSG:', { gap: 5, from: 2_000 }).map((reading) => reading.do)).toEqual([
    'hold',
    'hold',
    'hold',
    'take',
  ])
})

test('a scan that stops halfway holds nothing back afterwards', () => {
  const reader = createScanReader()
  type(reader, 'SG:S:01', { gap: 5 })

  expect(type(reader, 'halo', { gap: 5, from: 5_000 }).map((reading) => reading.do)).toEqual([
    'pass',
    'pass',
    'pass',
    'pass',
  ])
})

test('Ctrl and Shift alone are no part of a scan', () => {
  const reader = createScanReader()
  const at = { at: 1, isCommand: false, shiftKey: true }

  expect(reader.read({ ...at, key: 'Shift' })).toEqual({ do: 'ignore' })
  expect(reader.read({ ...at, key: 'S', isCommand: true })).toEqual({ do: 'pass' })
})
