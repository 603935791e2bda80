import type { RosterPreview } from '../../../shared/ipc/roster-contract'
import { T, useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import classes from './roster-summary.module.css'

/** The file in one sentence, and what is left in it on purpose. */
export function RosterSummary({ preview }: { readonly preview: RosterPreview }) {
  const t = useT()
  const { counts, columns } = preview
  const dropped = columns.filter(({ use }) => use === 'dropped-sensitive')
  const isAllThere = preview.changesNothing && counts.unsure === 0 && counts.differs === 0
  return (
    <div className={classes.summary}>
      {isAllThere ? (
        <Banner tone="success" title={t('rosters.summary.nothing-title')}>
          {t('rosters.summary.nothing-body', { count: counts.rows })}
        </Banner>
      ) : (
        <p className={classes.sentence}>
          <T
            k="rosters.summary.sentence"
            params={{
              rows: counts.rows,
              added: counts.newMembers,
              filled: counts.fillsGaps,
              differing: counts.differs,
              unsure: counts.unsure,
              same: counts.same,
              institutions: counts.newInstitutions,
            }}
          />
        </p>
      )}
      {preview.isReadAsLastTime ? (
        <p className={classes.note}>{t('rosters.summary.as-last-time')}</p>
      ) : null}
      {dropped.length === 0 ? null : (
        <p className={classes.note}>
          {t('rosters.summary.dropped', {
            count: dropped.length,
            names: dropped.map(({ label }) => label).join(', '),
          })}
        </p>
      )}
    </div>
  )
}
