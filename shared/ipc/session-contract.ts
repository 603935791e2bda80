import { z } from 'zod'

import { activityId, sessionId } from '../domain/ids'
import { sessionDetails, sessionSummary } from '../domain/session'
import { bookkeepers, command, query, readers } from './contract-kit'

export const sessionContract = {
  /** In the order of the days and hours, each with the totals of its sheet. */
  'sessions.list': query(
    readers,
    z.strictObject({ activityId }),
    z.array(sessionSummary).readonly(),
  ),
  'sessions.add': command(
    bookkeepers,
    z.strictObject({ activityId, session: sessionDetails }),
    z.object({ sessionId }),
  ),
  'sessions.edit': command(
    bookkeepers,
    z.strictObject({ sessionId, changes: sessionDetails.partial() }),
    z.object({}),
  ),
  /** Refused with `session.has-marks` once its sheet has been begun. */
  'sessions.remove': command(bookkeepers, z.strictObject({ sessionId }), z.object({})),
  /** Takes a removal back. */
  'sessions.restore': command(bookkeepers, z.strictObject({ sessionId }), z.object({})),
}
