import { expect, test } from 'vitest'

import type { DriveSummary } from '../../../shared/domain/exchange'
import { meantDrive, offeredDrives } from './drive-list'

function aDrive(id: string, isRemovable = true): DriveSummary {
  return { id, label: id, root: `${id}:\\`, isRemovable, freeBytes: 1, totalBytes: 2 }
}

const stick = aDrive('stick')
const otherStick = aDrive('other-stick')
const folder = aDrive('folder', false)

test('flash drives stand before folders, and a folder picked just now stays in the list', () => {
  const offered = offeredDrives([aDrive('old-folder', false), stick], [folder])

  expect(offered.map(({ id }) => id)).toEqual(['stick', 'old-folder', 'folder'])
})

test('a picked folder that the hub service lists by now is shown once', () => {
  const fresher = { ...folder, freeBytes: 7 }

  expect(offeredDrives([fresher], [folder])).toEqual([fresher])
})

test('the only flash drive is meant, even beside folders used before', () => {
  expect(meantDrive([stick, folder], null)).toBe(stick)
})

test('between two flash drives nobody chooses for the user', () => {
  expect(meantDrive([stick, otherStick], null)).toBeNull()
})

test('the only folder is meant when no flash drive is there', () => {
  expect(meantDrive([folder], null)).toBe(folder)
})

test('a chosen drive that was pulled out is not chosen any more', () => {
  expect(meantDrive([otherStick, folder], 'stick')).toBe(otherStick)
  expect(meantDrive([], 'stick')).toBeNull()
})
