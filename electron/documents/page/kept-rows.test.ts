import { expect, test } from 'vitest'

import type { Block, Cell } from '../document'
import { renderPage } from './render-page'

const paper = { size: 'a4', widthMm: 215, heightMm: 330, marginMm: 20 } as const
const signatures: Block = {
  kind: 'signatures',
  placeAndDate: 'Jonggat, 21 November 2026',
  signers: [{ caption: null, post: 'Ketua', name: 'Guru Contoh', idLine: null }],
}

/** The groups of rows of the page's only table, each as the words in it; `kept` ones stay whole. */
async function groupsOf(rows: readonly (readonly Cell[])[], after: readonly Block[] = []) {
  const html = await renderPage(
    {
      title: 'Daftar',
      orientation: 'portrait',
      letterhead: null,
      isNumbered: true,
      blocks: [
        {
          kind: 'table',
          columns: [
            { title: 'No', width: 10 },
            { title: 'Nama', width: { share: 1 } },
          ],
          rows,
          foot: [['', 'Jumlah']],
        },
        ...after,
      ],
    },
    paper,
  )
  return [...html.matchAll(/<tbody(?: class="(kept)")?>([\s\S]*?)<\/tbody>/gu)].map(
    ([, kept, body = '']) => ({
      isKept: kept !== undefined,
      words: body
        .replace(/<[^>]+>/gu, ' ')
        .replace(/\s+/gu, ' ')
        .trim(),
    }),
  )
}

const row = (number: number): readonly Cell[] => [String(number), `Guru ${number}`]
const section = (text: string): readonly Cell[] => [{ kind: 'span', columns: 2, text }]

test('the last rows, the sum, a remark and the signatures are one group that no page parts', async () => {
  const remark: Block = { kind: 'paragraph', text: 'Terbilang: nol.' }
  const groups = await groupsOf([row(1), row(2), row(3), row(4)], [remark, signatures])
  expect(groups).toHaveLength(2)
  expect(groups[0]).toEqual({ isKept: false, words: '1 Guru 1 2 Guru 2' })
  expect(groups[1]?.isKept).toBe(true)
  expect(groups[1]?.words).toContain('3 Guru 3 4 Guru 4 Jumlah Terbilang: nol.')
  expect(groups[1]?.words).toContain('Guru Contoh')
})

test('the head of a section stays with its first row', async () => {
  const rows = [row(1), section('Pokok'), row(2), row(3), section('Penunjang'), row(4), row(5)]
  expect(await groupsOf(rows)).toEqual([
    { isKept: false, words: '1 Guru 1' },
    { isKept: true, words: 'Pokok 2 Guru 2' },
    { isKept: false, words: '3 Guru 3' },
    { isKept: true, words: 'Penunjang 4 Guru 4 5 Guru 5 Jumlah' },
  ])
})
