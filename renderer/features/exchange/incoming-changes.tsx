import { type ReactNode, useId } from 'react'

import type { ExchangePreview } from '../../../shared/domain/exchange'
import { T, useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import classes from './incoming-changes.module.css'
import { changeLines, hasChanges } from './incoming-summary'

export type IncomingChangesProps = {
  readonly incoming: Pick<ExchangePreview, 'hubs' | 'filesIncoming' | 'fileBytesIncoming'>
}

/** What came or would come, hub by hub, in words and counts. */
export function IncomingChanges({ incoming }: IncomingChangesProps) {
  const t = useT()
  const format = useFormat()
  const { hubs, filesIncoming, fileBytesIncoming } = incoming
  return (
    <div className={classes.sources}>
      {hubs.filter(hasChanges).map((hub) => (
        <Source key={hub.hubId ?? hub.hubName} name={hub.hubName || t('exchange.hub.unknown')}>
          {changeLines(hub.counts).map(({ kind, way, count }) => (
            <li key={`${kind}.${way}`}>
              <T k={`exchange.change.${kind}.${way}`} params={{ count }} />
            </li>
          ))}
        </Source>
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
    </div>
  )
}

type SourceProps = { readonly name: string; readonly children: ReactNode }

function Source({ name, children }: SourceProps) {
  const nameId = useId()
  return (
    <section className={classes.source} aria-labelledby={nameId}>
      <h3 id={nameId} className={classes.name}>
        {name}
      </h3>
      <ul className={classes.changes}>{children}</ul>
    </section>
  )
}
