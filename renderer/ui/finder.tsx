import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'

import fieldClasses from './field.module.css'
import classes from './finder.module.css'
import { type Icon, iconSize, iconStroke } from './icon'

export type FinderOption = {
  readonly key: string
  readonly label: string
  /** A second line that tells two of the same name apart. */
  readonly detail: string | null
  /** What it is, in a word. */
  readonly kind: string
  readonly icon: Icon
}

export type FinderProps = {
  /** Names the field; also its placeholder. */
  readonly label: string
  readonly text: string
  readonly onTextChange: (text: string) => void
  /** Best first: Enter takes the first one. */
  readonly options: readonly FinderOption[]
  readonly onPick: (key: string) => void
  readonly onFocus?: () => void
  /** True while the options still are those of the words before: Enter then waits for the new ones. */
  readonly isStale: boolean
  /** Shown when there are none. */
  readonly emptyText: string
}

/** A field and below it what was found; the arrow keys choose, the focus stays where one types. */
export function Finder({
  label,
  text,
  onTextChange,
  options,
  onPick,
  onFocus,
  isStale,
  emptyText,
}: FinderProps) {
  const id = useId()
  const list = useRef<HTMLUListElement>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const found = options.findIndex(({ key }) => key === chosen)
  const current = Math.max(found, 0)
  const currentKey = options[current]?.key ?? null

  useEffect(() => {
    list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' })
  }, [currentKey])

  const isPickAwaited = useRef(false)
  const pick = () => {
    if (currentKey !== null) onPick(currentKey)
  }
  const latestPick = useRef(pick)
  useEffect(() => {
    latestPick.current = pick
  })
  useEffect(() => {
    if (isStale || !isPickAwaited.current) return
    isPickAwaited.current = false
    latestPick.current()
  }, [isStale])

  const choose = (index: number) => {
    const option = options[Math.max(0, Math.min(index, options.length - 1))]
    setChosen(option?.key ?? null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: 1,
      ArrowUp: -1,
      PageDown: 6,
      PageUp: -6,
    }
    const step = steps[event.key]
    if (step !== undefined) choose(current + step)
    else if (event.key !== 'Enter') return
    else if (isStale) isPickAwaited.current = true
    else pick()
    event.preventDefault()
  }

  return (
    <div className={classes.finder}>
      <TextInput
        classNames={fieldClasses}
        data-autofocus
        role="combobox"
        aria-label={label}
        aria-expanded={options.length > 0}
        aria-controls={`${id}-options`}
        aria-activedescendant={currentKey === null ? undefined : `${id}-${current}`}
        aria-autocomplete="list"
        placeholder={label}
        value={text}
        autoComplete="off"
        spellCheck={false}
        leftSection={<IconSearch size={iconSize} stroke={iconStroke} aria-hidden />}
        onChange={(event) => {
          // Other words, other finds: the best one is chosen again.
          setChosen(null)
          isPickAwaited.current = false
          onTextChange(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
        onFocus={() => onFocus?.()}
      />
      {options.length === 0 ? <p className={classes.empty}>{emptyText}</p> : null}
      <ul
        ref={list}
        className={classes.options}
        id={`${id}-options`}
        role="listbox"
        aria-label={label}
      >
        {options.map(({ key, label: name, detail, kind, icon: Glyph }, index) => (
          <li
            key={key}
            id={`${id}-${index}`}
            role="option"
            data-key={key}
            aria-selected={index === current}
            className={classes.option}
            // The field keeps the focus.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onPick(key)}
          >
            <Glyph className={classes.icon} size={iconSize} stroke={iconStroke} aria-hidden />
            <span>
              <span className={classes.label}>{name}</span>
              {detail === null ? null : (
                <>
                  <br />
                  <span className={classes.detail}>{detail}</span>
                </>
              )}
            </span>
            <span className={classes.kind}>{kind}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
