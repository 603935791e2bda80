import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, test } from 'vitest'

import { put } from '../../electron/database/change-log'
import type { WriteDb } from '../../electron/database/database'
import { openDatabase } from '../../electron/database/open-database'
import { createIds } from '../../electron/platform/ids'
import { pathsIn } from '../../electron/platform/paths'
import type { DocumentRequest } from '../../shared/domain/document'
import { createTestHub, type TestHub } from '../support/test-hub'
import { hubNamed } from '../support/two-hubs'

/** A register that takes seconds to print, in a kecamatan larger than any there is. */
const people = 8_000
const schools = 1_200

const paper = { size: 'f4', widthMm: 215, heightMm: 330, marginMm: 20 } as const

let hub: TestHub
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simpul-register-'))
  hub = await createTestHub({ folder })
  await hub.call('setup.createHub', hubNamed('PKG Jonggat'))
  await hub.reopenAfter(async () => {
    const database = await openDatabase({ path: pathsIn(folder, '').database, deviceTag: 1 })
    // Rows only: papers read no history.
    await database.transaction(writeRegister, () => Promise.resolve())
    await database.close()
  })
}, 120_000)
afterAll(async () => {
  await hub.close()
  rmSync(folder, { recursive: true, force: true })
})

async function writeRegister(db: WriteDb): Promise<void> {
  const ids = createIds({ now: () => Date.UTC(2026, 10, 22) })
  const at = Array.from({ length: schools }, () => ids.next<'institution'>())
  await put(
    db,
    'institutions',
    at.map((id, index) => ({
      id,
      name: `TK Melati Contoh ${index}`,
      npsn: String(99_000_000 + index),
      form: 'TK',
      address: 'Jalan Raya Contoh Nomor 1',
      village: 'Bonjeruk',
      head_name: 'Ibu Kepala Contoh, S.Pd.',
      pupil_count: 40,
    })),
  )
  const who = Array.from({ length: people }, () => ids.next<'member'>())
  await put(
    db,
    'members',
    who.map((id, index) => ({
      id,
      full_name: `Guru Contoh ${(index * 7_919) % people}`,
      back_title: 'S.Pd.AUD',
      sex: 'P',
      birth_place: 'Praya',
      birth_date: '1985-03-04',
      nuptk: `0000${100_000_000_000 + index}`,
      nip: `0000000000000${10_000 + index}`,
      phone: '+6281200000001',
      member_number: `PKG-${index}`,
      service_started_on: '2010-07-01',
      is_certified: 1,
      education_level: 's1',
      education_major: 'PG PAUD',
      employment_status: 'GTY/PTY',
      joined_on: '2015-01-10',
      activity_status: 'active',
    })),
  )
  await put(
    db,
    'posts',
    who.map((id, index) => ({
      id: ids.next<'post'>(),
      member_id: id,
      institution_id: at[index % schools] ?? null,
      position: 'Guru kelas',
      is_home: 1,
    })),
  )
}

/** Milliseconds, all of them and those of the longest stretch in which no other call had its turn. */
type Busy = { readonly all: number; readonly longest: number }

/** Time of this process, so that a busy machine does not fail the test. */
async function busyDuring(work: () => Promise<unknown>): Promise<Busy> {
  const cpuMs = () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1_000
  }
  const started = cpuMs()
  let longest = 0
  let last = started
  let isOver = false
  const beat = () => {
    const now = cpuMs()
    longest = Math.max(longest, now - last)
    last = now
    if (!isOver) setImmediate(beat)
  }
  setImmediate(beat)
  await work()
  isOver = true
  return { all: cpuMs() - started, longest }
}

const requests: readonly DocumentRequest[] = [
  { kind: 'member-register', search: '', status: null, show: 'members', split: 'none' },
  {
    kind: 'institution-register',
    search: '',
    form: null,
    districtName: null,
    isArchived: false,
    split: 'none',
  },
  { kind: 'uninvited-members', year: 2026 },
]

test.each(requests)(
  'a long $kind is shown in short stretches, with room for other calls in between',
  async (request) => {
    // React and the fonts are loaded with the first page.
    await hub.call('documents.preview', { request: { kind: 'guest-book', year: 2026 }, paper })

    const busy = await busyDuring(() => hub.call('documents.preview', { request, paper }))

    const html = hub.printed.at(-1)?.html ?? ''
    const rows = request.kind === 'institution-register' ? schools : people
    expect(html.match(/<tr>/gu)?.length).toBeGreaterThan(rows)
    console.log(
      `${request.kind}: ${Math.round(busy.all)} ms, ${Math.round(busy.longest)} ms at a stretch`,
    )
    expect(busy.longest).toBeLessThan(150)
  },
  60_000,
)
