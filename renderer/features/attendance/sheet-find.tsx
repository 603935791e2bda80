import { type KeyboardEvent, type Ref, useMemo, useState } from 'react'

import type { SheetRow } from '../../../shared/domain/attendance'
import type { MemberId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { SearchField } from '../../ui/search-field'
import { findPeople } from './find-person'
import classes from './sheet-find.module.css'

export type SheetFindProps = {
  readonly rows: readonly SheetRow[]
  readonly text: string
  readonly onTextChange: (text: string) => void
  /** The person the typed text means now. */
  readonly onFound: (memberId: MemberId) => void
  /** Back to the sheet: on the person found, or where the keyboard came from. */
  readonly onDone: (isCancelled: boolean) => void
  /** Enter on a name that is not on the sheet. */
  readonly onNobody: (name: string) => void
  readonly ref?: Ref<HTMLInputElement>
}

/** Type-to-find: each letter moves the sheet to the best match, arrows go through the others. */
export function SheetFind({
  rows,
  text,
  onTextChange,
  onFound,
  onDone,
  onNobody,
  ref,
}: SheetFindProps) {
  const t = useT()
  const [place, setPlace] = useState(0)
  const found = useMemo(() => findPeople(rows, text), [rows, text])

  const show = (next: number) => {
    const match = found[next]
    if (match === undefined) return
    setPlace(next)
    onFound(match.memberId)
  }

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    switch (event.key) {
      case 'ArrowDown':
        show((place + 1) % Math.max(1, found.length))
        break
      case 'ArrowUp':
        show((place + found.length - 1) % Math.max(1, found.length))
        break
      case 'Enter':
        if (text.trim() !== '' && found.length === 0) onNobody(text.trim())
        else onDone(false)
        break
      case 'Escape':
        onDone(true)
        break
      default:
        return
    }
    event.preventDefault()
  }

  return (
    <div className={classes.find}>
      <SearchField
        {...(ref === undefined ? {} : { ref })}
        label={t('attendance.find.label')}
        value={text}
        onChange={(next) => {
          onTextChange(next)
          setPlace(0)
          const [first] = findPeople(rows, next)
          if (first !== undefined) onFound(first.memberId)
        }}
        onKeyDown={onKeyDown}
      />
      <span
        className={found.length === 0 ? classes.nobody : classes.count}
        role="status"
        hidden={text.trim() === ''}
      >
        {text.trim() === ''
          ? null
          : found.length === 0
            ? t('attendance.find.nobody')
            : t('attendance.find.place', { place: place + 1, count: found.length })}
      </span>
    </div>
  )
}
