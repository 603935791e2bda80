import { useState } from 'react'

import type { AnyId } from '../../shared/domain/ids'
import type { Failure } from '../../shared/lib/result'
import { bridge } from '../lib/bridge'
import { startTask } from '../lib/call'
import { failureOf } from '../lib/failure'
import { shrinkImage } from '../lib/shrink-image'
import { type ArtifactAnswers, titleFromName } from './artifact-form'

export type FileEntry = {
  readonly key: string
  readonly file: File
  readonly title: string
  readonly failure: Failure | null
}

type AddOptions = {
  readonly keepsOriginal: boolean
  /** The letter, receipt or decree that the files are the paper of. */
  readonly recordId: AnyId | null
}

export type AddedFiles = { readonly added: number; readonly alreadyThere: number }

/** Chosen files on their way in, one after the other. What failed stays in the list with its reason. */
export function useAddFiles(files: readonly File[]) {
  const [entries, setEntries] = useState<readonly FileEntry[]>(() =>
    files.map((file, index) => ({
      key: `${index}-${file.name}`,
      file,
      title: titleFromName(file.name),
      failure: null,
    })),
  )
  /** How many of this round are in already; null when nothing is under way. */
  const [done, setDone] = useState<number | null>(null)

  const change = (key: string, part: Partial<FileEntry>) =>
    setEntries((current) =>
      current.map((entry) => (entry.key === key ? { ...entry, ...part } : entry)),
    )

  /** Resolves to null when something failed. */
  const addAll = async (
    answers: ArtifactAnswers,
    options: AddOptions,
  ): Promise<AddedFiles | null> => {
    const left: FileEntry[] = []
    const count = { added: 0, alreadyThere: 0 }
    for (const [index, entry] of entries.entries()) {
      setDone(index)
      try {
        const { wasThere } = await addOne(entry, answers, options)
        count[wasThere ? 'alreadyThere' : 'added'] += 1
      } catch (error) {
        left.push({ ...entry, failure: failureOf(error) })
      }
    }
    setDone(null)
    setEntries(left)
    return left.length === 0 ? count : null
  }

  return {
    entries,
    done,
    addAll,
    setTitle: (key: string, title: string) => change(key, { title, failure: null }),
    leaveOut: (key: string) => setEntries((current) => current.filter((one) => one.key !== key)),
  }
}

async function addOne(
  { file, title }: FileEntry,
  answers: ArtifactAnswers,
  { keepsOriginal, recordId }: AddOptions,
): Promise<{ readonly wasThere: boolean }> {
  const token = await bridge().offerFile(file)
  const shrunk = await shrinkImage(file)
  return startTask('portfolio.add', {
    token,
    fileName: file.name,
    details: {
      ...answers,
      recordId,
      title: title.trim() === '' ? titleFromName(file.name) : title,
    },
    photo: keepsOriginal ? null : (shrunk?.photo ?? null),
    thumbnail: shrunk?.thumbnail ?? null,
  })
}
