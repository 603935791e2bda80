import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import type { DriveSummary } from '../../../shared/domain/exchange'
import type { Failure } from '../../../shared/lib/result'
import { startTask } from '../../lib/call'
import { failureOf } from '../../lib/failure'
import { exchangeQueries } from '../../queries/exchange-queries'
import { meantDrive, offeredDrives } from './drive-list'

/** The drives there are and the one that is meant. Kept by the page, so every step speaks of the same. */
export type Drives = {
  /** null: not looked yet. */
  readonly offered: readonly DriveSummary[] | null
  readonly meant: DriveSummary | null
  readonly failure: Failure | null
  readonly choose: (driveId: string) => void
  readonly pickFolder: () => void
  readonly retry: () => void
}

export function useDrives({ isWatching }: { readonly isWatching: boolean }): Drives {
  const found = useQuery({ ...exchangeQueries.drives(), enabled: isWatching })
  const [picked, setPicked] = useState<readonly DriveSummary[]>([])
  const [chosenId, setChosenId] = useState<string | null>(null)
  const folder = useMutation({
    mutationFn: () => startTask('exchange.pickFolder', {}),
    onSuccess: (drive) => {
      // The dialog was closed without choosing.
      if (drive === null) return
      setPicked((before) => [...before.filter(({ id }) => id !== drive.id), drive])
      setChosenId(drive.id)
    },
  })

  const offered = found.data === undefined ? null : offeredDrives(found.data, picked)
  const problem = folder.error ?? (found.data === undefined ? found.error : null)
  return {
    offered,
    meant: offered === null ? null : meantDrive(offered, chosenId),
    failure: problem === null ? null : failureOf(problem),
    choose: setChosenId,
    pickFolder: () => {
      if (!folder.isPending) folder.mutate()
    },
    retry: () => {
      folder.reset()
      void found.refetch()
    },
  }
}
