import { IconPrinter } from '@tabler/icons-react'

import { SixWords } from '../../components/six-words'
import type { Output } from '../../lib/call'
import { useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Inline } from '../../ui/inline'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import { InvitationSheet } from './invitation-sheet'

export type InvitationWordsProps = {
  readonly invitation: Output<'exchange.invite'>
  readonly label: string
  readonly isForOwnHub: boolean
  readonly onDone: () => void
  /** null: the drive is no longer there. */
  readonly onExchange: (() => void) | null
}

/** The six words, large enough to copy by hand; they are shown this once. */
export function InvitationWords({
  invitation,
  label,
  isForOwnHub,
  onDone,
  onExchange,
}: InvitationWordsProps) {
  const t = useT()
  return (
    <Panel
      title={t('exchange.invite.words.title', { label })}
      subtitle={t('exchange.invite.words.saved', { fileName: invitation.fileName })}
    >
      <Stack>
        <p>{t('exchange.invite.words.copy')}</p>
        <SixWords label={t('exchange.invite.words.list')} words={invitation.words} />
        <Banner tone="caution">{t('exchange.invite.words.warning')}</Banner>
        <p>{t('exchange.invite.words.next')}</p>
        <Inline>
          {onExchange === null ? null : (
            <Button tone="primary" size="large" onClick={onExchange}>
              {t('exchange.invite.words.exchange')}
            </Button>
          )}
          <Button size="large" icon={IconPrinter} onClick={() => window.print()}>
            {t('exchange.sheet.print')}
          </Button>
          <Button size="large" onClick={onDone}>
            {t('exchange.invite.words.done')}
          </Button>
        </Inline>
      </Stack>
      <InvitationSheet invitation={invitation} label={label} isForOwnHub={isForOwnHub} />
    </Panel>
  )
}
