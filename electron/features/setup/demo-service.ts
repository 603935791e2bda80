import type { HubId } from '../../../shared/domain/ids'
import { AppError } from '../../../shared/lib/app-error'
import type { TaskContext } from '../handler'
import { findHub } from './hub-repository'
import { createHub } from './setup-service'

/** Fills an empty database with invented data by DOMAIN section 14's demo rules. */
export async function createDemo(
  context: TaskContext,
): Promise<{ readonly hubId: HubId; readonly members: number }> {
  const { hubId } = await context.write('setup.createDemo', (db) =>
    createHub(
      {
        name: 'PKG Jonggat (contoh)',
        typeText: 'PKG',
        districtCode: '52.02.02',
        districtName: 'Jonggat',
        ownerName: 'Sekretaris contoh',
        ownerRole: 'secretary',
      },
      { ...context, db },
      { isDemo: true },
    ),
  )
  return { hubId, members: 0 }
}

/** Back to first run. Refused when the demo was never one or has met other hubs. */
export async function removeDemo(context: TaskContext): Promise<Record<string, never>> {
  const hub = await findHub(context.db)
  if (!hub) throw new AppError('hub.missing')
  if (!hub.isDemo || hub.network) throw new AppError('demo.hub-in-use')
  await context.startAfresh()
  return {}
}
