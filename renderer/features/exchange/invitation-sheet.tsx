import { useQuery } from '@tanstack/react-query'
import { createPortal } from 'react-dom'

import type { Output } from '../../lib/call'
import { type Translate, translate } from '../../lib/translate'
import { setupQueries } from '../../queries/setup-queries'
import classes from './invitation-sheet.module.css'

export type InvitationSheetProps = {
  readonly invitation: Output<'exchange.invite'>
  readonly label: string
  readonly isForOwnHub: boolean
}

/**
 * The paper with the six words, seen only when the window is printed. Always in Indonesian: it goes
 * to another person, whatever language this window speaks.
 */
export function InvitationSheet({ invitation, label, isForOwnHub }: InvitationSheetProps) {
  const hub = useQuery(setupQueries.status()).data?.hub ?? null
  const t: Translate = (key, params) => translate('id', key, params)
  return createPortal(
    <section className={classes.sheet} lang="id">
      <h1>{t('exchange.sheet.title')}</h1>
      <p>{t('exchange.sheet.for', { label })}</p>
      {hub === null ? null : (
        <p>
          {t('exchange.sheet.from', {
            person: hub.accountName,
            hub: hub.name,
            network: hub.network?.name ?? '',
          })}
        </p>
      )}
      <ol className={classes.words}>
        {invitation.words.map((word, index) => (
          <li key={`${index}.${word}`}>{word}</li>
        ))}
      </ol>
      <h2>{t('exchange.sheet.how')}</h2>
      <ol className={classes.steps}>
        <li>{t('exchange.sheet.how.stick', { fileName: invitation.fileName })}</li>
        <li>{t(isForOwnHub ? 'exchange.sheet.how.own' : 'exchange.sheet.how.other')}</li>
        <li>{t('exchange.sheet.how.words')}</li>
      </ol>
      <p>{t('exchange.sheet.once')}</p>
    </section>,
    document.body,
  )
}
