import { type ReactNode, useId } from 'react'

import type { ExchangePreview, IncomingHub } from '../../../shared/domain/exchange'
import type { HubId } from '../../../shared/domain/ids'
import { T, useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Badge } from '../../ui/badge'
import { SwitchField } from '../../ui/switch-field'
import { IncomingActivities } from './incoming-activities'
import classes from './incoming-changes.module.css'
import { changeLines, hasChanges, leaningOnHeld } from './incoming-summary'

/** What may still be decided before merging. */
export type Holding = {
  readonly heldHubs: readonly HubId[]
  readonly onHold: (hub: HubId, isHeld: boolean) => void
}

export type IncomingChangesProps = {
  readonly incoming: Pick<ExchangePreview, 'hubs' | 'filesIncoming' | 'fileBytesIncoming'> &
    Partial<Pick<ExchangePreview, 'lookAlikes'>>
  /** Left out when it has been merged already. */
  readonly holding?: Holding
}

/** What came or would come, hub by hub, in words and counts. */
export function IncomingChanges({ incoming, holding }: IncomingChangesProps) {
  const t = useT()
  const format = useFormat()
  const { hubs, filesIncoming, fileBytesIncoming, lookAlikes = 0 } = incoming
  const names = new Map(hubs.map((hub) => [hub.hubId, nameOf(hub, t)]))
  const leaning = leaningOnHeld(hubs, holding?.heldHubs ?? [])
  return (
    <div className={classes.sources}>
      {hubs.filter(hasChanges).map((hub) => (
        <HubPart
          key={hub.hubId ?? hub.hubName}
          hub={hub}
          holding={holding}
          waitsFor={
            hub.hubId === null
              ? []
              : (leaning.get(hub.hubId) ?? []).map((other) => names.get(other) ?? '')
          }
        />
      ))}
      {filesIncoming === 0 ? null : (
        <Source name={t('exchange.files.title')}>
          <li>
            <T
              k="exchange.files.incoming"
              params={{ count: filesIncoming, size: format.bytes(fileBytesIncoming) }}
            />
          </li>
        </Source>
      )}
      {lookAlikes === 0 ? null : (
        <Source name={t('exchange.look-alikes.title')}>
          <li>
            <T k="exchange.look-alikes" params={{ count: lookAlikes }} />
          </li>
        </Source>
      )}
    </div>
  )
}

function nameOf({ hubName }: IncomingHub, t: ReturnType<typeof useT>): string {
  return hubName || t('exchange.hub.unknown')
}

type HubPartProps = {
  readonly hub: IncomingHub
  readonly holding: Holding | undefined
  /** Names of held hubs whose part this one had seen. */
  readonly waitsFor: readonly string[]
}

function HubPart({ hub, holding, waitsFor }: HubPartProps) {
  const t = useT()
  const format = useFormat()
  const { hubId, heldSince, clashing } = hub
  const isHeld = hubId !== null && (holding?.heldHubs.includes(hubId) ?? false)
  return (
    <Source
      name={nameOf(hub, t)}
      isHeld={isHeld}
      badges={
        <>
          {isHeld ? (
            <Badge tone="notice">
              {heldSince === null
                ? t('exchange.hold.held')
                : t('exchange.hold.since', { moment: format.moment(heldSince) })}
            </Badge>
          ) : null}
          {clashing === 0 ? null : (
            <Badge tone="caution">{t('exchange.clashing', { count: clashing })}</Badge>
          )}
        </>
      }
      foot={
        <>
          {waitsFor.length === 0 ? null : (
            <p className={classes.waits}>
              {t('exchange.hold.leans', { names: waitsFor.join(', ') })}
            </p>
          )}
          <IncomingActivities hub={hub} />
          {holding === undefined || hubId === null ? null : (
            <SwitchField
              label={t('exchange.hold.label')}
              hint={isHeld ? t('exchange.hold.hint') : undefined}
              checked={isHeld}
              onChange={(next) => holding.onHold(hubId, next)}
            />
          )}
        </>
      }
    >
      {changeLines(hub.counts).map(({ kind, way, count }) => (
        <li key={`${kind}.${way}`}>
          <T k={`exchange.change.${kind}.${way}`} params={{ count }} />
        </li>
      ))}
    </Source>
  )
}

type SourceProps = {
  readonly name: string
  readonly isHeld?: boolean
  readonly badges?: ReactNode
  readonly foot?: ReactNode
  readonly children: ReactNode
}

function Source({ name, isHeld = false, badges, foot, children }: SourceProps) {
  const nameId = useId()
  return (
    <section className={classes.source} aria-labelledby={nameId} data-held={isHeld || undefined}>
      <div className={classes.heading}>
        <h3 id={nameId} className={classes.name}>
          {name}
        </h3>
        {badges}
      </div>
      <div className={classes.content}>
        <ul className={classes.changes}>{children}</ul>
        {foot}
      </div>
    </section>
  )
}
