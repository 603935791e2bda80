import type { ReactNode } from 'react'

import type { DraftKey } from '../../../shared/domain/draft'
import { KeptDraft } from '../../components/kept-draft'
import { failureOf } from '../../lib/failure'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'

/** The texts of one paper as its form begins with them. */
export type Opened<Texts extends object> = {
  readonly initial: Texts
  /** Typed before and not saved; null: nothing was. */
  readonly typed: Texts | null
  /** Says where what was typed has come back. */
  readonly notice: ReactNode
}

export type OpenedTextsProps<Texts extends object> = {
  readonly query: {
    readonly data: { readonly values: Texts } | undefined
    readonly error: Error | null
    readonly refetch: () => unknown
  }
  readonly draftKey: DraftKey
  readonly children: (opened: Opened<Texts>) => ReactNode
}

/** Around the form of a paper: waits for its texts, and brings back what was typed and not saved. */
export function OpenedTexts<Texts extends object>({
  query: { data, error, refetch },
  draftKey,
  children,
}: OpenedTextsProps<Texts>) {
  if (data === undefined) {
    return error === null ? (
      <LoadingState />
    ) : (
      <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
    )
  }
  const { values } = data
  return (
    <KeptDraft draftKey={draftKey} initial={values}>
      {(draft) => children({ initial: values, ...draft })}
    </KeptDraft>
  )
}
