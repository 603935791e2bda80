import type { HubId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import { localDay } from '../../platform/local-day'
import type { TaskContext } from '../handler'
import { putStoredFiles } from '../portfolio/portfolio-repository'
import { makeActivities } from './demo/demo-activities'
import { pictureCount } from './demo/demo-artifacts'
import { makeInstitutions } from './demo/demo-institutions'
import { makePeople } from './demo/demo-people'
import { makePicture } from './demo/demo-picture'
import { createDemoRandom } from './demo/demo-random'
import { demoDistricts } from './demo/demo-region'
import {
  type DemoPictures,
  type DemoWorld,
  putDemoAttendance,
  putDemoHubs,
  putDemoPeople,
  putDemoPortfolio,
  putDemoYear,
} from './demo/fill-demo'
import { findHub } from './hub-repository'
import { createHub } from './setup-service'

/** The same people and the same year on every PC. */
const demoSeed = 5202

/**
 * Fills an empty database with invented data by DOMAIN section 14's demo rules. One transaction:
 * a power cut leaves either the whole demo or none of it.
 */
export async function createDemo(
  context: TaskContext,
): Promise<{ readonly hubId: HubId; readonly members: number }> {
  const { clock, ids, progress, signal } = context
  if (await findHub(context.db)) throw new AppError('demo.hub-in-use')
  progress({ step: 'preparing', done: 0, total: 0 })
  const random = createDemoRandom(demoSeed)
  const now = clock.now()
  const today = localDay(now)
  const institutions = makeInstitutions(random)
  const people = makePeople(random, institutions, today)
  const pictures = await storePictures(context, random)
  if (signal.aborted) throw new AppError('task.cancelled')
  progress({ step: 'writing', done: 0, total: 0 })
  return context.write('setup.createDemo', async (db) => {
    const { hubId, accountId } = await createHub(
      {
        name: `PKG ${demoDistricts[0].name} (contoh)`,
        typeText: 'PKG',
        districtCode: demoDistricts[0].code,
        districtName: demoDistricts[0].name,
        ownerName: 'Sekretaris contoh',
        ownerRole: 'secretary',
      },
      { db, ids },
      { isDemo: true },
    )
    const world: DemoWorld = {
      random,
      ids,
      today,
      now,
      hubId,
      accountId,
      institutions,
      people,
      activities: makeActivities(today),
      pictures,
    }
    await putStoredFiles(
      db,
      pictures.map((picture) => ({ ...picture, mediaType: 'image/png' })),
      now,
    )
    const clusterIds = await putDemoHubs(db, world)
    const memberIds = await putDemoPeople(db, world, clusterIds)
    const year = await putDemoYear(db, world, memberIds)
    await putDemoAttendance(db, world, year)
    await putDemoPortfolio(db, world, year)
    return { hubId, members: memberIds.length }
  })
}

async function storePictures(
  { files }: TaskContext,
  random: ReturnType<typeof createDemoRandom>,
): Promise<DemoPictures> {
  const pictures = Array.from({ length: pictureCount }, () => makePicture(random))
  return Promise.all(pictures.map((bytes) => files.add({ bytes })))
}

/** Back to first run. Refused when the hub is no demo or has met other hubs. */
export async function removeDemo(context: TaskContext): Promise<Record<string, never>> {
  const hub = await findHub(context.db)
  if (!hub) throw new AppError('hub.missing')
  if (!hub.isDemo || hub.network) throw new AppError('demo.hub-in-use')
  await context.startAfresh()
  return {}
}
