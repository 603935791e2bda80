import { useState } from 'react'

import { type HubOwner, hubOwner } from '../../../shared/domain/hub'
import { OwnerFields } from '../../components/hub-profile-fields'
import { startTask } from '../../lib/call'
import { useT } from '../../lib/translate'
import { useForm } from '../../lib/use-form'
import { Button } from '../../ui/button'
import { Form } from '../../ui/form'
import { FormActions } from '../../ui/form-actions'
import { FormSection } from '../../ui/form-section'
import { Page } from '../../ui/page'
import { JoinNetwork } from './join-network'
import classes from './second-pc-page.module.css'
import { useDrives } from './use-drives'

/**
 * A fresh PC that belongs to a hub which already uses Simpul Guru: who is at it, then the invitation
 * that the first PC made for it. The gate in app/ sees the hub and goes on to the exchange.
 */
export function SecondPcPage() {
  const t = useT()
  const [owner, setOwner] = useState<HubOwner | null>(null)
  const [isAsking, setAsking] = useState(true)
  const drives = useDrives({ isWatching: !isAsking })
  return (
    <main className={classes.screen}>
      <Page
        title={t('setup.second.title')}
        subtitle={t('setup.second.lead')}
        back={{ to: '/setup', label: t('setup.second.back') }}
      >
        {owner === null || isAsking ? (
          <WhoIsHere
            known={owner}
            onKnown={(known) => {
              setOwner(known)
              setAsking(false)
            }}
          />
        ) : (
          <JoinNetwork
            drives={drives}
            join={(invitation) => startTask('exchange.joinHub', { ...invitation, owner })}
            submitLabel={t('setup.second.submit')}
            onCancel={() => setAsking(true)}
          />
        )}
      </Page>
    </main>
  )
}

function WhoIsHere({
  known,
  onKnown,
}: {
  readonly known: HubOwner | null
  readonly onKnown: (owner: HubOwner) => void
}) {
  const t = useT()
  const form = useForm({
    schema: hubOwner,
    initial: known ?? { ownerName: '', ownerRole: 'secretary' },
    onSubmit: (owner) => {
      onKnown(owner)
      return undefined
    },
  })
  return (
    <Form onSubmit={form.submit}>
      <FormSection title={t('setup.part.owner')} hint={t('setup.second.first-pc')}>
        <OwnerFields form={form} autoFocus />
        <FormActions failure={form.failure}>
          <Button type="submit" tone="primary" size="large">
            {t('setup.second.next')}
          </Button>
        </FormActions>
      </FormSection>
    </Form>
  )
}
