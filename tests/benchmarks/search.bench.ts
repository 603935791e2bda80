import { openDatabase } from '../../electron/database/open-database'
import { openHandle } from '../../electron/database/sqlite-handle'
import { putMembers, putPosts } from '../../electron/features/members/member-repository'
import { memberSearch } from '../../electron/features/members/member-search'
import { createIds } from '../../electron/platform/ids'
import { pathsIn } from '../../electron/platform/paths'
import type { InstitutionId } from '../../shared/domain/ids'
import { launchHub } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { type Random, seededRandom } from '../support/random'
import { inFolder, quantile, round, type Run } from './benchmark'
import { prepareHub } from './prepared-hub'
import { type Awaited, pressAndMeasure } from './watched-keys'

const members = 20_000
const schools = 1_500
/** Names, parts of names in any order, schools, numbers: what secretaries type. */
const searches = [
  'siti tumila',
  'baridi',
  'sri walasu',
  'tk melati 77',
  'nur hanita',
  'rokuyama',
  'dewi laminiha',
  'husnul wa',
  'tk melati 1204',
  '00001000140',
  'baiq sutani',
  'yasuro',
  'lale mi',
  '0000100001',
  'eka dinawa',
  'kudihara',
  'm. sanitu',
  'nuraini ta',
]
const firstNames = "Siti Nur Sri Dewi Husnul Lale Baiq Eka Dian M. Ni Nur'aini".split(' ')
const syllables = 'ba ri ni sa tu la mi ha di na wa ta ro ku ya su'.split(' ')

/**
 * Typing into the search field over 20,000 members: from each key to the painted rows of its answer.
 * There is no deliberate delay between key and question, so none is left out. The floor is the bare
 * full-text query on the same file.
 */
export const run: Run = async ({ repoRoot, packagedApp, say }) => {
  await packagedApp()
  return inFolder(async (folder) => {
    say(`  writing ${members} members`)
    await fillRegister(folder, repoRoot)
    const steps = await expectations(folder, repoRoot)
    const opened = await launchHub({ dataDir: folder, size: { width: 1366, height: 768 } })
    const latencies: number[] = []
    try {
      const { page } = opened
      await page.evaluate(() => (location.hash = '#/members'))
      await page.locator(`[role=grid][aria-rowcount="${members + 1}"]`).waitFor()
      const field = page.getByRole('searchbox')
      for (const typed of steps) {
        await field.fill('')
        await page.locator(`[role=grid][aria-rowcount="${members + 1}"]`).waitFor()
        await field.focus()
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
        p50_ms: round(quantile(latencies, 0.5)),
        p95_ms: round(p95),
        max_ms: round(Math.max(...latencies)),
        members,
        keys: latencies.length,
        debounce_ms: 0,
        floor_p50_ms: round(quantile(floor, 0.5), 2),
        floor: round(floorP95, 2),
        ratio: round(p95 / floorP95),
      },
    ]
  })
}

async function fillRegister(folder: string, repoRoot: string): Promise<void> {
  const hub = await prepareHub({ folder, repoRoot })
  await hub.call(
    'setup.createHub',
    aHub({ name: 'PKG Ukur', districtCode: null, districtName: null }),
  )
  const institutions: InstitutionId[] = []
  for (let index = 0; index < schools; index += 1) {
    const name = `TK Melati ${index + 1}`
    institutions.push((await hub.call('institutions.create', { name })).id)
  }
  await hub.close()
  const random = seededRandom(20_261_121)
  const ids = createIds({ now: () => Date.UTC(2026, 10, 21) })
  const people = Array.from({ length: members }, (_, index) => ({
    id: ids.next<'member'>(),
    full_name: `${random.pick(firstNames)} ${inventedName(random)}`,
    nuptk: random.below(3) === 0 ? null : `0000${String(100_000_000_000 + index * 7)}`,
    activity_status: 'active' as const,
  }))
  const database = await openDatabase({ path: pathsIn(folder, '').database, deviceTag: 1 })
  await database.transaction(
    async (db) => {
      await putMembers(db, people)
      await putPosts(
        db,
        people.map(({ id }, index) => ({
          id: ids.next<'post'>(),
          member_id: id,
          institution_id: institutions[index % schools] ?? null,
          is_home: 1,
        })),
      )
    },
    // Rows only: searching reads no history.
    () => Promise.resolve(),
  )
  await database.close()
}

function inventedName(random: Random): string {
  const name = Array.from({ length: 2 + random.below(2) }, () => random.pick(syllables)).join('')
  return name.charAt(0).toUpperCase() + name.slice(1)
}

type Step = { readonly key: string; readonly awaited: readonly Awaited[] | null }

/** What the list has to show after each key, asked of the same hub beforehand. */
async function expectations(
  folder: string,
  repoRoot: string,
): Promise<readonly (readonly Step[])[]> {
  const hub = await prepareHub({ folder, repoRoot })
  const all: Step[][] = []
  for (const search of searches) {
    const steps: Step[] = []
    let before = ''
    for (let length = 1; length <= search.length; length += 1) {
      const { total, rows } = await hub.call('members.page', { search: search.slice(0, length) })
      const first = rows[0]
      // Nobody found shows no row to await.
      if (first === undefined) break
      const answer = `${total} ${first.fullName}`
      const awaited: readonly Awaited[] = [
        { selector: `[role=grid][aria-rowcount="${total + 1}"]` },
        { selector: '[role=row][aria-rowindex="2"]', text: first.fullName },
      ]
      steps.push({ key: search.charAt(length - 1), awaited: answer === before ? null : awaited })
      before = answer
    }
    all.push(steps)
  }
  await hub.close()
  return all
}

async function bareQueries(folder: string): Promise<readonly number[]> {
  const handle = await openHandle(pathsIn(folder, '').database, 'read')
  const latencies: number[] = []
  for (const search of searches) {
    for (let length = 1; length <= search.length; length += 1) {
      const query = memberSearch(search.slice(0, length))?.anywhere
      if (query === undefined) continue
      const startedAt = performance.now()
      await handle.all('select rowid from member_search where member_search match ? limit 100', [
        query,
      ])
      latencies.push(performance.now() - startedAt)
    }
  }
  await handle.close()
  return latencies
}
