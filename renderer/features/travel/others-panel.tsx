import { useState } from 'react'

import type { ActivityId, MemberId } from '../../../shared/domain/ids'
import type { Output } from '../../lib/call'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { Inline } from '../../ui/inline'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'

export type OthersPanelProps = {
  readonly activityId: ActivityId
  readonly others: Output<'travel.list'>['others']
}

/** Participants without a travel order: those who brought one are ticked and added. */
export function OthersPanel({ activityId, others }: OthersPanelProps) {
  const t = useT()
  const [chosen, setChosen] = useState<ReadonlySet<MemberId>>(new Set())
  const add = useCommand('travel.add', { onDone: () => setChosen(new Set()) })
  const ids = others.map(({ memberId }) => memberId).filter((id) => chosen.has(id))
  const toggle = (id: MemberId) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <Panel
      title={t('visum.others')}
      subtitle={t(others.length === 0 ? 'visum.no-others' : 'visum.others-hint')}
    >
      {others.length === 0 ? null : (
        <Stack gap="small">
          {others.map(({ memberId, name, unit }) => (
            <Checkbox
              key={memberId}
              label={name}
              hint={unit ?? undefined}
              checked={chosen.has(memberId)}
              onChange={() => toggle(memberId)}
            />
          ))}
          <Inline>
            <Button onClick={() => setChosen(new Set(others.map(({ memberId }) => memberId)))}>
              {t('visum.add-all')}
            </Button>
            <Button
              tone="primary"
              disabled={ids.length === 0}
              pending={add.isPending}
              onClick={() => add.run({ activityId, memberIds: ids })}
            >
              {t('visum.add', { count: ids.length })}
            </Button>
          </Inline>
        </Stack>
      )}
    </Panel>
  )
}
