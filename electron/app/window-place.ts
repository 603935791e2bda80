import { readFileSync, writeFileSync } from 'node:fs'

/** Where a window was when it was closed, in screen pixels. */
export type WindowPlace = {
  readonly x?: number
  readonly y?: number
  readonly width: number
  readonly height: number
  readonly isMaximized: boolean
}
export type Area = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** The usual screen of a hub's PC; the smallest one is 1024x768 with a task bar. */
export const usualSize = { width: 1366, height: 768 }
export const smallestSize = { width: 1024, height: 700 }

const usualPlace: WindowPlace = { ...usualSize, isMaximized: false }

/** A missing or broken file means the usual place: it is a comfort, not a record. */
export function readWindowPlace(file: string): WindowPlace {
  try {
    return parsePlace(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return usualPlace
  }
}

export function writeWindowPlace(file: string, place: WindowPlace): void {
  writeFileSync(file, `${JSON.stringify(place)}\n`)
}

function parsePlace(value: unknown): WindowPlace {
  if (typeof value !== 'object' || value === null) return usualPlace
  const { x, y, width, height, isMaximized } = value as Readonly<Record<string, unknown>> // checked below
  if (!isPixels(width) || !isPixels(height)) return usualPlace
  const size = { width, height, isMaximized: isMaximized === true }
  return isPixels(x) && isPixels(y) ? { ...size, x, y } : size
}

function isPixels(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) < 100_000
}

/**
 * Fits a remembered place to the screens there are now: a projector that is gone must not keep the
 * window, and a smaller screen must not cut it. `area` is the work area nearest to the place.
 */
export function fitToScreen(place: WindowPlace, area: Area): WindowPlace {
  const width = Math.max(smallestSize.width, Math.min(place.width, area.width))
  const height = Math.max(smallestSize.height, Math.min(place.height, area.height))
  const fitted = { width, height, isMaximized: place.isMaximized }
  if (place.x === undefined || place.y === undefined) return fitted
  return {
    ...fitted,
    x: clamp(place.x, area.x, area.x + area.width - width),
    y: clamp(place.y, area.y, area.y + area.height - height),
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high))
}
