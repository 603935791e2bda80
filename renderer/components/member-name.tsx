import type { MemberSummary } from '../../shared/ipc/member-contract'
import classes from './member-name.module.css'

export type MemberNameProps = {
  readonly member: Pick<MemberSummary, 'frontTitle' | 'fullName' | 'backTitle'>
}

/** The name stands out, its titles do not: the list runs by name. */
export function MemberName({ member }: MemberNameProps) {
  return (
    <span className={classes.whole}>
      {member.frontTitle === null ? null : (
        <span className={classes.title}>{member.frontTitle} </span>
      )}
      <span className={classes.name}>{member.fullName}</span>
      {member.backTitle === null ? null : (
        <span className={classes.title}>, {member.backTitle}</span>
      )}
    </span>
  )
}
