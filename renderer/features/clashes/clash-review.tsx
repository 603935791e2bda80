import { useMemo, useState } from 'react'

import type { Clash, ClashPick } from '../../../shared/domain/clash'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { ClashGroupPanel } from './clash-group-panel'
import { clashId, groupClashes } from './clash-groups'
import classes from './clash-review.module.css'
import { subjectText, valueText } from './clash-words'
import { TypedValueDialog } from './typed-value-dialog'
import { useChoiceKeys } from './use-choice-keys'
import { useChoices } from './use-choices'

export type ClashReviewProps = {
  readonly clashes: readonly Clash[]
  readonly names: Readonly<Record<string, string>>
  readonly canChoose: boolean
}

/** All questions, one below the other; each choice takes its question off and goes to the next. */
export function ClashReview({ clashes, names, canChoose }: ClashReviewProps) {
  const t = useT()
  const format = useFormat()
  const words = useMemo(() => ({ t, format, names }), [t, format, names])
  const groups = useMemo(() => groupClashes(clashes), [clashes])
  const order = useMemo(() => groups.flatMap((group) => group.clashes.map(clashId)), [groups])
  const [typing, setTyping] = useState<Clash | null>(null)
  const { choose, isPending } = useChoices()
  const { region, active, onKeyDown, expectNext } = useChoiceKeys(order)

  const decide = (clash: Clash, pick: ClashPick) => {
    if (isPending) return
    const value = 'text' in pick ? pick.text.trim() : (clash.sides[pick.side]?.value ?? null)
    const shown = 'text' in pick && value !== '' ? value : null
    expectNext(clashId(clash))
    void choose(
      clash,
      pick,
      t('clashes.chosen', {
        value: shown ?? valueText(clash.cell, value === '' ? null : value, words),
        name: subjectText(clash, t),
      }),
    )
  }

  return (
    <div ref={region} className={classes.review} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <ClashGroupPanel
          key={group.id}
          group={group}
          words={words}
          active={active}
          onPick={canChoose ? decide : null}
          onType={setTyping}
        />
      ))}
      {typing === null ? null : (
        <TypedValueDialog
          clash={typing}
          words={words}
          onClose={() => setTyping(null)}
          onSubmit={(text) => {
            setTyping(null)
            decide(typing, { text })
          }}
        />
      )}
    </div>
  )
}
