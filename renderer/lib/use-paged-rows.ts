import { useQueries, useQuery, type UseQueryOptions } from '@tanstack/react-query'
import { useCallback, useMemo, useState } from 'react'

import type { Failure } from '../../shared/lib/result'
import { failureOf } from './failure'

export type RowPage<Row> = { readonly total: number; readonly rows: readonly Row[] }

export type PagedRowsOptions<Row> = {
  /** The query of one page; `offset` is a multiple of `pageSize`. */
  readonly page: (range: {
    readonly offset: number
    readonly limit: number
  }) => UseQueryOptions<RowPage<Row>>
  readonly pageSize?: number
}

export type PagedRows<Row> = {
  readonly rowCount: number
  /** undefined until that page has arrived. */
  readonly getRow: (index: number) => Row | undefined
  /** Tells which rows are on screen; `DataTable` calls it. `last` is included. */
  readonly onVisibleRange: (first: number, last: number) => void
  readonly isLoading: boolean
  readonly failure: Failure | null
  readonly retry: () => void
}

const firstRange = { first: 0, last: 0 }

/** Rows of a long list, fetched page by page as they come into sight. Pages are live like any query. */
export function usePagedRows<Row>({ page, pageSize = 100 }: PagedRowsOptions<Row>): PagedRows<Row> {
  const [range, setRange] = useState(firstRange)
  const firstPage = Math.floor(range.first / pageSize)
  const lastPage = Math.floor(range.last / pageSize)
  // Page 0 is always asked for: it tells how long the list is. It is a query of its own, because only
  // there the rows of the last search stay on screen until those of the new one have come.
  const head = useQuery(page({ offset: 0, limit: pageSize }))
  const pageNumbers = useMemo(
    () =>
      Array.from({ length: lastPage - firstPage + 1 }, (_, i) => firstPage + i).filter(
        (number) => number > 0,
      ),
    [firstPage, lastPage],
  )
  const others = useQueries({
    queries: pageNumbers.map((number) => page({ offset: number * pageSize, limit: pageSize })),
  })
  const pages = new Map([[0, head.data?.rows]])
  for (const [i, number] of pageNumbers.entries()) pages.set(number, others[i]?.data?.rows)
  const results = [head, ...others]
  const failed = results.find((result) => result.error !== null)

  const onVisibleRange = useCallback((first: number, last: number) => {
    setRange((current) =>
      current.first === first && current.last === last ? current : { first, last },
    )
  }, [])

  return {
    rowCount: head.data?.total ?? 0,
    getRow: (index) => pages.get(Math.floor(index / pageSize))?.[index % pageSize],
    onVisibleRange,
    isLoading: head.isPending,
    failure: failed?.error ? failureOf(failed.error) : null,
    retry: () => {
      for (const result of results) if (result.error !== null) void result.refetch()
    },
  }
}
