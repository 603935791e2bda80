import type { ComparedRecord } from '../../../shared/ipc/duplicates-contract'
import { Badge } from '../../ui/badge'
import type { Words } from './field-words'
import classes from './side-by-side.module.css'

export type RecordHeadProps = {
  readonly record: ComparedRecord
  readonly words: Words
  readonly hint: string | null
}

/** Whose column this is: the name, and which hub wrote it down. */
export function RecordHead({ record, words: { t }, hint }: RecordHeadProps) {
  const { name, hubName, isArchived, isWalkIn } = record
  return (
    <th scope="col" className={classes.head}>
      <span className={classes.headName}>{name === '' ? t('duplicates.nameless') : name}</span>
      <span className={classes.headNote}>
        {hubName === null ? t('duplicates.hub.own') : t('duplicates.hub.other', { hub: hubName })}
        {hint === null ? null : ` · ${hint}`}
      </span>
      {isArchived || isWalkIn ? (
        <span className={classes.headBadges}>
          {isArchived ? <Badge tone="caution">{t('duplicates.archived')}</Badge> : null}
          {isWalkIn ? <Badge tone="notice">{t('members.badge.walk-in')}</Badge> : null}
        </span>
      ) : null}
    </th>
  )
}
