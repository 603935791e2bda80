import { type QueryKey, useQuery, type UseQueryOptions } from '@tanstack/react-query'
import { useState } from 'react'

/**
 * As `useQuery`, for what a form starts from: an answer that is known to be old is not given while
 * the new one is on its way, or the form would show, and save, what has been changed since. Once
 * the form stands, later answers are given as they come.
 */
export function useFreshQuery<T, K extends QueryKey>(options: UseQueryOptions<T, Error, T, K>) {
  const { data, error, isStale, refetch } = useQuery(options)
  const [isShown, setShown] = useState(false)
  const isFresh = data !== undefined && !isStale
  if (isFresh && !isShown) setShown(true)
  return { data: isFresh || isShown ? data : undefined, error, refetch }
}
