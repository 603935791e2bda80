import { useQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode, useState } from 'react'

import type { DraftKey } from '../../shared/domain/draft'
import { withChanges } from '../lib/draft-changes'
import { useT } from '../lib/translate'
import { useCommand } from '../lib/use-command'
import { useFormat } from '../lib/use-format'
import { draftQueries } from '../queries/draft-queries'
import { Banner } from '../ui/banner'
import { Button } from '../ui/button'
import { LoadingState } from '../ui/loading-state'
import { showToast } from '../ui/toast'

export type KeptDraftProps<Values extends object> = {
  readonly draftKey: DraftKey
  /** What is saved. */
  readonly initial: Values
  /** `typed`: what the form begins with; null: with what is saved. */
  readonly children: (draft: {
    readonly typed: Values | null
    readonly notice: ReactNode
  }) => ReactNode
}

/**
 * Around a long form: brings back what was typed into it and not saved when the power went out, and says
 * so. The form itself keeps it by `useKeepTyped`.
 */
export function KeptDraft<Values extends object>(props: KeptDraftProps<Values>) {
  const [opening] = useState(nextOpening)
  const { data, error } = useQuery(draftQueries.get(props.draftKey, opening))
  // A draft that cannot be read keeps nobody from writing.
  if (data === undefined && error === null) return <LoadingState />
  return <FormWithDraft {...props} found={data ?? null} />
}

let openings = 0

function nextOpening(): number {
  openings += 1
  return openings
}

function FormWithDraft<Values extends object>({
  draftKey,
  initial,
  found,
  children,
}: KeptDraftProps<Values> & {
  readonly found: { readonly text: string; readonly typedAt: number } | null
}) {
  const t = useT()
  const format = useFormat()
  /** As it was when the form opened: what is asked again later comes from this very form. */
  const [opened] = useState({ found, initial })
  const [isWanted, setWanted] = useState(true)
  const [round, setRound] = useState(0)
  const discard = useCommand('drafts.discard')
  const keep = useCommand('drafts.save')
  const text = opened.found?.text ?? null
  const typed = text === null || !isWanted ? null : withChanges(opened.initial, text)
  const startAnew = (wanted: boolean) => {
    setWanted(wanted)
    setRound(round + 1)
  }
  const throwAway = () => {
    discard.run({ key: draftKey })
    startAnew(false)
    showToast({
      message: t('common.draft.discarded'),
      undo: () => {
        if (text === null) return
        keep.run({ key: draftKey, text })
        setWanted(true)
        setRound(round + 2)
      },
    })
  }
  const notice =
    typed === null || opened.found === null ? null : (
      <Banner
        tone="caution"
        title={t('common.draft.title')}
        action={
          <Button size="small" onClick={throwAway}>
            {t('common.draft.discard')}
          </Button>
        }
      >
        {t('common.draft.body', { when: format.moment(opened.found.typedAt) })}
      </Banner>
    )
  return <Fragment key={round}>{children({ typed, notice })}</Fragment>
}
