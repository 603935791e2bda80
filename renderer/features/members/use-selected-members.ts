import { useMemo, useState } from 'react'

import type { MemberId } from '../../../shared/domain/ids'

/** Which people of the list are ticked. The ids come from rows the hub service sent. */
export function useSelectedMembers() {
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set())
  return useMemo(
    () => ({
      keys,
      // Every key is the id of a row, which the contract has branded.
      ids: [...keys] as MemberId[],
      onToggle: (key: string) =>
        setKeys((before) => {
          const next = new Set(before)
          if (!next.delete(key)) next.add(key)
          return next
        }),
      clear: () => setKeys(new Set()),
    }),
    [keys],
  )
}
