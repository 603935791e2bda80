import classes from './key-hint.module.css'

/** One key of the keyboard. */
export function KeyHint({ children }: { readonly children: string }) {
  return <kbd className={classes.key}>{children}</kbd>
}
