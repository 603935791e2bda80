import { useQuery } from '@tanstack/react-query'

import { WordsSheet } from '../../components/words-sheet'
import type { Output } from '../../lib/call'
import { type Translate, translate } from '../../lib/translate'
import { setupQueries } from '../../queries/setup-queries'

export type InvitationSheetProps = {
  readonly invitation: Output<'exchange.invite'>
  readonly label: string
  readonly isForOwnHub: boolean
}

/** The paper with the six words of an invitation, and what to do with them. */
export function InvitationSheet({ invitation, label, isForOwnHub }: InvitationSheetProps) {
  const hub = useQuery(setupQueries.status()).data?.hub ?? null
  const t: Translate = (key, params) => translate('id', key, params)
  return (
    <WordsSheet
      title={t('exchange.sheet.title')}
      lines={[
        t('exchange.sheet.for', { label }),
        ...(hub === null
          ? []
          : [
              t('exchange.sheet.from', {
                person: hub.accountName,
                hub: hub.name,
                network: hub.network?.name ?? '',
              }),
            ]),
      ]}
      words={invitation.words}
      howTitle={t('exchange.sheet.how')}
      steps={[
        t('exchange.sheet.how.stick', { fileName: invitation.fileName }),
        t(isForOwnHub ? 'exchange.sheet.how.own' : 'exchange.sheet.how.other'),
        t('exchange.sheet.how.words'),
      ]}
      foot={t('exchange.sheet.once')}
    />
  )
}
