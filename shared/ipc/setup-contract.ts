import { z } from 'zod'

import { hubProfile, hubSummary, newHub, startNotice } from '../domain/hub'
import { hubId } from '../domain/ids'
import { bookkeepers, command, everyone, query, readers, secretariat, task } from './contract-kit'

const district = z.object({
  code: z.string(),
  name: z.string(),
  regencyName: z.string(),
  provinceName: z.string(),
})

export const setupContract = {
  /** What the first window needs: is there a hub, who is signed in, did start-up go well. */
  'setup.status': query(
    everyone,
    z.strictObject({}),
    z.object({
      hub: hubSummary.nullable(),
      locale: z.enum(['id', 'en']),
      notice: startNotice.nullable(),
    }),
  ),
  'setup.createHub': command(everyone, newHub, z.object({ hubId })),
  /** Fills an empty database with invented data by DOMAIN's demo rules, marked as demo. */
  'setup.createDemo': task(everyone, z.strictObject({}), z.object({ hubId, members: z.number() })),
  /** Removes the demo hub and everything in it; the app is back at first run. */
  'setup.removeDemo': task(secretariat, z.strictObject({}), z.object({})),
  /** Kecamatan whose name, kabupaten or province matches; at most 20, best first. */
  'setup.findDistricts': query(
    everyone,
    z.strictObject({ text: z.string().max(100) }),
    z.array(district).readonly(),
  ),
  'setup.setLocale': command(
    everyone,
    z.strictObject({ locale: z.enum(['id', 'en']) }),
    z.object({}),
  ),
  'setup.hubProfile': query(readers, z.strictObject({}), hubProfile),
  'setup.editHub': command(bookkeepers, hubProfile, z.object({})),
  /** Where this hub's data lies on this PC, and how much of it there is. */
  'setup.dataPlace': query(
    readers,
    z.strictObject({}),
    z.object({
      folder: z.string(),
      databaseBytes: z.number(),
      files: z.object({ count: z.number(), bytes: z.number() }),
    }),
  ),
  'setup.dismissNotice': command(everyone, z.strictObject({}), z.object({})),
}
