import { expect, test } from 'vitest'

import { brightness, createFreshness } from './camera-reading'
import { cameraName } from './cameras'

test('a card held before the camera counts once, one that comes again counts again', () => {
  const isFresh = createFreshness()

  const held = [0, 200, 400, 1_800, 3_200].map((now) => isFresh('SG:M:A', now))
  const again = isFresh('SG:M:A', 5_000)

  expect(held).toEqual([true, false, false, false, false])
  expect(again).toBe(true)
})

test('two cards side by side count once each, whichever is seen first', () => {
  const isFresh = createFreshness()

  const seen = ['A', 'B', 'A', 'B', 'A'].map((text, at) => isFresh(text, at * 200))

  expect(seen).toEqual([true, true, false, false, false])
})

test('black, white and the colours between become their brightness', () => {
  const colours = [
    [0, 0, 0],
    [255, 255, 255],
    [255, 0, 0],
    [0, 255, 0],
    [0, 0, 255],
  ]

  const pixels = brightness(new Uint8ClampedArray(colours.flatMap((colour) => [...colour, 255])))

  expect([...pixels]).toEqual([0, 255, 76, 149, 28])
})

test('a camera is called what stands on it, without the numbers of its maker', () => {
  expect(cameraName('Integrated Webcam (0bda:5520)')).toBe('Integrated Webcam')
  expect(cameraName('HD Camera (depan)')).toBe('HD Camera (depan)')
  expect(cameraName('')).toBe('')
})
