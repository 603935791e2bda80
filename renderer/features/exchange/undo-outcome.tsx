import { type ImportUndoOutcome, importWords } from '../../../shared/domain/data-import'
import { T, useT } from '../../lib/translate'
import classes from './undo-outcome.module.css'

const ways = ['removed', 'restored', 'spared'] as const

/** What taking an import back does or did, and what it leaves alone and why. */
export function UndoOutcome({ outcome }: { readonly outcome: ImportUndoOutcome }) {
  const t = useT()
  const lines = ways.flatMap((way) =>
    importWords
      .map((word) => ({ way, word, count: outcome[way][word] }))
      .filter(({ count }) => count > 0),
  )
  const { sparedNames } = outcome
  return (
    <div className={classes.outcome}>
      <ul className={classes.lines}>
        {lines.map(({ way, word, count }) => (
          <li key={`${way}.${word}`}>
            <T k={`imports.${way}.${word}`} params={{ count }} />
          </li>
        ))}
      </ul>
      {lines.some(({ way }) => way === 'spared') ? (
        <p className={classes.why}>
          {t('imports.spared.why')}{' '}
          {sparedNames.length === 0
            ? null
            : t('imports.spared.names', { names: sparedNames.join(', ') })}
        </p>
      ) : null}
    </div>
  )
}
