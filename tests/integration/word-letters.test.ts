import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import type { LetterId } from '../../shared/domain/ids'
import type { LetterBody, LetterKind } from '../../shared/domain/letter'
import { createTestHub, type TestHub } from '../support/test-hub'
import { hubNamed } from '../support/two-hubs'
import { xmlText, zipParts } from '../support/zip-parts'

let hub: TestHub
let folder: string

const a4 = { size: 'a4', widthMm: 215, heightMm: 330, marginMm: 20 } as const
const f4 = { ...a4, size: 'f4' } as const

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-word-'))
  hub = await createTestHub()
  await hub.call('setup.createHub', hubNamed('PKG Jonggat'))
  await hub.call('letterheads.save', {
    lines: 'PEMERINTAH KABUPATEN CONTOH\nPKG JONGGAT',
    address: 'Jalan Contoh 1, Jonggat',
    place: 'Jonggat',
  })
  const { id } = await hub.call('board.save', {
    id: null,
    term: {
      startsOn: '2026-01-01',
      endsOn: null,
      decreeNumber: null,
      decreeOn: null,
      decreeAbout: null,
      signer: null,
      signerPost: null,
      signerNip: null,
    },
  })
  for (const [post, personName] of [
    ['Ketua', 'Baiq Ketua Contoh, S.Pd.'],
    ['Sekretaris', 'Lalu Sekretaris Contoh'],
  ]) {
    await hub.call('books.save', {
      book: 'board',
      id: null,
      ofId: id,
      values: {
        post: post ?? '',
        memberId: null,
        personName: personName ?? '',
        unit: null,
        nip: '199002022015042999',
      },
    })
  }
})
afterEach(async () => {
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
})

async function write(
  kind: LetterKind,
  body: LetterBody,
  changes: {
    readonly subject?: string
    readonly names?: readonly string[]
    readonly place?: string
    readonly copies?: readonly string[]
  } = {},
) {
  const { letters } = await hub.call('letters.create', {
    kind,
    subject: changes.subject ?? 'Rapat bulanan',
    attachment: null,
    letterOn: '2026-11-21',
    activityId: null,
    signer: null,
    signerPost: null,
    signerNip: null,
    archive: null,
    body,
    addressees: (changes.names ?? ['TK Melati Contoh']).map((name) => ({
      institutionId: null,
      memberId: null,
      name,
      place: changes.place ?? 'Jonggat',
    })),
    copies: [...(changes.copies ?? ['Penilik PAUD'])],
    numbering: 'one',
  })
  const [letter] = letters
  if (letter === undefined) throw new Error('one letter was written')
  return letter
}

async function partsOf(id: LetterId, paper: typeof a4 | typeof f4) {
  const path = join(folder, `surat-${paper.size}.docx`)
  hub.answers.savePaths.push(path)
  await hub.call('documents.save', {
    request: { kind: 'letter', ids: [id] },
    paper,
    format: 'word',
  })
  return zipParts(await readFile(path))
}

/** The paragraphs of the letter, one line each. */
function linesOf(parts: ReadonlyMap<string, string>): readonly string[] {
  const xml = parts.get('word/document.xml') ?? ''
  return [...xml.matchAll(/<w:p[ >].*?<\/w:p>/gsu)].map(([paragraph]) =>
    xmlText(
      [...paragraph.matchAll(/<w:t[ >][^<]*<\/w:t>|<w:br\/>/gu)]
        .map(([run]) => (run === '<w:br/>' ? '\n' : run.replace(/<[^>]+>/gu, '')))
        .join(''),
    ),
  )
}

/** Rows of cells of one table of the letter. */
function tablesOf(parts: ReadonlyMap<string, string>): readonly (readonly (readonly string[])[])[] {
  const xml = parts.get('word/document.xml') ?? ''
  return [...xml.matchAll(/<w:tbl>.*?<\/w:tbl>/gsu)].map(([table]) =>
    [...table.matchAll(/<w:tr[ >].*?<\/w:tr>/gsu)].map(([row]) =>
      [...row.matchAll(/<w:tc>.*?<\/w:tc>/gsu)].map(([cell]) =>
        xmlText(
          [...cell.matchAll(/<w:t[ >][^<]*<\/w:t>/gu)]
            .map(([run]) => run.replace(/<[^>]+>/gu, ''))
            .join(''),
        ),
      ),
    ),
  )
}

/** Width and height of the sheet in whole millimetres. */
function sheetOf(parts: ReadonlyMap<string, string>): readonly [number, number] {
  const [size = ''] = /<w:pgSz [^>]*>/u.exec(parts.get('word/document.xml') ?? '') ?? []
  const millimetres = (name: string) =>
    Math.round((Number(new RegExp(`w:${name}="(\\d+)"`, 'u').exec(size)?.[1]) / 1440) * 25.4)
  return [millimetres('w'), millimetres('h')]
}

const invitation: LetterBody = {
  form: 'invitation',
  startsOn: '2026-11-28',
  endsOn: null,
  startsAt: 480,
  endsAt: 720,
  place: 'TK Pembina Jonggat',
  agenda: 'Rapat anggota',
  note: 'Membawa laptop',
  layout: 'each',
  withSecretary: true,
}

const assignment: LetterBody = {
  form: 'assignment',
  startsOn: '2026-11-28',
  endsOn: null,
  startsAt: null,
  endsAt: null,
  place: 'Praya',
  letterhead: null,
  basis: 'Undangan PKG Jonggat',
  purpose: 'Mengikuti lokakarya',
}

test('an invitation as a Word file has kop, number, addressee, day, both signers and its paper', async () => {
  const { id, number } = await write('invitation', invitation)

  const parts = await partsOf(id, a4)

  const text = linesOf(parts).join('\n')
  for (const words of [
    'PEMERINTAH KABUPATEN CONTOH',
    'PKG JONGGAT',
    'Jalan Contoh 1, Jonggat',
    number,
    'Yth. TK Melati Contoh',
    'Sabtu, 28 November 2026',
    'TK Pembina Jonggat',
    'Membawa laptop',
    'Baiq Ketua Contoh, S.Pd.',
    'Lalu Sekretaris Contoh',
    'NIP 199002022015042999',
    'Penilik PAUD',
  ]) {
    expect(text).toContain(words)
  }
  expect(tablesOf(parts).flat()).toContainEqual(['Nomor', ':', number])
  expect(sheetOf(parts)).toEqual([210, 297])
  expect(sheetOf(await partsOf(id, f4))).toEqual([215, 330])
})

test('a letter of assignment as a Word file has a line of the table for each who is sent', async () => {
  const { id: memberId } = await hub.call('members.create', {
    fullName: 'Aisyah Contoh',
    nip: '199002022015042888',
    rank: 'III/a',
  })
  const { letters } = await hub.call('letters.create', {
    kind: 'assignment',
    subject: 'Lokakarya media',
    attachment: null,
    letterOn: '2026-11-21',
    activityId: null,
    signer: null,
    signerPost: null,
    signerNip: null,
    archive: null,
    body: assignment,
    addressees: [
      { institutionId: null, memberId, name: 'Aisyah Contoh', place: 'Guru' },
      { institutionId: null, memberId: null, name: 'Budi Contoh', place: 'Pengelola' },
    ],
    copies: [],
    numbering: 'one',
  })

  const parts = await partsOf(letters[0]!.id, f4)

  const rows = tablesOf(parts).flat()
  expect(rows).toContainEqual(['No', 'Nama', 'NIP', 'Pangkat/Gol', 'Jabatan'])
  expect(rows).toContainEqual(['1', 'Aisyah Contoh', '199002022015042888', 'III/a', 'Guru'])
  expect(rows).toContainEqual(['2', 'Budi Contoh', '-', '-', 'Pengelola'])
  const text = linesOf(parts).join('\n')
  for (const words of ['PKG JONGGAT', letters[0]!.number, 'Mengikuti lokakarya', 'Baiq Ketua']) {
    expect(text).toContain(words)
  }
  expect(sheetOf(parts)).toEqual([215, 330])
})

test('whatever is typed stays words in a Word file: no field, no link, no mark-up', async () => {
  const typed = [
    '</w:t></w:r><w:r><w:instrText>HYPERLINK "http://contoh.invalid"</w:instrText></w:r>',
    '{ INCLUDEPICTURE "http://contoh.invalid/x.png" }',
    '<w:fldSimple w:instr="DDEAUTO c:\\\\cmd"/>',
    ']]><!ENTITY x SYSTEM "file:///c:/x">&x;',
    'http://contoh.invalid',
    'kiri \u0001\u0008\u000b kanan \ufffe',
  ]
  const { id } = await write(
    'invitation',
    { ...invitation, agenda: typed.join('\n'), note: typed[0] ?? null, place: typed[2] ?? null },
    { subject: typed[1] ?? '', names: typed.slice(0, 5), place: typed[3] ?? '', copies: typed },
  )

  const parts = await partsOf(id, a4)

  const xml = parts.get('word/document.xml') ?? ''
  expect(xml).not.toMatch(/<w:(?:fldSimple|instrText|fldChar|hyperlink|object|altChunk|sdt)\b/u)
  expect(xml).not.toMatch(/<!(?:ENTITY|DOCTYPE)/u)
  for (const [name, content] of parts) {
    if (name.endsWith('.rels')) expect(content, name).not.toContain('TargetMode="External"')
    if (/\.(?:xml|rels)$/u.test(name)) expect(isWellFormed(content), name).toBe(true)
  }
  const text = linesOf(parts).join('\n')
  for (const words of typed.slice(0, 5)) expect(text).toContain(words)
  expect(text).toContain('kiri kanan')
})

/** Elements close in the order they opened, and no sign is there that XML 1.0 does not know. */
function isWellFormed(xml: string): boolean {
  // eslint-disable-next-line no-control-regex -- these are the signs XML does not know
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u.test(xml)) return false
  const open: string[] = []
  for (const [, isEnd, name, isWhole] of xml.matchAll(
    /<(\/?)([\w:.-]+)(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*(\/?)>/gu,
  )) {
    if (isEnd === '/') {
      if (open.pop() !== name) return false
    } else if (isWhole !== '/') open.push(name ?? '')
  }
  const rest = xml.replace(/<[^>]*>/gu, '')
  return open.length === 0 && !/[<>]/u.test(rest) && !/&(?!\w+;|#)/u.test(rest)
}
