import { useCallback, useState } from 'react'
import { useSearchParams } from 'react-router'

import { type ArtifactType, artifactTypes } from '../../../shared/domain/artifact'
import type { Input } from '../../lib/call'
import { useDebounced } from '../../lib/use-debounced'

export type PortfolioFilters = {
  readonly type: ArtifactType | null
  readonly tag: string | null
  readonly needsConsent: boolean
}

/** What the gallery shows. Lives in the address, so that Back finds it as it was. */
export function usePortfolioFilters() {
  const [params, setParams] = useSearchParams()
  // The field keeps its own text: an address is written a moment later than a key is pressed.
  const [search, setSearchText] = useState(params.get('q') ?? '')
  const settled = useDebounced(search)
  const type = artifactTypes.find((one) => one === params.get('type')) ?? null
  const tag = params.get('tag')
  const needsConsent = params.get('consent') === 'open'

  const write = useCallback(
    (changes: Readonly<Record<string, string | null>>) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before)
          for (const [name, value] of Object.entries(changes)) {
            if (value === null || value === '') next.delete(name)
            else next.set(name, value)
          }
          return next
        },
        { replace: true },
      ),
    [setParams],
  )

  const input: Pick<Input<'portfolio.page'>, 'search' | 'filter'> = {
    search: settled,
    filter: {
      ...(type === null ? {} : { type }),
      ...(tag === null ? {} : { tag }),
      ...(needsConsent ? { needsConsent } : {}),
    },
  }
  return {
    search,
    filters: { type, tag, needsConsent } satisfies PortfolioFilters,
    isFiltered: search.trim() !== '' || type !== null || tag !== null || needsConsent,
    input,
    setSearch: (text: string) => {
      setSearchText(text)
      write({ q: text })
    },
    setType: (next: ArtifactType | null) => write({ type: next }),
    setTag: (next: string | null) => write({ tag: next }),
    setNeedsConsent: (next: boolean) => write({ consent: next ? 'open' : null }),
    clear: () => {
      setSearchText('')
      setParams({}, { replace: true })
    },
  }
}
