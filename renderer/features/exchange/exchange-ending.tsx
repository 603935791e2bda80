import { IconCircleCheck, IconHandStop } from '@tabler/icons-react'

import type { DriveSummary, ExchangeResult } from '../../../shared/domain/exchange'
import { OwnLostBanner } from '../../components/own-lost-banner'
import { failureText } from '../../lib/failure'
import { useLocale } from '../../lib/locale'
import { useT } from '../../lib/translate'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { Inline } from '../../ui/inline'
import { Stack } from '../../ui/stack'
import { driveName } from './drive-name'
import classes from './exchange-ending.module.css'
import { ExchangeOutcome } from './exchange-outcome'
import { NextChoices } from './next-choices'

export type ExchangeEndingProps = {
  readonly drive: DriveSummary
  readonly result: ExchangeResult
  readonly onAgain: () => void
  readonly onDone: () => void
}

/** The verdict first, large enough to read from across the table; then what came and went. */
export function ExchangeEnding({ drive, result, onAgain, onDone }: ExchangeEndingProps) {
  const t = useT()
  const locale = useLocale()
  const isSafe = result.isSafeToUnplug
  const verdict = isSafe ? 'exchange.ending.safe' : 'exchange.ending.unsafe'
  const isLost = isSafe && result.lostNotice !== null
  const body = isLost ? 'exchange.ending.safe.lost' : (`${verdict}.body` as const)
  const Glyph = isSafe ? IconCircleCheck : IconHandStop
  return (
    <Stack>
      <div className={classes.verdict} data-safe={isSafe || undefined}>
        <Glyph className={classes.mark} size="3.5rem" stroke={1.5} aria-hidden />
        <div className={classes.words} role="status">
          <h2 className={classes.title}>{t(verdict)}</h2>
          {result.writeProblem === null ? null : (
            <p>{failureText(locale, { code: result.writeProblem, params: {} })}</p>
          )}
          <p>{t(body, { drive: driveName(drive, t) })}</p>
        </div>
        <Inline>
          {isSafe ? null : (
            <Button tone="primary" size="large" onClick={onAgain}>
              {t('exchange.ending.again')}
            </Button>
          )}
          <Button tone={isSafe ? 'primary' : 'secondary'} size="large" onClick={onDone}>
            {t('common.action.done')}
          </Button>
        </Inline>
      </div>
      {result.lostNotice === null ? null : <OwnLostBanner notice={result.lostNotice} />}
      {result.isRenewed ? (
        <Banner tone="notice" title={t('exchange.ending.renewed.title')}>
          {t('exchange.ending.renewed.body')}
        </Banner>
      ) : null}
      <NextChoices />
      <ExchangeOutcome result={result} />
    </Stack>
  )
}
