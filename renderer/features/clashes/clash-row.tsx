import { IconPencil } from '@tabler/icons-react'

import {
  type Clash,
  type ClashPick,
  type ClashSide,
  typedValue,
} from '../../../shared/domain/clash'
import { Badge } from '../../ui/badge'
import { iconStroke } from '../../ui/icon'
import { clashId } from './clash-groups'
import classes from './clash-review.module.css'
import { type ClashWords, fieldLabel, valueText, writerText } from './clash-words'

export type ClashRowProps = {
  readonly clash: Clash
  readonly words: ClashWords
  /** The row names the person; else the group above has named the record. */
  readonly isAboutPerson: boolean
  /** The choice of this row that Tab leads to. */
  readonly activePlace: number | null
  readonly onPick: ((pick: ClashPick) => void) | null
  readonly onType: () => void
}

/** One question: what it is about, then the values side by side, each with who wrote it and when. */
export function ClashRow({
  clash,
  words,
  isAboutPerson,
  activePlace,
  onPick,
  onType,
}: ClashRowProps) {
  const { t } = words
  const { cell, sides, subject } = clash
  const field = fieldLabel(cell, t)
  const person = isAboutPerson ? subject.name || t('attendance.person.unknown') : null
  const label = person === null ? field : `${person}, ${field}`
  // On a sheet the mark is what everybody expects to be asked about.
  const isSheetMark = cell.table === 'attendance' && cell.column === 'status'
  const canType = onPick !== null && typedValue(cell) !== null
  return (
    <li className={classes.row}>
      <div className={classes.about}>
        <div className={classes.name}>{person ?? field}</div>
        {person === null || isSheetMark ? null : <div className={classes.field}>{field}</div>}
      </div>
      <div className={classes.sides} role="group" aria-label={label}>
        {sides.map((side, index) => {
          const key = `${index}.${String(side.value)}`
          const face = <SideFace clash={clash} side={side} words={words} isStanding={index === 0} />
          return onPick === null ? (
            <div key={key} className={classes.side} data-still>
              {face}
            </div>
          ) : (
            <button
              key={key}
              type="button"
              className={classes.side}
              data-clash={clashId(clash)}
              tabIndex={activePlace === index ? 0 : -1}
              onClick={() => onPick({ side: index })}
            >
              {face}
            </button>
          )
        })}
      </div>
      {canType ? (
        <button
          type="button"
          className={classes.type}
          data-clash={clashId(clash)}
          tabIndex={activePlace === sides.length ? 0 : -1}
          onClick={onType}
        >
          <IconPencil size="1.125rem" stroke={iconStroke} aria-hidden />
          {t('clashes.type')}
        </button>
      ) : null}
    </li>
  )
}

type SideFaceProps = {
  readonly clash: Clash
  readonly side: ClashSide
  readonly words: ClashWords
  readonly isStanding: boolean
}

function SideFace({ clash: { cell }, side: { value, writer }, words, isStanding }: SideFaceProps) {
  const { t, format } = words
  return (
    <>
      <span className={classes.value}>
        {valueText(cell, value, words)}
        {isStanding ? <Badge tone="accent">{t('clashes.standing')}</Badge> : null}
      </span>
      <span className={classes.writer}>{writerText(writer, t)}</span>
      {writer === null ? null : (
        <span className={classes.writer}>
          {format.moment(writer.at)}
          {writer.isClockDoubtful ? (
            <Badge tone="caution" title={t('clashes.doubtful.hint')}>
              {t('clashes.doubtful')}
            </Badge>
          ) : null}
        </span>
      )}
    </>
  )
}
