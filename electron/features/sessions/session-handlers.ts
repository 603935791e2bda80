import type { sessionContract } from '../../../shared/ipc/session-contract'
import type { Handlers } from '../handler'
import {
  addSession,
  editSession,
  listSessionSummaries,
  removeSession,
  restoreSession,
} from './session-service'

export const sessionHandlers: Handlers<typeof sessionContract> = {
  'sessions.list': ({ activityId }, context) => listSessionSummaries(activityId, context),
  'sessions.add': (input, context) => addSession(input, context),
  'sessions.edit': (input, context) => editSession(input, context),
  'sessions.remove': ({ sessionId }, context) => removeSession(sessionId, context),
  'sessions.restore': ({ sessionId }, context) => restoreSession(sessionId, context),
}
