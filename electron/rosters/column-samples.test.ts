import { expect, test } from 'vitest'

import { rosterFixture } from '../../tests/support/roster-register'
import { columnSamples } from './column-samples'
import { findLayout } from './find-header'
import { readSheets } from './read-sheets'

test('samples show what a column holds, and nothing of the sensitive ones', async () => {
  const sheets = await readSheets(rosterFixture('dapodik'), 'dapodik.xlsx')
  const layout = findLayout(sheets)
  const [sheet] = sheets

  const samples = sheet === undefined ? new Map() : columnSamples(sheet, layout, 2)

  const shown = (label: string): unknown =>
    samples.get(layout.columns.find((column) => column.label === label)?.column ?? -1)
  expect(shown('NUPTK')).toEqual(['0000747278546302', '0000751366388973'])
  expect(shown('Tempat Lahir')).toEqual(['Praya', 'Kopang'])
  expect([shown('Nama Ibu Kandung'), shown('NIK'), shown('Bank')]).toEqual([[], [], []])
})
