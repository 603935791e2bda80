import { useState } from 'react'

import type { ClashHub } from '../../../shared/domain/clash'
import { useT } from '../../lib/translate'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { Menu } from '../../ui/menu'
import { useChoices } from './use-choices'

/** For when one hub is known to be right: theirs everywhere, in one go. */
export function ChooseHub({ hubs }: { readonly hubs: readonly ClashHub[] }) {
  const t = useT()
  const [asked, setAsked] = useState<ClashHub | null>(null)
  const { chooseHub, isPending } = useChoices()
  const named = (hub: ClashHub) => hub.hubName || t('exchange.hub.unknown')
  return (
    <>
      <Menu
        label={t('clashes.hub.menu')}
        items={hubs.map((hub) => ({
          label: t('clashes.hub.item', { hub: named(hub), count: hub.count }),
          onClick: () => setAsked(hub),
        }))}
      />
      {asked === null ? null : (
        <ConfirmDialog
          isOpen
          title={t('clashes.hub.title', { hub: named(asked) })}
          body={t('clashes.hub.body', { hub: named(asked), count: asked.count })}
          confirmLabel={t('clashes.hub.confirm', { count: asked.count })}
          pending={isPending}
          onCancel={() => setAsked(null)}
          onConfirm={() => {
            chooseHub(asked.hubId)
            setAsked(null)
          }}
        />
      )}
    </>
  )
}
