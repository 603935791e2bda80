import { put } from '../../electron/database/change-log'
import type { WriteDb } from '../../electron/database/database'
import { openDatabase } from '../../electron/database/open-database'
import { openHandle } from '../../electron/database/sqlite-handle'
import { findQuery } from '../../electron/features/find/find-words'
import { createIds } from '../../electron/platform/ids'
import { pathsIn } from '../../electron/platform/paths'
import { launchHub } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { type Random, seededRandom } from '../support/random'
import { inFolder, quantile, round, type Run } from './benchmark'
import { prepareHub } from './prepared-hub'
import { type Awaited, pressAndMeasure } from './watched-keys'

const rows = {
  members: 20_000,
  institutions: 1_500,
  activities: 3_000,
  letters: 40_000,
  certificates: 15_000,
  artifacts: 120_500,
}
const allRows = Object.values(rows).reduce((sum, count) => sum + count, 0)

/** What a secretary types: people, subjects of letters, numbers, files; rare words and the commonest. */
const searches = [
  'siti tumila',
  'undangan rapat 77',
  'foto kegiatan ba',
  'rpph semester',
  'tk melati 12',
  'permohonan narasumber',
  '005/3120',
  'lokakarya ape',
  'husnul wa',
  'laporan 2024',
  '421.2/880',
  'baiq sutani',
]
const firstNames = "Siti Nur Sri Dewi Husnul Lale Baiq Eka Dian M. Ni Nur'aini".split(' ')
const syllables = 'ba ri ni sa tu la mi ha di na wa ta ro ku ya su'.split(' ')
const subjects = [
  'Undangan rapat',
  'Permohonan narasumber',
  'Pemberitahuan kegiatan',
  'Surat tugas peserta',
  'Laporan kegiatan',
]
const fileWords = ['Foto kegiatan', 'RPPH semester', 'Modul ajar', 'Daftar hadir', 'Laporan PI']

/**
 * Typing into "find anything" over 200,000 records of all kinds: from each key to its painted
 * finds. The floor is the bare full-text queries on the same file.
 */
export const run: Run = async ({ repoRoot, packagedApp, say }) => {
  await packagedApp()
  return inFolder(async (folder) => {
    say(`  writing ${allRows} records`)
    await fillHub(folder, repoRoot)
    const steps = await expectations(folder, repoRoot)
    const opened = await launchHub({ dataDir: folder, size: { width: 1366, height: 768 } })
    const latencies: number[] = []
    try {
      const { page } = opened
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.getByRole('button', { name: 'Cari apa saja' }).click()
      const field = page.getByRole('combobox')
      await field.waitFor()
      for (const typed of steps) {
        await field.fill('')
        for (const { key, awaited } of typed) {
          // A key whose answer looks like the one before cannot be seen to arrive.
          if (awaited === null) await page.keyboard.press(key)
          else latencies.push(await pressAndMeasure(page, key, awaited))
        }
      }
    } finally {
      await opened.close()
    }
    const floor = await bareQueries(folder)
    const p95 = quantile(latencies, 0.95)
    const floorP95 = quantile(floor, 0.95)
    return [
      {
        rows: allRows,
        p50_ms: round(quantile(latencies, 0.5)),
        p95_ms: round(p95),
        max_ms: round(Math.max(...latencies)),
        keys: latencies.length,
        floor_p50_ms: round(quantile(floor, 0.5), 2),
        floor: round(floorP95, 2),
        ratio: round(p95 / floorP95),
      },
    ]
  })
}

async function fillHub(folder: string, repoRoot: string): Promise<void> {
  const hub = await prepareHub({ folder, repoRoot })
  await hub.call(
    'setup.createHub',
    aHub({ name: 'PKG Ukur', districtCode: null, districtName: null }),
  )
  await hub.close()
  const database = await openDatabase({ path: pathsIn(folder, '').database, deviceTag: 1 })
  // Rows only: finding reads no history.
  await database.transaction(writeRecords, () => Promise.resolve())
  await database.close()
}

async function writeRecords(db: WriteDb): Promise<void> {
  const random = seededRandom(20_261_122)
  const ids = createIds({ now: () => Date.UTC(2026, 10, 22) })
  const name = () => `${random.pick(firstNames)} ${inventedName(random)}`
  const day = (index: number) => `${2022 + (index % 5)}-0${1 + (index % 9)}-1${index % 10}`
  await inPortions(
    rows.members,
    (index) => ({
      id: ids.next<'member'>(),
      full_name: name(),
      nuptk: `0000${String(100_000_000_000 + index * 7)}`,
      activity_status: 'active',
    }),
    (portion) => put(db, 'members', portion),
  )
  await inPortions(
    rows.institutions,
    (index) => ({
      id: ids.next<'institution'>(),
      name: `TK Melati ${index + 1}`,
    }),
    (portion) => put(db, 'institutions', portion),
  )
  await inPortions(
    rows.activities,
    (index) => ({
      id: ids.next<'activity'>(),
      title: `${random.pick(['Rapat gugus', 'Lokakarya APE', 'Diklat berjenjang'])} ${index}`,
      starts_on: day(index),
    }),
    (portion) => put(db, 'activities', portion),
  )
  await inPortions(
    rows.letters,
    (index) => ({
      id: ids.next<'letter'>(),
      subject: `${random.pick(subjects)} ${inventedName(random)} ${index % 400}`,
      number: `005/${index}/PKG/XI/${2022 + (index % 5)}`,
      party: `Kepala TK Melati ${index % rows.institutions}`,
      letter_on: day(index),
    }),
    (portion) => put(db, 'letters', portion),
  )
  const certificates = Array.from({ length: rows.certificates }, () => ids.next<'certificate'>())
  await inPortions(
    rows.certificates,
    (index) => ({
      id: certificates[index] ?? ids.next<'certificate'>(),
      number: `421.2/${index}/KKG/2026`,
    }),
    (portion) => put(db, 'certificates', portion),
  )
  await inPortions(
    rows.certificates,
    (index) => ({
      certificate_id: certificates[index] ?? ids.next<'certificate'>(),
      name: name(),
    }),
    (portion) => put(db, 'certificate_names', portion),
  )
  await inPortions(
    rows.artifacts,
    (index) => ({
      id: ids.next<'artifact'>(),
      title: `${random.pick(fileWords)} ${inventedName(random)} ${2022 + (index % 5)}`,
      file_name: `IMG_${index}.jpg`,
    }),
    (portion) => put(db, 'artifacts', portion),
  )
}

async function inPortions<Row>(
  count: number,
  make: (index: number) => Row,
  write: (rows: readonly Row[]) => Promise<unknown>,
): Promise<void> {
  const portion = 5_000
  for (let from = 0; from < count; from += portion) {
    const length = Math.min(portion, count - from)
    await write(Array.from({ length }, (_, index) => make(from + index)))
  }
}

function inventedName(random: Random): string {
  const name = Array.from({ length: 2 + random.below(2) }, () => random.pick(syllables)).join('')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

type Step = { readonly key: string; readonly awaited: readonly Awaited[] | null }

/** The best find that was not there before the key, asked of the same hub beforehand. */
async function expectations(
  folder: string,
  repoRoot: string,
): Promise<readonly (readonly Step[])[]> {
  const hub = await prepareHub({ folder, repoRoot })
  const all: Step[][] = []
  for (const search of searches) {
    const steps: Step[] = []
    let before: ReadonlySet<string> = new Set()
    for (let length = 1; length <= search.length; length += 1) {
      const found = await hub.call('find.anything', { text: search.slice(0, length) })
      const keys = found.map(({ kind, id }) => `${kind} ${id}`)
      const known = before
      const fresh = keys.find((key) => !known.has(key))
      steps.push({
        key: search.charAt(length - 1),
        awaited: fresh === undefined ? null : [{ selector: `[role=option][data-key="${fresh}"]` }],
      })
      before = new Set(keys)
    }
    all.push(steps)
  }
  await hub.close()
  return all
}

const indexes = ['institutions', 'activities', 'letters', 'certificates', 'artifacts']

async function bareQueries(folder: string): Promise<readonly number[]> {
  const handle = await openHandle(pathsIn(folder, '').database, 'read')
  const latencies: number[] = []
  for (const search of searches) {
    for (let length = 1; length <= search.length; length += 1) {
      const query = findQuery(search.slice(0, length))?.anywhere
      if (query === undefined) continue
      const startedAt = performance.now()
      await handle.all('select rowid from member_search where member_search match ? limit 8', [
        query,
      ])
      for (const name of indexes) {
        await handle.all(
          `select rowid from find_${name} where find_${name} match ? order by rowid desc limit 8`,
          [query],
        )
      }
      latencies.push(performance.now() - startedAt)
    }
  }
  await handle.close()
  return latencies
}
