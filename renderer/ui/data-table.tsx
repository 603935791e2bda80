import { useVirtualizer } from '@tanstack/react-virtual'
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
} from 'react'

import { rowAfterKey } from '../lib/row-keys'
import { useRemPixels } from '../lib/text-scale'
import { useT } from '../lib/translate'
import classes from './data-table.module.css'
import { DataTableHead } from './data-table-head'
import { DataTableRow } from './data-table-row'
import { useListPlace, useRememberedPlace } from './list-place'
import { gridTracks, type TableColumn, type TableSelection, type TableSort } from './table-column'

export type DataTableHandle = {
  /** Moves the keyboard into the list, e.g. on arrow down in the search field above it. */
  readonly focus: () => void
  readonly scrollToRow: (index: number) => void
}

export type DataTableProps<Row> = {
  /** Names the table for people who cannot see it. */
  readonly label: string
  readonly columns: readonly TableColumn<Row>[]
  readonly rowCount: number
  /** undefined: not loaded yet, shown as a grey line. */
  readonly getRow: (index: number) => Row | undefined
  readonly rowKey: (row: Row) => string
  /** Enter, or a click on the row. */
  readonly onOpen?: (row: Row) => void
  readonly sort?: TableSort | undefined
  readonly onSortChange?: (sort: TableSort) => void
  readonly selection?: TableSelection | undefined
  /** Rows on screen, for fetching pages (`usePagedRows`). `last` is included. */
  readonly onVisibleRange?: (first: number, last: number) => void
  /**
   * What the list shows: its filter and sort as one text. When it changes the list starts at its top;
   * a page that comes back with the same one finds the list where it was left.
   */
  readonly listKey?: string
  /** Shown instead of rows when there are none. */
  readonly empty?: ReactNode
  /** `fill`: the free height of a `Page layout="fill"`. `content`: as high as its rows, up to 30rem. */
  readonly height?: 'fill' | 'content'
  readonly ref?: Ref<DataTableHandle>
}

/** Height of --row in tokens.css. */
const rowRem = 2.75
const overscanRows = 8

/**
 * A long list as an ARIA grid with one tab stop. Only the rows on screen exist in the document, so
 * 20,000 rows cost no more than 20; the active row is named by aria-activedescendant.
 */
export function DataTable<Row>({
  label,
  columns,
  rowCount,
  getRow,
  rowKey,
  onOpen,
  sort,
  onSortChange,
  selection,
  onVisibleRange,
  listKey = '',
  empty,
  height = 'fill',
  ref,
}: DataTableProps<Row>) {
  const t = useT()
  const id = useId()
  const scroller = useRef<HTMLDivElement>(null)
  const placeKey = `${label}\n${listKey}`
  const { active, setActive, firstTop } = useListPlace(placeKey)
  const rowPixels = rowRem * useRemPixels()

  // eslint-disable-next-line react-hooks/incompatible-library -- nothing here is compiled by React Compiler
  const virtualizer = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPixels,
    overscan: overscanRows,
    // The sticky head is as high as a row and scrolls with the body.
    scrollMargin: rowPixels,
    scrollPaddingStart: rowPixels,
    useFlushSync: false,
    initialOffset: firstTop,
  })
  useEffect(() => virtualizer.measure(), [virtualizer, rowPixels])

  useRememberedPlace(placeKey, active, virtualizer)

  const rows = virtualizer.getVirtualItems()
  const first = rows[0]?.index ?? 0
  const last = rows[rows.length - 1]?.index ?? 0
  useEffect(() => {
    if (onVisibleRange === undefined) return undefined
    // A dragged scroll bar passes thousands of rows; only where it rests is worth fetching.
    const timer = setTimeout(() => onVisibleRange(first, last), 40)
    return () => clearTimeout(timer)
  }, [onVisibleRange, first, last])

  const goTo = (index: number) => {
    setActive(index)
    virtualizer.scrollToIndex(index)
  }

  useImperativeHandle(ref, () => ({
    focus: () => {
      if (active < 0 && rowCount > 0) setActive(0)
      scroller.current?.focus()
    },
    scrollToRow: goTo,
  }))

  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    // Keys typed into a part of a row or the head (a box, a sort button) belong to that part.
    if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return
    const pageRows = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowPixels) - 1)
    const next = rowAfterKey(event.key, { current: active, rowCount, pageRows })
    const row = active >= 0 ? getRow(active) : undefined
    if (next !== null) goTo(next)
    else if (event.key === 'Enter' && row !== undefined && onOpen !== undefined) onOpen(row)
    else if (event.key === ' ' && row !== undefined) selection?.onToggle(rowKey(row))
    else return
    event.preventDefault()
  }

  // Callers write these two anew with every render; the rows, which are memoised, must not notice.
  const latest = useRef({ onOpen, selection })
  useEffect(() => {
    latest.current = { onOpen, selection }
  })
  const openRow = useCallback((row: Row) => latest.current.onOpen?.(row), [])
  const toggleRow = useCallback((key: string) => latest.current.selection?.onToggle(key), [])

  const hasSelection = selection !== undefined
  const rowId = (index: number) => `${id}-row-${index}`
  const isActiveShown = active >= first && active <= last && active < rowCount
  // Computed geometry, as custom properties: the tracks depend on the columns given.
  const tracks: CSSProperties & Record<`--${string}`, string> = {
    '--tracks': gridTracks(columns, { hasSelection, isNarrow: false }),
    '--tracks-narrow': gridTracks(columns, { hasSelection, isNarrow: true }),
  }

  return (
    <div className={classes.frame} data-height={height}>
      <div
        ref={scroller}
        className={classes.scroller}
        style={tracks}
        role="grid"
        aria-label={label}
        aria-description={onOpen === undefined ? undefined : t('common.table.help')}
        aria-rowcount={rowCount + 1}
        aria-multiselectable={hasSelection || undefined}
        aria-activedescendant={isActiveShown ? rowId(active) : undefined}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={(event) => {
          const isByKeyboard = event.currentTarget.matches(':focus-visible')
          if (isByKeyboard && active < 0 && rowCount > 0) setActive(0)
        }}
      >
        <DataTableHead
          columns={columns}
          sort={sort}
          onSortChange={onSortChange}
          selection={selection}
          rowCount={rowCount}
        />
        {rowCount === 0 ? (
          <div className={classes.empty}>{empty}</div>
        ) : (
          <div
            role="rowgroup"
            className={classes.body}
            style={{ height: virtualizer.getTotalSize() }}
          >
            {rows.map((item) => {
              const row = getRow(item.index)
              const key = row === undefined ? undefined : rowKey(row)
              return (
                <DataTableRow
                  key={item.index}
                  id={rowId(item.index)}
                  index={item.index}
                  top={item.start - rowPixels}
                  columns={columns}
                  row={row}
                  rowKey={key}
                  isActive={item.index === active}
                  isSelected={key !== undefined && selection?.keys.has(key) === true}
                  onActivate={setActive}
                  onOpen={onOpen === undefined ? undefined : openRow}
                  onToggle={hasSelection ? toggleRow : undefined}
                />
              )
            })}
          </div>
        )}
      </div>
    </div>
  )
}
