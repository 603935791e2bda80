import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'

import { useT } from '../lib/translate'
import classes from './data-table.module.css'
import type { TableColumn, TableSelection, TableSort } from './table-column'

type DataTableHeadProps<Row> = {
  readonly columns: readonly TableColumn<Row>[]
  readonly sort: TableSort | undefined
  readonly onSortChange: ((sort: TableSort) => void) | undefined
  readonly selection: TableSelection | undefined
  readonly rowCount: number
}

export function DataTableHead<Row>({
  columns,
  sort,
  onSortChange,
  selection,
  rowCount,
}: DataTableHeadProps<Row>) {
  const t = useT()
  return (
    <div role="rowgroup" className={classes.head}>
      <div role="row" aria-rowindex={1} className={classes.headRow}>
        {selection === undefined ? null : (
          <div role="columnheader" className={classes.select}>
            {selection.onToggleAll === undefined ? null : (
              <input
                type="checkbox"
                aria-label={t('common.table.select-all')}
                checked={rowCount > 0 && selection.keys.size >= rowCount}
                onChange={selection.onToggleAll}
              />
            )}
          </div>
        )}
        {columns.map((column) => {
          const direction = sort?.columnId === column.id ? sort.direction : undefined
          const isSortable = column.isSortable === true && onSortChange !== undefined
          return (
            <div
              key={column.id}
              role="columnheader"
              className={classes.headCell}
              aria-sort={isSortable ? (direction ?? 'none') : undefined}
              data-align={column.align}
              data-optional={column.isOptional || undefined}
            >
              {isSortable ? (
                <button
                  type="button"
                  className={classes.sort}
                  data-sorted={direction !== undefined || undefined}
                  onClick={() =>
                    onSortChange({
                      columnId: column.id,
                      direction: direction === 'ascending' ? 'descending' : 'ascending',
                    })
                  }
                >
                  <span className={classes.headText}>{column.header}</span>
                  {direction === undefined ? null : <SortMark direction={direction} />}
                </button>
              ) : (
                <span className={classes.headText}>{column.header}</span>
              )}
            </div>
          )
        })}
      </div>
    </div>
  )
}

function SortMark({ direction }: { readonly direction: TableSort['direction'] }) {
  const Glyph = direction === 'ascending' ? IconArrowUp : IconArrowDown
  return <Glyph size="1rem" stroke={2} aria-hidden className={classes.sortMark} />
}
