import type { Failure } from '../../shared/lib/result'
import { failureText } from '../lib/failure'
import { useLocale } from '../lib/locale'
import { useT } from '../lib/translate'
import { Banner } from './banner'
import { Button } from './button'

export type ErrorStateProps = {
  readonly failure: Failure
  readonly onRetry?: (() => void) | undefined
}

/** What a page or panel shows when its data did not come: the sentence, the next step, a retry. */
export function ErrorState({ failure, onRetry }: ErrorStateProps) {
  const t = useT()
  const locale = useLocale()
  return (
    <Banner
      tone="danger"
      title={t('common.error.title')}
      action={
        onRetry === undefined ? undefined : (
          <Button size="small" onClick={onRetry}>
            {t('common.action.retry')}
          </Button>
        )
      }
    >
      {failureText(locale, failure)}
    </Banner>
  )
}
