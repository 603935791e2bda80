import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { build } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'

import type { MemberId } from '../../../shared/domain/ids'
import { scanCodeText } from '../../../shared/domain/scan-code'
import { drawPicture } from '../../../tests/support/camera-picture'
import { type CodeReader, createCodeReader } from './code-reader'

const root = resolve(import.meta.dirname, '../../..')
const wasmFile = join(root, 'node_modules/zxing-wasm/dist/reader/zxing_reader.wasm')
let folder: string
let threadFile: string

beforeAll(async () => {
  folder = mkdtempSync(join(root, '.cache', 'codes-'))
  await build({
    configFile: join(root, 'build/vite.electron.config.ts'),
    logLevel: 'error',
    build: { outDir: folder, emptyOutDir: true, sourcemap: false },
  })
  threadFile = join(folder, 'code-thread.js')
})
afterAll(() => {
  rmSync(folder, { recursive: true, force: true })
})

const text = scanCodeText({ kind: 'member', id: '01k97xq2m3n4p5q6r7s8t9v0wy' as MemberId })
const card = drawPicture({ width: 480, height: 480, codes: [{ text, square: 6 }] })
const desk = drawPicture({ width: 480, height: 480 })

async function withReader<T>(
  options: Partial<Parameters<typeof createCodeReader>[0]>,
  work: (reader: CodeReader) => Promise<T>,
): Promise<T> {
  const reader = createCodeReader({ threadFile, wasmFile, ...options })
  try {
    return await work(reader)
  } finally {
    await reader.close()
  }
}

test('a thread reads what this thread reads, picture after picture', async () => {
  const both = await Promise.all(
    [threadFile, null].map((file) =>
      withReader({ threadFile: file }, async (reader) => [
        await reader.read(card),
        await reader.read(desk),
        await reader.read(card),
      ]),
    ),
  )

  expect(both).toEqual([
    [text, null, text],
    [text, null, text],
  ])
})

test('a picture that comes while another is read is passed over', async () => {
  const answers = await withReader({}, (reader) =>
    Promise.all([reader.read(card), reader.read(card), reader.read(card)]),
  )

  expect(answers).toEqual([text, null, null])
})

test('the thread ends when no picture comes, and the next picture starts another', async () => {
  await withReader({ idleMilliseconds: 0 }, async (reader) => {
    for (let round = 0; round < 3; round += 1) expect(await reader.read(card)).toBe(text)
  })
})

test('a picture that keeps the reader busy for ever costs its thread, not the next picture', async () => {
  const busy = join(folder, 'busy.cjs')
  const real = JSON.stringify(threadFile)
  // The first picture of the process finds a thread that never answers, the next one a sound thread.
  writeFileSync(
    busy,
    `const { existsSync, writeFileSync } = require('node:fs')
    const mark = ${JSON.stringify(join(folder, 'was-busy'))}
    if (existsSync(mark)) require(${real})
    else { writeFileSync(mark, ''); for (;;); }`,
  )

  await withReader({ threadFile: busy, patienceMilliseconds: 8_000 }, async (reader) => {
    await expect(reader.read(card)).rejects.toThrow('not searched within')
    expect(await reader.read(card)).toBe(text)
  })
})

test('without its file, or with a damaged one, the reader says so instead of waiting', async () => {
  const damaged = join(folder, 'damaged.wasm')
  writeFileSync(damaged, 'not a module')

  for (const file of [join(folder, 'none.wasm'), damaged]) {
    await withReader({ wasmFile: file }, async (reader) => {
      await expect(reader.read(card)).rejects.toThrow()
    })
  }
})
