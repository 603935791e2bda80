import { z } from 'zod'

import { letterheadDetails } from '../domain/letterhead'
import { command, query, readers, secretariat, task } from './contract-kit'

/** What the page's canvas may make of a logo: it stands 24 mm high on paper. */
export const maximumLogoBytes = 150 * 1024

export const letterheadContract = {
  /** `lines` and `place` as they were typed; `shown` is what papers bear. */
  'letterheads.get': query(
    readers,
    z.strictObject({}),
    z.object({
      details: letterheadDetails,
      shown: z.object({ lines: z.array(z.string()).readonly(), place: z.string().nullable() }),
      /** PNG or JPEG; null where there is none or it has not arrived. */
      logo: z.instanceof(Uint8Array).nullable(),
    }),
  ),
  'letterheads.save': command(secretariat, letterheadDetails, z.object({})),
  /** `picture`: the page's shrunk PNG or JPEG of the chosen file. */
  'letterheads.setLogo': task(
    secretariat,
    z.strictObject({ picture: z.instanceof(Uint8Array) }),
    z.object({}),
  ),
  'letterheads.removeLogo': command(secretariat, z.strictObject({}), z.object({})),
}
