import { z } from 'zod'

import { className, enrolmentRole, enrolmentSource, participant, walkIn } from '../domain/enrolment'
import { activityId, memberId, sessionId } from '../domain/ids'
import { bookkeepers, command, query, readers } from './contract-kit'

const memberIds = z.array(memberId).min(1).max(5000)
const added = z.object({ added: z.number(), alreadyThere: z.number() })

export const enrolmentContract = {
  /** In the order of the sheet. */
  'enrolments.list': query(
    readers,
    z.strictObject({ activityId }),
    z.array(participant).readonly(),
  ),
  /** People picked one by one or all active members of an institution. Who is there already keeps role and class. */
  'enrolments.add': command(
    bookkeepers,
    z.strictObject({
      activityId,
      source: enrolmentSource,
      role: enrolmentRole,
      /** Also in the later meetings of the same series. */
      alsoLater: z.boolean(),
    }),
    added,
  ),
  /** With their roles and classes. */
  'enrolments.copy': command(
    bookkeepers,
    z.strictObject({ activityId, fromActivityId: activityId, alsoLater: z.boolean() }),
    added,
  ),
  'enrolments.edit': command(
    bookkeepers,
    z.strictObject({
      activityId,
      memberIds,
      changes: z.strictObject({ role: enrolmentRole, className }).partial(),
    }),
    z.object({}),
  ),
  'enrolments.remove': command(
    bookkeepers,
    z.strictObject({ activityId, memberIds }),
    z.object({}),
  ),
  /** Takes a removal back: role and class are what they were. */
  'enrolments.restore': command(
    bookkeepers,
    z.strictObject({ activityId, memberIds }),
    z.object({}),
  ),
  /** Parts the participants into classes of equal size, in the order of the list. */
  'enrolments.splitClasses': command(
    bookkeepers,
    z.strictObject({ activityId, classNames: z.array(z.string().trim().min(1).max(60)).max(20) }),
    z.object({}),
  ),
  /**
   * A person who came without being on the list: if new, a member marked as walk-in with the school
   * by its name; the enrolment; and, with `sessionId`, the mark H. All in one command.
   */
  'enrolments.addWalkIn': command(
    bookkeepers,
    z.strictObject({ activityId, sessionId: sessionId.nullable(), person: walkIn }),
    z.object({ memberId }),
  ),
}
