import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'

import { writeDatabase, writeEnd, writeHead } from '../../electron/backup/backup-body'
import { makeLock } from '../../electron/backup/backup-lock'
import { openHandle } from '../../electron/database/sqlite-handle'
import { createBodyWriter } from '../../electron/sync/bundle/bundle-frames'
import type { RestoredBackup, SavedBackup } from '../../shared/ipc/backup-contract'
import type { Result } from '../../shared/lib/result'
import { addFile, pdfOf } from '../support/portfolio-files'
import { createTestHub, type TestHub } from '../support/test-hub'
import { mountTiny } from '../support/tiny-drive'
import { exchange, hubNamed, joinFrom } from '../support/two-hubs'

/** The PC of the outgoing secretary, and one on which Simpul Guru was just installed. */
let place: string
let office: TestHub
let fresh: TestHub
const others: TestHub[] = []

const owner = { ownerName: 'Sekretaris Baru', ownerRole: 'secretary' as const }

beforeEach(async () => {
  place = mkdtempSync(join(tmpdir(), 'simpul-serah-'))
  office = await createTestHub()
  fresh = await createTestHub()
  await office.call('setup.createHub', hubNamed('PKG Jonggat'))
})
afterEach(async () => {
  for (const hub of [office, fresh, ...others.splice(0)]) await hub.close()
  rmSync(place, { recursive: true, force: true })
})

const fileAt = (name = 'Serah terima.simpul-cadangan') => join(place, name)

async function save(hub: TestHub = office, path = fileAt()): Promise<SavedBackup> {
  hub.answers.savePaths.push(path)
  const saved = await hub.call('backup.save', {})
  if (!saved) throw new Error('a place was chosen')
  return saved
}

async function restore(
  words: readonly string[],
  options: { readonly path?: string; readonly replaces?: boolean } = {},
): Promise<Result<RestoredBackup>> {
  return fresh.result('backup.restore', {
    token: fresh.choose(options.path ?? fileAt()),
    words: words.join(' '),
    owner,
    replaces: options.replaces ?? true,
  })
}

async function fill(): Promise<void> {
  const { id } = await office.call('members.create', {
    fullName: 'Aisyah Contoh',
    nik: '9902025510900001',
  })
  await addFile(office, { memberId: id, name: 'RPPH.pdf', content: pdfOf(300_000, 1) })
  await office.call('cash.save', {
    id: null,
    entry: {
      entryOn: '2026-11-07',
      voucherNo: '001',
      description: 'Iuran anggota',
      way: 'in',
      amount: 450_000,
      post: 'Iuran',
      party: null,
      activityId: null,
    },
  })
}

async function changeDatabase(hub: TestHub, statement: string): Promise<void> {
  const handle = await openHandle(join(hub.folder, 'simpul.db'), 'write')
  await handle.exec(statement)
  await handle.close()
}

/** A well-sealed file with anything inside, as its maker could write it. Returns its words. */
async function writtenBackup(made: {
  readonly keys: string
  readonly database: Buffer | null
  readonly head?: string
}): Promise<readonly string[]> {
  const { front, words, key, streamHeader, additional } = await makeLock()
  const pieces: Uint8Array[] = [front]
  const body = createBodyWriter({
    key,
    streamHeader,
    additional,
    write: async (piece) => {
      pieces.push(piece.slice())
    },
  })
  const { keys, database, head } = made
  if (head === undefined) {
    await writeHead(body.write, { madeAt: 1, appVersion: '9', hubName: 'X', bytes: 0, keys })
  } else {
    const bytes = Buffer.from(head)
    const length = Buffer.alloc(4)
    length.writeUInt32LE(bytes.length)
    await body.write(Buffer.concat([length, bytes]))
  }
  if (database !== null) {
    await writeDatabase(
      body.write,
      (async function* () {
        yield database
      })(),
    )
  }
  await writeEnd(body.write)
  await body.end()
  writeFileSync(fileAt(), Buffer.concat(pieces))
  return words
}

test('one file brings everything to a fresh PC: records, what never travels, and files', async () => {
  await fill()

  const { words, fileName, files } = await save()
  const restored = await restore(words)

  expect(office.answers.suggestedNames).toEqual([
    'Serah terima PKG Jonggat 2026-11-21.simpul-cadangan',
  ])
  expect(fileName).toBe('Serah terima.simpul-cadangan')
  expect(files).toEqual({ kept: 1, missing: 0 })
  expect(restored).toMatchObject({
    ok: true,
    value: { hubName: 'PKG Jonggat', files: { kept: 1, missing: 0 } },
  })
  const status = await fresh.call('setup.status', {})
  expect(status.hub).toMatchObject({ name: 'PKG Jonggat', accountName: 'Sekretaris Baru' })
  expect(status.notice).toMatchObject({ code: 'backup.restored', missingFiles: 0 })
  const { rows } = await fresh.call('members.page', {})
  expect(rows.map(({ fullName }) => fullName)).toEqual(['Aisyah Contoh'])
  const [member] = rows
  if (!member) throw new Error('there is a member')
  expect(await fresh.call('members.nik', { id: member.id })).toEqual({ nik: '9902025510900001' })
  expect((await fresh.call('cash.month', { year: 2026, month: 11 })).closing).toBe(450_000)
  const [file] = (await fresh.call('portfolio.page', {})).rows
  if (!file) throw new Error('there is a file')
  fresh.answers.savePaths.push(join(place, 'keluar.pdf'))
  await fresh.call('portfolio.saveCopy', { id: file.id })
  expect(readFileSync(join(place, 'keluar.pdf')).equals(pdfOf(300_000, 1))).toBe(true)
})

test('the PC goes on by itself: after a restart too, under a name of its own', async () => {
  await fill()
  const { words } = await save()
  await restore(words)
  await fresh.call('setup.dismissNotice', {})
  await fresh.call('members.create', { fullName: 'Budi Contoh' })

  await fresh.reopen()

  const names = (await fresh.call('members.page', {})).rows.map(({ fullName }) => fullName)
  expect(names.sort()).toEqual(['Aisyah Contoh', 'Budi Contoh'])
  expect((await fresh.call('setup.status', {})).notice).toBeNull()
  const [own, former] = await Promise.all(
    [fresh, office].map(async (hub) => (await hub.call('network.devices', {})).length),
  )
  expect([own, former]).toEqual([0, 0])
})

test('both PCs may go on in a network: nothing forks, and all hubs end the same', async () => {
  const kopang = await createTestHub()
  others.push(kopang)
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  await office.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await joinFrom(office, kopang, { stick: place, label: 'PKG Kopang' })
  await fill()
  const { words } = await save()
  await restore(words, { replaces: false })
  await office.call('members.create', { fullName: 'Budi Contoh' })
  await fresh.call('members.create', { fullName: 'Citra Contoh' })

  for (let round = 0; round < 3; round += 1) {
    for (const hub of [office, fresh, kopang]) await exchange(hub, place)
  }

  for (const hub of [office, fresh, kopang]) {
    const names = (await hub.call('members.page', {})).rows.map(({ fullName }) => fullName)
    expect(names.sort()).toEqual(['Aisyah Contoh', 'Budi Contoh', 'Citra Contoh'])
  }
  const standings = (await kopang.call('network.devices', {})).map(({ standing }) => standing)
  expect(new Set(standings)).toEqual(new Set(['trusted']))
})

test('letter numbers go on where the former PC stopped, or begin a block beside it', async () => {
  const number = async (hub: TestHub) => {
    const { body, subject } = await hub.call('letters.draft', { kind: 'notice', activityId: null })
    const { letters } = await hub.call('letters.create', {
      kind: 'notice',
      letterOn: '2026-11-21',
      subject,
      body,
      attachment: null,
      signer: null,
      signerPost: null,
      signerNip: null,
      archive: null,
      activityId: null,
      addressees: [{ institutionId: null, memberId: null, name: 'Kepala TK', place: null }],
      copies: [],
      numbering: 'one',
    })
    return letters[0]?.number
  }
  await number(office)
  const { words } = await save()
  const beside = await createTestHub()
  others.push(beside)

  await restore(words)
  await beside.call('backup.restore', {
    token: beside.choose(fileAt()),
    words: words.join(' '),
    owner,
    replaces: false,
  })

  expect(await number(fresh)).toContain('.002/')
  // Which block is its turn depends on the ids of the PCs; it is none that the office gives out of.
  expect(await number(beside)).toMatch(/\.[1-9]01\//u)
})

test('wrong words, a changed byte, a cut file and any other file leave the PC as fresh as it was', async () => {
  await fill()
  const { words } = await save()
  const whole = readFileSync(fileAt())
  const written = (name: string, bytes: Uint8Array) => {
    writeFileSync(fileAt(name), bytes)
    return { path: fileAt(name) }
  }
  const changed = (at: number) => {
    const bytes = Buffer.from(whole)
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  }

  const outcomes = [
    await restore([...words].reverse()),
    await restore(['satu']),
    await restore(words, written('muka', changed(20))),
    await restore(words, written('isi', changed(whole.length - 2_000))),
    await restore(words, written('potong', whole.subarray(0, whole.length - 100))),
    await restore(words, written('kosong', Buffer.alloc(0))),
    await restore(words, written('lain.pdf', pdfOf(5_000, 2))),
  ]

  expect(outcomes.map((outcome) => (outcome.ok ? 'ok' : outcome.error.code))).toEqual([
    'backup.wrong-words',
    'backup.wrong-words',
    'backup.damaged',
    'backup.damaged',
    'backup.damaged',
    'backup.not-a-backup',
    'backup.not-a-backup',
  ])
  expect((await fresh.call('setup.status', {})).hub).toBeNull()
  expect(readdirSync(join(fresh.folder, 'staging'))).toEqual([])
  expect(await restore(words)).toMatchObject({ ok: true })
})

test('wrong words five times make the sixth try wait, after a restart too', async () => {
  const { words } = await save()
  const wrong = [...words].reverse()
  const codes: string[] = []
  const attempt = async (typed: readonly string[]) => {
    const outcome = await restore(typed)
    codes.push(outcome.ok ? 'ok' : outcome.error.code)
  }

  for (let count = 0; count < 5; count += 1) await attempt(wrong)
  await attempt(words)
  await fresh.reopen()
  await attempt(words)
  fresh.clock.monotonic += 16_000
  await attempt(words)

  expect(codes).toEqual([
    ...new Array<string>(5).fill('backup.wrong-words'),
    'backup.too-many-tries',
    'backup.too-many-tries',
    'ok',
  ])
}, 30_000)

test('a restore that fails while it settles in leaves the PC as fresh as it was', async () => {
  await fill()
  const whole = fileAt('utuh.simpul-cadangan')
  const { words } = await save(office, whole)
  // Stands for whatever fails after all of the file was read: a full disk, a fault of ours.
  await office.reopenAfter(() =>
    changeDatabase(
      office,
      `create trigger no_seat before insert on accounts
      begin select raise(abort, 'no'); end`,
    ),
  )
  const { words: others } = await save()

  const failed = await restore(others)

  expect(failed).toMatchObject({ ok: false, error: { code: 'unexpected' } })
  expect(readdirSync(join(fresh.folder, 'staging'))).toEqual([])
  expect(await fresh.call('setup.status', {})).toMatchObject({ hub: null, notice: null })
  await fresh.reopen()
  expect(await fresh.call('setup.status', {})).toMatchObject({ hub: null, notice: null })
  expect(await restore(words, { path: whole })).toMatchObject({ ok: true })
  expect((await fresh.call('members.page', {})).rows).toHaveLength(1)
})

test('a power cut while everything moves in: the next start goes on with it', async () => {
  await fill()
  const { words } = await save()
  await restore(words)
  await fresh.call('setup.dismissNotice', {})

  // The files and the mark have come, the keys and the database not yet.
  await fresh.reopenAfter(async () => {
    const waiting = join(fresh.folder, 'staging', 'restore')
    await mkdir(waiting, { recursive: true })
    for (const name of ['device-keys.json', 'simpul.db']) {
      await rename(join(fresh.folder, name), join(waiting, name))
    }
  })

  const status = await fresh.call('setup.status', {})
  expect(status).toMatchObject({ hub: { accountName: 'Sekretaris Baru' }, notice: null })
  const [file] = (await fresh.call('portfolio.page', {})).rows
  expect(file).toMatchObject({ isHere: true })
  expect(readdirSync(join(fresh.folder, 'staging'))).toEqual([])
})

const tinyRoot = mkdtempSync(join(tmpdir(), 'simpul-kecil-'))
const tiny = mountTiny(tinyRoot, '8m')

afterAll(() => {
  tiny?.unmount()
  rmSync(tinyRoot, { recursive: true, force: true })
})

test.skipIf(tiny === null)(
  'a full disk is said, whether it fills while saving or while restoring, and leaves nothing',
  async () => {
    const { id } = await office.call('members.create', { fullName: 'Aisyah Contoh' })
    await addFile(office, { memberId: id, name: 'Video.pdf', content: pdfOf(12_000_000, 3) })
    const { words } = await save()
    const small = await createTestHub({ folder: join(tinyRoot, 'hub') })
    const restoreSmall = () =>
      small.result('backup.restore', {
        token: small.choose(fileAt()),
        words: words.join(' '),
        owner,
        replaces: true,
      })

    const full = await restoreSmall()
    office.answers.savePaths.push(join(tinyRoot, 'x.simpul-cadangan'))
    const saved = await office.result('backup.save', {})

    expect(full).toMatchObject({ ok: false, error: { code: 'disk.full' } })
    expect(readdirSync(join(tinyRoot, 'hub', 'staging'))).toEqual([])
    expect((await small.call('setup.status', {})).hub).toBeNull()
    expect(saved).toMatchObject({ ok: false, error: { code: 'drive.full' } })
    expect(readdirSync(tinyRoot)).toEqual(['hub'])
    tiny?.remount('size=40m')
    expect(await restoreSmall()).toMatchObject({ ok: true })
    await small.close()
  },
  30_000,
)

test('a backup of a newer version is refused with its own sentence, and changes nothing', async () => {
  let words: readonly string[] = []
  await office.reopenAfter(async () => {
    const path = join(office.folder, 'simpul.db')
    const own = readFileSync(path)
    await changeDatabase(office, 'pragma user_version = 9999')
    words = await writtenBackup({
      keys: readFileSync(join(office.folder, 'device-keys.json'), 'utf8'),
      database: readFileSync(path),
    })
    writeFileSync(path, own)
  })

  expect(await restore(words)).toMatchObject({ ok: false, error: { code: 'backup.too-new' } })
  expect((await fresh.call('setup.status', {})).hub).toBeNull()
})

test('a file whose maker wrote nonsense into it is damaged, not a fault of ours', async () => {
  const keys = readFileSync(join(office.folder, 'device-keys.json'), 'utf8')
  const hostile = [
    { keys: '{}', database: Buffer.from('SQLite format 3') },
    { keys: 'x'.repeat(900_000), database: null },
    { keys, database: null },
    { keys, database: Buffer.alloc(0) },
    { keys, database: Buffer.alloc(100_000, 'SQLite format 3\0') },
    { keys, database: null, head: '{"madeAt":"kemarin"}' },
    { keys, database: null, head: 'bukan JSON' },
  ]

  for (const made of hostile) {
    const words = await writtenBackup(made)
    expect(await restore(words)).toMatchObject({ ok: false, error: { code: 'backup.damaged' } })
    rmSync(fileAt())
  }
  expect((await fresh.call('setup.status', {})).hub).toBeNull()
  expect(readdirSync(join(fresh.folder, 'staging'))).toEqual([])
}, 30_000)

test('the file tells a stranger nothing, and never lies over an older one', async () => {
  await fill()
  const first = await save()
  const before = readFileSync(fileAt())

  const second = await save()

  for (const secret of ['Aisyah', 'Jonggat', '9902025510900001', 'SQLite format', 'dataKey']) {
    expect(before.includes(secret)).toBe(false)
  }
  expect(second.fileName).toBe('Serah terima (2).simpul-cadangan')
  expect(readFileSync(fileAt()).equals(before)).toBe(true)
  expect(second.words).not.toEqual(first.words)
})

test('a file that is not in the store any more is counted, and wanted again at the new PC', async () => {
  await fill()
  const [prefix] = readdirSync(join(office.folder, 'files')).filter((name) => name.length === 2)
  rmSync(join(office.folder, 'files', prefix ?? ''), { recursive: true })

  const { words, files } = await save()
  const restored = await restore(words)

  expect(files).toEqual({ kept: 0, missing: 1 })
  expect(restored).toMatchObject({ ok: true, value: { files: { kept: 0, missing: 1 } } })
  expect((await fresh.call('setup.status', {})).notice).toMatchObject({ missingFiles: 1 })
  expect((await fresh.call('portfolio.page', {})).rows).toMatchObject([{ isHere: false }])
})

test('stopped on the way, nothing lies at the place that was chosen', async () => {
  await fill()
  office.answers.savePaths.push(fileAt())
  const controller = new AbortController()
  controller.abort()

  const stopped = await office.result('backup.save', {}, controller.signal)

  expect(stopped).toMatchObject({ ok: false, error: { code: 'task.cancelled' } })
  expect(readdirSync(place)).toEqual([])
  expect(readdirSync(join(office.folder, 'staging'))).toEqual([])
})

test('what a power cut left of an earlier backup is cleared away, and nothing else', async () => {
  const left = 'Serah terima.simpul-cadangan.part-0123abcd'
  const others = ['catatan.part-0123abcd', 'Serah.simpul-cadangan.part-2', 'x.simpul-cadangan']
  for (const name of [left, ...others]) writeFileSync(fileAt(name), 'x')

  await save()

  expect(readdirSync(place).sort()).toEqual([...others, 'Serah terima.simpul-cadangan'].sort())
})

test('a PC that has a hub takes no other one in, and closing the dialog writes nothing', async () => {
  const { words } = await save()
  await fresh.call('setup.createHub', hubNamed('PKG Kopang'))

  expect(await restore(words)).toMatchObject({ ok: false, error: { code: 'access.denied' } })
  expect(await office.call('backup.save', {})).toBeNull()
})
