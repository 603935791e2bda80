import type { PostSpending } from '../../../shared/domain/activity-paper'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Badge } from '../../ui/badge'
import { Panel } from '../../ui/panel'
import classes from './papers-tab.module.css'

/** RAB beside what was spent, pos by pos (U15). */
export function SpendingPanel({ spending }: { readonly spending: readonly PostSpending[] }) {
  const t = useT()
  const format = useFormat()
  if (spending.length === 0) return null
  return (
    <Panel
      title={t('activity-papers.spending.title')}
      subtitle={t('activity-papers.spending.none')}
      flush
    >
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('activity-papers.spending.post')}</th>
            <th scope="col" className={classes.amount}>
              {t('activity-papers.spending.planned')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('activity-papers.spending.spent')}
            </th>
            <th scope="col" className={classes.amount}>
              {t('activity-papers.spending.left')}
            </th>
          </tr>
        </thead>
        <tbody>
          {spending.map((row) => (
            <tr key={row.post}>
              <th scope="row">
                {row.post === '' ? t('activity-papers.spending.unnamed') : row.post}{' '}
                <SpendingMark row={row} />
              </th>
              <td className={classes.amount}>{format.number(row.planned)}</td>
              <td className={classes.amount}>{format.number(row.spent)}</td>
              <td className={classes.amount}>{format.number(row.planned - row.spent)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  )
}

function SpendingMark({ row: { planned, isOver } }: { readonly row: PostSpending }) {
  const t = useT()
  if (!isOver) return null
  return planned === 0 ? (
    <Badge tone="notice">{t('activity-papers.spending.unplanned')}</Badge>
  ) : (
    <Badge tone="caution">{t('activity-papers.spending.over')}</Badge>
  )
}
