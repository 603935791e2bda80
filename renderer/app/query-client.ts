import { QueryClient } from '@tanstack/react-query'

/**
 * The only cache of the hub service's data. It never guesses that something is old: the hub service
 * says so (live-queries.ts). There is no network, hence no retries and no waiting to be online.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Infinity,
        gcTime: 5 * 60_000,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
