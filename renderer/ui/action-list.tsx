import { IconChevronRight, IconPrinter } from '@tabler/icons-react'
import { Link } from 'react-router'

import classes from './action-list.module.css'
import { iconSize, iconStroke } from './icon'

export type ActionListItem = {
  readonly key: string
  readonly label: string
  readonly hint: string
} & ({ readonly to: string } | { readonly onClick: () => void })

/** Places to go to and papers to see, one below the other, each with a few words. */
export function ActionList({ items }: { readonly items: readonly ActionListItem[] }) {
  return (
    <ul className={classes.list}>
      {items.map((item) => (
        <li key={item.key}>
          {'to' in item ? (
            <Link className={classes.item} to={item.to}>
              <Words item={item} />
              <IconChevronRight size={iconSize} stroke={iconStroke} aria-hidden />
            </Link>
          ) : (
            <button type="button" className={classes.item} onClick={item.onClick}>
              <Words item={item} />
              <IconPrinter size={iconSize} stroke={iconStroke} aria-hidden />
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}

function Words({ item }: { readonly item: ActionListItem }) {
  return (
    <span className={classes.words}>
      <span className={classes.label}>{item.label}</span>
      <span className={classes.hint}>{item.hint}</span>
    </span>
  )
}
