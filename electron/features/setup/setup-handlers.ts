import { z } from 'zod'

import { startNotice } from '../../../shared/domain/hub'
import type { setupContract } from '../../../shared/ipc/setup-contract'
import type { Handlers } from '../handler'
import { findSetting, saveSetting } from '../settings/settings-repository'
import { createDemo, removeDemo } from './demo-service'
import { findDistricts } from './find-districts'
import { findHub } from './hub-repository'
import { createHub } from './setup-service'

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
  'setup.dismissNotice': async (_, { db }) => {
    await saveSetting(db, 'start-notice', null)
    return {}
  },
}
