import { expect, test } from 'vitest'

import type { FileHash } from '../../../shared/domain/ids'
import { filesOnStick, needlessParts, type OwnPart } from './own-parts'

const hashOf = (name: string) => name.padEnd(64, '0') as FileHash

function aPart(bundleSeq: number, part: number, changes: Partial<OwnPart> = {}): OwnPart {
  return {
    path: `${bundleSeq}-${part}`,
    bundleSeq,
    part,
    bytes: 1000,
    hints: new Set(['kopang']),
    check: new Uint8Array(48),
    isVerified: true,
    files: [],
    ...changes,
  }
}

function needless(
  parts: readonly OwnPart[],
  options: { readonly generations?: number; readonly needed?: readonly FileHash[] } = {},
): readonly string[] {
  const { generations = 2, needed = [] } = options
  return needlessParts(parts, { generations, neededFiles: new Set(needed) }).map(({ path }) => path)
}

test('all but the two newest generations are needless', () => {
  expect(needless([aPart(1, 1), aPart(2, 1), aPart(2, 2), aPart(3, 1), aPart(4, 1)])).toEqual([
    '2-1',
    '2-2',
    '1-1',
  ])
})

test('without a generation that was read back right, nothing is needless', () => {
  expect(needless([aPart(1, 2), aPart(2, 1, { isVerified: false })])).toEqual([])
})

test('a newer generation that is not proven yet makes no older one needless', () => {
  const parts = [aPart(1, 1), aPart(2, 1), aPart(3, 1, { isVerified: false })]

  expect(needless(parts)).toEqual([])
})

test('an older part with a file that somebody lacks stays until a kept one carries it', () => {
  const file = hashOf('a')
  const older = [aPart(1, 1), aPart(1, 2, { files: [file] }), aPart(2, 1)]

  expect(needless([...older, aPart(3, 1)], { needed: [file] })).toEqual(['1-1'])
  expect(needless([...older, aPart(3, 1, { files: [file] })], { needed: [file] })).toEqual([
    '1-1',
    '1-2',
  ])
})

test('of two older parts with the same file that somebody lacks one stays', () => {
  const file = hashOf('a')
  const parts = [
    aPart(1, 1, { files: [file] }),
    aPart(2, 1, { files: [file] }),
    aPart(3, 1),
    aPart(4, 1),
  ]

  expect(needless(parts, { needed: [file] })).toEqual(['1-1'])
})

test('when room is short, one good generation stays', () => {
  expect(needless([aPart(1, 1), aPart(2, 1), aPart(3, 1)], { generations: 1 })).toEqual([
    '2-1',
    '1-1',
  ])
})

test('a file counts as lying there only in a proven part that every recipient can open', () => {
  const parts = [
    aPart(1, 1, { files: [hashOf('a')] }),
    aPart(1, 2, { files: [hashOf('b')], isVerified: false }),
    aPart(1, 3, { files: [hashOf('c')], hints: new Set(['kopang', 'praya']) }),
  ]

  expect([...filesOnStick(parts, ['kopang', 'praya'])]).toEqual([hashOf('c')])
  expect([...filesOnStick(parts, ['kopang'])]).toEqual([hashOf('a'), hashOf('c')])
})
