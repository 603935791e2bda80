import path from 'node:path'

import { openHandle } from '../../electron/database/sqlite-handle'
import { launchHub } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { inFolder, quantile, round, type Run } from './benchmark'
import { type PreparedHub, prepareHub } from './prepared-hub'
import { pressAndMeasure } from './watched-keys'

const rows = 200
const keys = 120
/** On blank rows, so that every key changes something. T would move on to the time of arrival. */
const letters = ['h', 'i', 's', 'a'] as const

/**
 * One key on a sheet of 200 people, until the mark is shown as saved: through page, main process and
 * hub service into a commit on disk (WAL, FULL) and back, then painted. The floor is the same kind
 * of commit by SQLite alone.
 */
export const run: Run = async ({ repoRoot, packagedApp, say }) => {
  await packagedApp()
  return inFolder(async (folder) => {
    const hub = await prepareHub({ folder, repoRoot })
    const address = await createSheet(hub)
    await hub.close()
    const opened = await launchHub({ dataDir: folder, size: { width: 1366, height: 768 } })
    const latencies: number[] = []
    try {
      const { page } = opened
      await page.evaluate((hash) => (location.hash = hash), address)
      await page
        .locator('[data-member]')
        .nth(rows - 1)
        .waitFor({ state: 'attached' })
      await page.getByRole('grid').focus()
      say(`  ${keys} keys`)
      for (let index = 0; index < keys; index += 1) {
        const letter = letters[index % letters.length] ?? 'h'
        const member = await page
          .locator('[data-member][aria-selected=true]')
          .getAttribute('data-member')
        const saved = `[data-status=${letter.toUpperCase()}][data-state=saved]`
        latencies.push(
          await pressAndMeasure(page, letter, [{ selector: `[data-member="${member}"] ${saved}` }]),
        )
        await page.keyboard.press('ArrowDown')
        await page.locator(`[data-member="${member}"][aria-selected=false]`).waitFor()
      }
    } finally {
      await opened.close()
    }
    const floor = await commitLatencies(path.join(folder, 'floor.db'))
    const p95 = quantile(latencies, 0.95)
    const floorP95 = quantile(floor, 0.95)
    return [
      {
        p50_ms: round(quantile(latencies, 0.5)),
        p95_ms: round(p95),
        max_ms: round(Math.max(...latencies)),
        keys: latencies.length,
        rows,
        floor_p50_ms: round(quantile(floor, 0.5), 2),
        floor: round(floorP95, 2),
        ratio: round(p95 / floorP95),
      },
    ]
  })
}

async function createSheet(hub: PreparedHub): Promise<string> {
  await hub.call(
    'setup.createHub',
    aHub({ name: 'PKG Ukur', districtCode: null, districtName: null }),
  )
  const memberIds = []
  for (let index = 1; index <= rows; index += 1) {
    const fullName = `Guru Ukur ${String(index).padStart(3, '0')}`
    memberIds.push((await hub.call('members.create', { fullName })).id)
  }
  const { activityIds } = await hub.call('activities.create', {
    title: 'Workshop ukur',
    type: 'workshop',
    purpose: 'competence',
    startsOn: '2026-11-21',
    endsOn: '2026-11-21',
    quota: null,
    note: null,
    sessions: [
      {
        title: null,
        heldOn: '2026-11-21',
        startsAt: 480,
        endsAt: 720,
        className: null,
        jp: null,
        venueIndex: null,
      },
    ],
  })
  const activityId = activityIds[0]
  if (activityId === undefined) throw new Error('No activity was made.')
  await hub.call('enrolments.add', {
    activityId,
    source: { from: 'members', memberIds },
    role: 'participant',
    alsoLater: false,
  })
  const sessions = await hub.call('sessions.list', { activityId })
  return `#/activities/${activityId}/sessions/${sessions[0]?.id ?? ''}/attendance`
}

/** One row changed in one durable transaction, as often as keys were pressed. */
async function commitLatencies(file: string): Promise<readonly number[]> {
  const handle = await openHandle(file, 'write')
  await handle.exec(`
    pragma journal_mode = wal;
    pragma synchronous = full;
    create table mark (id integer primary key, status text) strict;
    with recursive n (id) as (select 1 union all select id + 1 from n where id < ${rows})
      insert into mark select id, null from n;`)
  const latencies: number[] = []
  for (let index = 0; index < keys; index += 1) {
    const startedAt = performance.now()
    await handle.exec(
      `begin immediate; update mark set status = 'H' where id = ${index + 1}; commit;`,
    )
    latencies.push(performance.now() - startedAt)
  }
  await handle.close()
  return latencies
}
