import { stat } from 'node:fs/promises'

import { z } from 'zod'

import { startNotice } from '../../../shared/domain/hub'
import type { setupContract } from '../../../shared/ipc/setup-contract'
import { AppError } from '../../../shared/lib/app-error'
import type { Handlers } from '../handler'
import { countStoredFiles } from '../portfolio/portfolio-repository'
import { findSetting, saveSetting } from '../settings/settings-repository'
import { createDemo, removeDemo } from './demo-service'
import { findDistricts } from './find-districts'
import { findHub, findHubProfile } from './hub-repository'
import { createHub, editHub } from './setup-service'

const locale = z.enum(['id', 'en']).catch('id')

export const setupHandlers: Handlers<typeof setupContract> = {
  'setup.status': async (_, { db }) => ({
    hub: await findHub(db),
    locale: locale.parse(await findSetting(db, 'locale')),
    notice: startNotice
      .nullable()
      .catch(null)
      .parse(await findSetting(db, 'start-notice')),
  }),
  'setup.createHub': async (hub, context) => {
    const { hubId } = await createHub(hub, context)
    return { hubId }
  },
  'setup.createDemo': (_, context) => createDemo(context),
  'setup.removeDemo': (_, context) => removeDemo(context),
  'setup.findDistricts': ({ text }, { paths }) => findDistricts(text, paths.regions),
  'setup.setLocale': async (input, { db }) => {
    await saveSetting(db, 'locale', input.locale)
    return {}
  },
  'setup.hubProfile': async (_, { db }) => {
    const profile = await findHubProfile(db)
    if (!profile) throw new AppError('hub.missing')
    return profile
  },
  'setup.editHub': (profile, context) => editHub(profile, context),
  'setup.dataPlace': async (_, { db, paths }) => ({
    folder: paths.data,
    databaseBytes: await sizeOf(paths.database),
    files: await countStoredFiles(db),
  }),
  'setup.dismissNotice': async (_, { db }) => {
    await saveSetting(db, 'start-notice', null)
    return {}
  },
}

/** The log beside the database counts too: it holds what was written last. */
async function sizeOf(database: string): Promise<number> {
  const sizes = [database, `${database}-wal`].map((path) =>
    stat(path).then(
      ({ size }) => size,
      () => 0,
    ),
  )
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
}
