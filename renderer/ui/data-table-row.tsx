import { memo, type MouseEvent } from 'react'

import { useT } from '../lib/translate'
import classes from './data-table.module.css'
import type { TableColumn } from './table-column'

type DataTableRowProps<Row> = {
  readonly id: string
  readonly index: number
  /** Pixels from the first row's top. */
  readonly top: number
  readonly columns: readonly TableColumn<Row>[]
  readonly row: Row | undefined
  readonly rowKey: string | undefined
  readonly isActive: boolean
  readonly isSelected: boolean
  readonly onActivate: (index: number) => void
  readonly onOpen: ((row: Row) => void) | undefined
  readonly onToggle: ((key: string) => void) | undefined
}

function isOnControl(event: MouseEvent): boolean {
  return event.target instanceof Element && event.target.closest('button, a, input, label') !== null
}

function Row<R>({
  id,
  index,
  top,
  columns,
  row,
  rowKey,
  isActive,
  isSelected,
  onActivate,
  onOpen,
  onToggle,
}: DataTableRowProps<R>) {
  const t = useT()
  const click = (event: MouseEvent) => {
    if (isOnControl(event)) return
    onActivate(index)
    // Marking a name with the mouse, to copy it, is not a wish to open the row.
    const isMarking = window.getSelection()?.isCollapsed === false
    if (row !== undefined && !isMarking) onOpen?.(row)
  }

  return (
    <div
      id={id}
      role="row"
      className={classes.row}
      style={{ transform: `translateY(${top}px)` }}
      aria-rowindex={index + 2}
      aria-selected={onToggle === undefined ? undefined : isSelected}
      aria-busy={row === undefined || undefined}
      data-active={isActive || undefined}
      data-opens={onOpen !== undefined || undefined}
      onClick={click}
    >
      {onToggle === undefined ? null : (
        <label role="gridcell" className={classes.select}>
          <input
            type="checkbox"
            tabIndex={-1}
            aria-label={t('common.table.select-row')}
            checked={isSelected}
            disabled={rowKey === undefined}
            onChange={() => {
              if (rowKey !== undefined) onToggle(rowKey)
            }}
          />
        </label>
      )}
      {columns.map((column) => {
        const content = row === undefined ? <span className={classes.ghost} /> : column.cell(row)
        return (
          <div
            key={column.id}
            role="gridcell"
            className={classes.cell}
            data-align={column.align}
            data-optional={column.isOptional || undefined}
            data-wrapped={column.isWrapped || undefined}
            // Text that was cut by the width can still be read.
            title={typeof content === 'string' ? content : undefined}
          >
            {content}
          </div>
        )
      })}
    </div>
  )
}

// memo loses the type parameter; the cast gives it back.
export const DataTableRow = memo(Row) as typeof Row
