import { expect, test } from 'vitest'

import type { FileHash } from '../../../shared/domain/ids'
import { chooseFiles, firstPartFileBytes, intoParts, largestFile, partBytes } from './choose-files'

const mebibyte = 1024 * 1024
const aFile = (name: string, size: number) => ({
  hash: name.padEnd(64, '0') as FileHash,
  size,
})
const none: ReadonlySet<FileHash> = new Set()

test('previews go first, then what others asked for, then small before large', () => {
  const [photo, preview, plan, video] = [
    aFile('a', 2 * mebibyte),
    aFile('b', 30_000),
    aFile('c', mebibyte),
    aFile('d', 90 * mebibyte),
  ]

  const { chosen } = chooseFiles({
    needed: [photo, preview, plan, video],
    onStick: none,
    previews: new Set([preview.hash]),
    wantedByOthers: new Set([video.hash]),
    room: Infinity,
    partOverhead: 1000,
  })

  expect(chosen).toEqual([preview, video, plan, photo])
})

test('what does not fit is left, what lies there is not written again', () => {
  const [small, large, there] = [aFile('a', 1000), aFile('b', 5000), aFile('c', 100)]

  const choice = chooseFiles({
    needed: [small, large, there],
    onStick: new Set([there.hash]),
    previews: none,
    wantedByOthers: none,
    room: 4000,
    partOverhead: 1000,
  })

  expect(choice).toEqual({ chosen: [small], left: [large], here: 1 })
})

test('no file of a bundle comes near the 4 GiB limit of FAT32', () => {
  const tooLarge = aFile('a', largestFile + 1)
  const large = aFile('b', largestFile)

  const choice = chooseFiles({
    needed: [tooLarge, large],
    onStick: none,
    previews: none,
    wantedByOthers: none,
    room: Infinity,
    partOverhead: 1000,
  })

  expect(choice).toMatchObject({ chosen: [large], left: [tooLarge] })
  // 17 bytes a frame, and 16 MiB for header and manifest at the most.
  expect(largestFile + Math.ceil(largestFile / 65_536) * 17).toBeLessThan(2 ** 32 - 1 - mebibyte)
})

test('the first part stays small for the records, later ones end at 256 MiB or with one file', () => {
  const files = [
    aFile('a', 10 * mebibyte),
    aFile('b', 10 * mebibyte),
    aFile('c', 240 * mebibyte),
    aFile('d', 900 * mebibyte),
    aFile('e', mebibyte),
  ]

  const parts = intoParts(files)

  expect(parts.map((part) => part.map(({ hash }) => hash[0]).join(''))).toEqual([
    'a',
    'bc',
    'd',
    'e',
  ])
  const sizes = parts.map((part) => part.reduce((sum, { size }) => sum + size, 0))
  expect(sizes[0]).toBeLessThanOrEqual(firstPartFileBytes)
  expect(sizes[1]).toBeLessThanOrEqual(partBytes)
})

test('however small files are, a part names no more of them than its manifest has room for', () => {
  const files = Array.from({ length: 120_001 }, (_, index) => aFile(`${index}-`, 100))

  const parts = intoParts(files)

  expect(parts.map((part) => part.length)).toEqual([50_000, 50_000, 20_001])
})

test('a bundle without files is one part', () => {
  expect(intoParts([])).toEqual([[]])
})
