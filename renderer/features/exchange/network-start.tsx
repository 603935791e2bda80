import { IconAffiliate, IconTicket } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'

import type { MessageKey } from '../../../shared/i18n/keys'
import { type Input, startTask } from '../../lib/call'
import { useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import { type Icon, iconStroke } from '../../ui/icon'
import type { Greeting } from './exchange-screen'
import { FoundNetwork } from './found-network'
import { JoinNetwork } from './join-network'
import classes from './network-start.module.css'
import type { Drives } from './use-drives'

export type NetworkStartProps = {
  readonly canFound: boolean
  readonly drives: Drives
  readonly onEntered: (greeting: Greeting) => void
  /** Somebody came here to join: nothing else is asked first. */
  readonly isJoining: boolean
}

/** Before there is a network: what that is, and the two ways into one. */
export function NetworkStart({ canFound, drives, onEntered, isJoining }: NetworkStartProps) {
  const t = useT()
  const [way, setWay] = useState<'found' | 'join' | null>(isJoining ? 'join' : null)
  const join = useMutation({
    mutationFn: (invitation: Input<'exchange.join'>) => startTask('exchange.join', invitation),
    // Not in the form's submit: the page has changed to the network's by the time the answer comes.
    onSuccess: ({ networkName }) => onEntered({ kind: 'joined', name: networkName }),
  })
  const back = () => setWay(null)

  if (!canFound) {
    return (
      <Banner tone="notice" title={t('exchange.start.denied.title')}>
        {t('exchange.start.denied.body')}
      </Banner>
    )
  }
  if (way === 'found') return <FoundNetwork onFounded={onEntered} onCancel={back} />
  if (way === 'join') {
    return (
      <JoinNetwork
        drives={drives}
        join={(invitation) => join.mutateAsync(invitation)}
        submitLabel={t('exchange.join.submit')}
        onCancel={back}
      />
    )
  }
  return (
    <>
      <p className={classes.lead}>{t('exchange.start.lead')}</p>
      <div className={classes.ways}>
        <Way
          icon={IconAffiliate}
          heading="exchange.start.found.title"
          body="exchange.start.found.body"
          onChoose={() => setWay('found')}
        />
        <Way
          icon={IconTicket}
          heading="exchange.start.join.title"
          body="exchange.start.join.body"
          onChoose={() => setWay('join')}
        />
      </div>
    </>
  )
}

type WayProps = {
  readonly icon: Icon
  readonly heading: MessageKey
  readonly body: MessageKey
  readonly onChoose: () => void
}

/** The whole card is the button: there is nothing else to aim at. */
function Way({ icon: Glyph, heading, body, onChoose }: WayProps) {
  const t = useT()
  return (
    <button type="button" className={classes.way} onClick={onChoose}>
      <Glyph className={classes.icon} size="2.5rem" stroke={iconStroke - 0.5} aria-hidden />
      <span className={classes.title}>{t(heading)}</span>
      <span className={classes.body}>{t(body)}</span>
    </button>
  )
}
