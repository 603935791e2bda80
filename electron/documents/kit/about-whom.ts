import type { ActivityId, MemberId } from '../../../shared/domain/ids'
import { fullTitledName } from '../../../shared/domain/person-name'
import { paperText } from '../../../shared/i18n/paper-texts'
import { findActivity } from '../../features/activities/activity-repository'
import { findMember } from '../../features/members/member-repository'
import type { Cell, Signer } from '../document'
import type { FormContext } from '../form'
import { daySpan } from './indonesian'

/** What a form that is filled in by hand may know beforehand; the rest are dots to write on. */
export type AboutWhom = {
  readonly name: string | null
  readonly school: string | null
  readonly activity: string | null
  readonly days: string | null
}

export async function aboutWhom(
  {
    memberId,
    activityId,
  }: { readonly memberId: MemberId | null; readonly activityId: ActivityId | null },
  { db }: Pick<FormContext, 'db'>,
): Promise<AboutWhom> {
  const member = memberId === null ? null : await findMember(db, memberId)
  const activity = activityId === null ? null : await findActivity(db, activityId)
  return {
    name: member === null ? null : fullTitledName(member.details),
    school: member?.posts[0]?.institutionName ?? null,
    activity: activity?.title ?? null,
    days: activity === null ? null : daySpan(activity.startsOn, activity.endsOn) || null,
  }
}

/** The activity a form belongs to; no line where it belongs to none. */
export function ofActivity({ activity }: AboutWhom): readonly (readonly [string, string])[] {
  return activity === null ? [] : [[paperText('blank.activity'), activity]]
}

/** To write on by hand. */
export function orLine(text: string | null): string {
  return text ?? '.'.repeat(60)
}

/** Rows to write in, numbered. */
export function emptyRows(count: number, columns: number): readonly (readonly Cell[])[] {
  return Array.from({ length: count }, (_, index) => [
    String(index + 1),
    ...Array.from({ length: columns - 1 }, () => null),
  ])
}

/** Somebody who signs by hand, with a line for the name where it is not known. */
export function signer(post: string, name: string | null = null): Signer {
  return { caption: null, post, name, idLine: null }
}

/** The head of the school, who says that it is so. */
export function headOfSchool(): Signer {
  return { ...signer(paperText('blank.head')), caption: paperText('kit.acknowledged') }
}
