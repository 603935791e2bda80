import { useState } from 'react'

import { bridge } from '../../lib/bridge'
import type { Input } from '../../lib/call'
import { useTask } from '../../lib/use-task'

type ChosenFile = { readonly token: string; readonly name: string }
export type ReadingChanges = Pick<Input<'rosters.preview'>, 'sheetName' | 'columns'>
export type ImportChoices = Omit<Input<'rosters.import'>, 'previewId'>

/** The wizard's steps follow from its two tasks: reading the file, importing what was read. */
export function useRosterWizard() {
  const reading = useTask('rosters.preview')
  const importing = useTask('rosters.import')
  const [chosen, setChosen] = useState<ChosenFile | null>(null)

  const read = (file: ChosenFile, changes: ReadingChanges) => {
    setChosen(file)
    importing.reset()
    reading.start({ file: file.token, ...changes })
  }

  return {
    fileName: chosen?.name ?? '',
    reading,
    importing,
    choose: async (file: File) => {
      read({ token: await bridge().offerFile(file), name: file.name }, {})
    },
    /** The same file once more, its columns or sheet read in another way. */
    readAgain: (changes: ReadingChanges) => {
      if (chosen !== null) read(chosen, changes)
    },
    startOver: () => {
      setChosen(null)
      reading.reset()
      importing.reset()
    },
  }
}
