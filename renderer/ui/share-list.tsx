import classes from './share-list.module.css'

export type Share = {
  readonly key: string
  readonly label: string
  /** In words, such as "12 of 24"; the bar only repeats it. */
  readonly figure: string
  /** Between 0 and 1. */
  readonly share: number
}

/** How full several things are, one bar each. */
export function ShareList({ shares }: { readonly shares: readonly Share[] }) {
  return (
    <ul className={classes.list}>
      {shares.map(({ key, label, figure, share }) => (
        <li key={key} className={classes.row}>
          <span>{label}</span>
          <span className={classes.figure}>{figure}</span>
          <div className={classes.track} aria-hidden>
            <div className={classes.bar} style={{ inlineSize: `${Math.round(share * 100)}%` }} />
          </div>
        </li>
      ))}
    </ul>
  )
}
