import { readFileSync } from 'node:fs'

import { expect, test } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')

function color(token: string): string {
  const found = new RegExp(`--${token}: (#[0-9a-f]{6})`, 'u').exec(css)
  if (found?.[1] === undefined) throw new Error(`no colour --${token}`)
  return found[1]
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(color(one)), luminance(color(other))].sort(
    (a, b) => b - a,
  )
  return (light + 0.05) / (dark + 0.05)
}

const papers = ['paper', 'paper-deep', 'surface', 'surface-hover', 'surface-selected']

const texts: readonly (readonly [string, string])[] = [
  ...['ink', 'ink-soft', 'ink-faint', 'accent', 'danger'].flatMap((ink) =>
    papers.map((paper) => [ink, paper] as const),
  ),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-deep'],
  ['accent', 'accent-tint'],
  ['danger', 'danger-tint'],
  ['caution', 'caution-tint'],
  ['notice', 'notice-tint'],
  ['ink', 'caution-tint'],
]
const lines: readonly (readonly [string, string])[] = [
  ...papers.map((paper) => ['focus', paper] as const),
  ['line-strong', 'surface'],
]

test.each(texts)('text in --%s can be read on --%s (4.5:1)', (ink, paper) => {
  expect(contrast(ink, paper)).toBeGreaterThanOrEqual(4.5)
})

test.each(lines)('--%s can be told from --%s (3:1)', (line, paper) => {
  expect(contrast(line, paper)).toBeGreaterThanOrEqual(3)
})
