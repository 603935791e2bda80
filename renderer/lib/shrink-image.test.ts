import { expect, test } from 'vitest'

import { type Encode, encodeWithin, fittedSize } from './shrink-image'

/** Bytes grow with the area and the quality, as those of a JPEG do. */
const likeJpeg =
  (bytesPerPixel: number, tried: string[] = []): Encode =>
  ({ width, height }, quality) => {
    tried.push(`${width}x${height} ${quality}`)
    return Promise.resolve({ size: width * height * bytesPerPixel * quality } as Blob)
  }

test('a large photo is fitted by its longer side, a small one stays', () => {
  expect([
    fittedSize({ width: 4000, height: 3000 }, 1600),
    fittedSize({ width: 1200, height: 4000 }, 1600),
    fittedSize({ width: 800, height: 600 }, 1600),
    fittedSize({ width: 10_000, height: 1 }, 1600),
  ]).toEqual([
    { width: 1600, height: 1200 },
    { width: 480, height: 1600 },
    { width: 800, height: 600 },
    { width: 1600, height: 1 },
  ])
})

test('an easy photo keeps its size and the best quality', async () => {
  const tried: string[] = []

  await encodeWithin(
    { width: 4000, height: 3000 },
    { maximumSide: 1600, maximumBytes: 300 * 1024 },
    likeJpeg(0.1, tried),
  )

  expect(tried).toEqual(['1600x1200 0.82'])
})

test('a rich photo gets coarser before it gets smaller, and ends within the limit', async () => {
  const tried: string[] = []

  const blob = await encodeWithin(
    { width: 4000, height: 3000 },
    { maximumSide: 1600, maximumBytes: 300 * 1024 },
    likeJpeg(0.6, tried),
  )

  expect(tried.slice(0, 5)).toEqual([
    '1600x1200 0.82',
    '1600x1200 0.72',
    '1600x1200 0.62',
    '1600x1200 0.5',
    '1200x900 0.82',
  ])
  expect(blob?.size).toBeLessThanOrEqual(300 * 1024)
})

test('a picture that never fits is given up instead of made unreadable', async () => {
  const blob = await encodeWithin(
    { width: 4000, height: 3000 },
    { maximumSide: 1600, maximumBytes: 10 },
    likeJpeg(1),
  )

  expect(blob).toBeNull()
})
