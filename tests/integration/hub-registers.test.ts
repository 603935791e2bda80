import { mkdtempSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { readSheets } from '../../electron/rosters/read-sheets'
import type { DocumentRequest } from '../../shared/domain/document'
import { blankFormKinds } from '../../shared/domain/hub-paper'
import { anActivity } from '../support/activity-builders'
import { createTestHub, type TestHub } from '../support/test-hub'
import { hubNamed } from '../support/two-hubs'

let hub: TestHub
let folder: string

const paper = { size: 'f4', widthMm: 215, heightMm: 330, marginMm: 20 } as const
const everybody = {
  kind: 'member-register',
  search: '',
  status: null,
  show: 'members',
  split: 'none',
} as const

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-registers-'))
  hub = await createTestHub()
  await hub.call('setup.createHub', hubNamed('PKG Jonggat'))
})
afterEach(async () => {
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
})

async function htmlOf(request: DocumentRequest): Promise<string> {
  await hub.call('documents.preview', { request, paper })
  return hub.printed.at(-1)?.html ?? ''
}

async function aTeacher() {
  const school = await hub.call('institutions.create', {
    name: 'TK Melati Contoh',
    npsn: '99000001',
    form: 'TK',
    coreStatus: 'core',
    districtName: 'Jonggat',
    village: 'Desa Contoh',
    headName: 'Ibu Kepala Contoh',
    pupilCount: 42,
    accreditation: 'B',
    accreditationYear: 2022,
  })
  const member = await hub.call('members.create', {
    fullName: "Baiq Nur'aini Contoh",
    backTitle: 'S.Pd.AUD',
    sex: 'P',
    birthPlace: 'Praya',
    birthDate: '1985-03-04',
    nuptk: '0000763664300012',
    nik: '9902025510900001',
    phone: '081200001234',
    memberNumber: 'A-007',
    serviceStartedOn: '2010-07-01',
    isCertified: true,
    educationLevel: 's1',
    educationMajor: 'PG PAUD',
    employmentStatus: 'GTY/PTY',
    joinedOn: '2015-01-10',
    posts: [{ institutionId: school.id, position: 'Guru kelas' }],
  })
  return { school, member }
}

test('the buku induk tells all its columns of a member, and never the NIK', async () => {
  await aTeacher()

  const html = await htmlOf(everybody)

  for (const words of [
    'Buku induk anggota',
    'A-007',
    'Baiq Nur&#x27;aini Contoh, S.Pd.AUD',
    'Praya, 04/03/1985',
    '0000763664300012',
    'Lembaga (NPSN)',
    'TK Melati Contoh (99000001)',
    'Guru kelas',
    'GTY/\u200bPTY',
    'S1 PG PAUD',
    '01/07/2010',
    'Sudah',
    '0812-0000-1234',
    '10/01/2015',
    'Ketua',
    'Sekretaris',
  ]) {
    expect(html).toContain(words)
  }
  expect(html).not.toContain('9902025510900001')
})

test('Excel keeps the NUPTK as sixteen digits of text, with a sheet for each kecamatan', async () => {
  await aTeacher()
  await hub.call('members.create', { fullName: 'Siti Tanpa Lembaga' })
  hub.answers.savePaths.push(join(folder, 'induk.xlsx'))

  await hub.call('documents.save', {
    request: { ...everybody, split: 'district' },
    paper,
    format: 'table',
  })

  const sheets = await readSheets(await readFile(join(folder, 'induk.xlsx')), 'induk.xlsx')
  expect(sheets.map(({ name }) => name)).toEqual(['Kecamatan Jonggat', 'Belum diketahui'])
  const cells = JSON.stringify(sheets[0]?.rows)
  expect(cells).toContain('"0000763664300012"')
  expect(cells).not.toContain('763664300012.0')
})

test('the list of schools counts teachers and pupils', async () => {
  await aTeacher()

  const html = await htmlOf({
    kind: 'institution-register',
    search: 'melati',
    form: null,
    districtName: null,
    isArchived: false,
    split: 'hub',
  })

  for (const words of ['99000001', 'Inti', 'Desa Contoh', 'Ibu Kepala Contoh', '42', 'B (2022)']) {
    expect(html).toContain(words)
  }
})

test('schools stand in the order of their numbers, in the list and among the addressees', async () => {
  for (const number of [10, 100, 9, 101, 1]) {
    await hub.call('institutions.create', { name: `TK Contoh ${number}` })
  }

  const html = await htmlOf({
    kind: 'institution-register',
    search: '',
    form: null,
    districtName: null,
    isArchived: false,
    split: 'none',
  })
  const { institutions } = await hub.call('letters.addressees', { activityId: null })

  const rising = [1, 9, 10, 100, 101].map((number) => `TK Contoh ${number}`)
  expect(html.match(/TK Contoh \d+/gu)).toEqual(rising)
  expect(institutions.map(({ name }) => name)).toEqual(rising)
})

test('the board of the present term signs, and its list is the attachment of the decree', async () => {
  const { member } = await aTeacher()
  const term = (startsOn: string, decreeNumber: string) =>
    hub.call('board.save', {
      id: null,
      term: {
        startsOn,
        endsOn: null,
        decreeNumber,
        decreeOn: startsOn,
        decreeAbout: 'Pengurus PKG',
        signer: 'Kepala Dinas Contoh',
        signerPost: 'Kepala Dinas',
        signerNip: null,
      },
    })
  await term('2030-01-01', '800/02/2030')
  const { id } = await term('2026-01-01', '800/01/2026')
  await hub.call('books.save', {
    book: 'board',
    id: null,
    ofId: id,
    values: { post: 'Ketua', memberId: member.id, personName: null, unit: null, nip: null },
  })

  const html = await htmlOf({ kind: 'board-list', termId: id })
  for (const words of [
    '800/01/2026',
    'Pengurus PKG',
    'Guru kelas, TK Melati Contoh',
    'Kepala Dinas Contoh',
  ]) {
    expect(html).toContain(words)
  }
  expect(await htmlOf(everybody)).toContain('Baiq Nur&#x27;aini Contoh, S.Pd.AUD</p>')
})

test('members whom no activity of the year had are told, with the day of their last one', async () => {
  const { member } = await aTeacher()
  const other = await hub.call('members.create', { fullName: 'Siti Belum Contoh' })
  const activity = async (title: string, day: string, memberIds: readonly (typeof member.id)[]) => {
    const { activityIds } = await hub.call('activities.create', {
      title,
      type: 'workshop',
      purpose: null,
      startsOn: day,
      endsOn: day,
      quota: null,
      note: null,
    })
    const [activityId] = activityIds
    if (activityId === undefined) throw new Error('an activity was made')
    await hub.call('enrolments.add', {
      activityId,
      source: { from: 'members', memberIds: [...memberIds] },
      role: 'participant',
      alsoLater: false,
    })
  }
  await activity('Lokakarya lama', '2025-05-05', [member.id, other.id])
  await activity('Lokakarya baru', '2026-05-05', [member.id])

  const html = await htmlOf({ kind: 'uninvited-members', year: 2026 })

  expect(html).toContain('Siti Belum Contoh')
  expect(html).toContain('05/05/2025')
  expect(html).not.toContain('Baiq Nur')
})

test('a programme is copied into the next year once, with its months and without its activities', async () => {
  await hub.call('books.save', {
    book: 'programme',
    id: null,
    ofId: null,
    values: {
      year: 2026,
      name: 'Pertemuan rutin',
      months: '[1,2,3]',
      timeText: 'Sabtu pertama, mulai 3 Januari 2026',
      responsible: 'Seksi kegiatan',
      budget: 500_000,
      indicator: null,
      activityId: null,
    },
  })
  const years = { fromYear: 2026, toYear: 2027 }

  expect(await hub.call('books.copyProgramme', years)).toEqual({ copied: 1 })
  expect(await hub.call('books.copyProgramme', years)).toEqual({ copied: 0 })

  const { rows } = await hub.call('books.page', { book: 'programme', year: 2027 })
  expect(rows.map(({ values }) => values)).toMatchObject([
    {
      name: 'Pertemuan rutin',
      months: '[1,2,3]',
      budget: 500_000,
      timeText: 'Sabtu pertama, mulai 3 Januari 2027',
    },
  ])
})

test('forms that are filled in by hand know who they are about', async () => {
  const { member } = await aTeacher()

  const html = await htmlOf({ kind: 'observation-sheet', memberId: member.id, activityId: null })
  expect(html).toContain('Baiq Nur&#x27;aini Contoh, S.Pd.AUD')
  expect(html).toContain('TK Melati Contoh')
  const { activityIds } = await hub.call(
    'activities.create',
    anActivity({ title: 'Diklat Literasi Contoh' }),
  )
  const activityId = activityIds[0] ?? null
  for (const kind of blankFormKinds) {
    const ofActivity = await htmlOf({ kind, memberId: member.id, activityId })
    expect(ofActivity).toContain('Diklat Literasi Contoh')
    expect(ofActivity).toContain('TK Melati Contoh')
  }
  const journal = await htmlOf({ kind: 'mentoring-journal', memberId: null, activityId: null })
  for (const words of [
    'T – Tujuan',
    'I – Identifikasi',
    'R – Rencana aksi',
    'TA – Tanggung jawab',
  ]) {
    expect(journal).toContain(words)
  }
})
