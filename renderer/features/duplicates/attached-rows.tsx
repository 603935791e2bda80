import type { ComparedRecord } from '../../../shared/ipc/duplicates-contract'
import type { Words } from './field-words'
import classes from './side-by-side.module.css'

export type AttachedRowsProps = {
  readonly first: ComparedRecord
  readonly second: ComparedRecord
  readonly words: Words
}

/** What hangs on each record. Nothing of it is lost: all of it comes along. */
export function AttachedRows({ first, second, words: { t, format } }: AttachedRowsProps) {
  const posts = [...new Set([...first.posts, ...second.posts])]
  return (
    <tbody className={classes.attached}>
      {posts.length === 0 ? null : (
        <tr>
          <th scope="row" className={classes.label}>
            {t('duplicates.attached.posts')}
          </th>
          <td className={classes.value}>
            <Lines lines={first.posts} none={t('duplicates.none')} />
          </td>
          <td className={classes.value}>
            <Lines lines={second.posts} none={t('duplicates.none')} />
          </td>
          <td className={classes.result}>
            <Lines lines={posts} none={t('duplicates.none')} />
          </td>
        </tr>
      )}
      {first.attached.map(({ what, count }) => {
        const other = second.attached.find((one) => one.what === what)?.count ?? 0
        if (count + other === 0) return null
        return (
          <tr key={what}>
            <th scope="row" className={classes.label}>
              {t(`duplicates.attached.${what}`)}
            </th>
            <td className={classes.value}>{format.number(count)}</td>
            <td className={classes.value}>{format.number(other)}</td>
            <td className={classes.result}>{t('duplicates.attached.all')}</td>
          </tr>
        )
      })}
    </tbody>
  )
}

function Lines({ lines, none }: { readonly lines: readonly string[]; readonly none: string }) {
  if (lines.length === 0) return <span className={classes.none}>{none}</span>
  return lines.map((line) => <div key={line}>{line}</div>)
}
