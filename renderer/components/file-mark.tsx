import { IconPaperclip } from '@tabler/icons-react'

import { VisuallyHidden } from '../ui/visually-hidden'
import classes from './file-mark.module.css'

/** A paper clip where a line of a list has scans or photos; `label` says how many. */
export function FileMark({ label }: { readonly label: string }) {
  return (
    <span className={classes.mark} title={label}>
      <IconPaperclip size="1rem" stroke={1.75} aria-hidden />
      <VisuallyHidden>{label}</VisuallyHidden>
    </span>
  )
}
