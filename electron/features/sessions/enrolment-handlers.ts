import { sortForSheet } from '../../../shared/domain/enrolment'
import type { enrolmentContract } from '../../../shared/ipc/enrolment-contract'
import type { Handlers } from '../handler'
import { listParticipants } from './enrolment-repository'
import {
  addParticipants,
  copyParticipants,
  editParticipants,
  removeParticipants,
  restoreParticipants,
  splitClasses,
} from './enrolment-service'
import { addWalkIn } from './walk-in-service'

export const enrolmentHandlers: Handlers<typeof enrolmentContract> = {
  'enrolments.list': async ({ activityId }, { db }) =>
    sortForSheet(await listParticipants(db, activityId)),
  'enrolments.add': (input, context) => addParticipants(input, context),
  'enrolments.copy': (input, context) => copyParticipants(input, context),
  'enrolments.edit': (input, context) => editParticipants(input, context),
  'enrolments.remove': (input, context) => removeParticipants(input, context),
  'enrolments.restore': (input, context) => restoreParticipants(input, context),
  'enrolments.splitClasses': (input, context) => splitClasses(input, context),
  'enrolments.addWalkIn': (input, context) => addWalkIn(input, context),
}
