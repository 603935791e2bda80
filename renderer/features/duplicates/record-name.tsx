import type { BriefRecord } from '../../../shared/ipc/duplicates-contract'
import { useT } from '../../lib/translate'
import classes from './record-name.module.css'

/** A record in a row of a list: its name, and where it belongs. */
export function RecordName({ record }: { readonly record: BriefRecord }) {
  const t = useT()
  const name = record.name === '' ? t('duplicates.nameless') : record.name
  const whole = record.place === null ? name : `${name}, ${record.place}`
  return (
    <span className={classes.record} title={whole}>
      <span className={classes.name}>{name}</span>
      {record.place === null ? null : <span className={classes.place}> · {record.place}</span>}
    </span>
  )
}
