import type { ExchangeResult } from '../../../shared/domain/exchange'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Banner } from '../../ui/banner'
import { FactList } from '../../ui/fact-list'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import { DriveWarnings } from './drive-warnings'
import classes from './exchange-outcome.module.css'
import { HeldHubs } from './held-hubs'
import { IncomingChanges } from './incoming-changes'
import { hasNews } from './incoming-summary'
import { OtherBundles } from './other-bundles'

export type ExchangeOutcomeProps = { readonly result: ExchangeResult }

/** What an exchange did: what came, what went, what stayed behind, what could not be used. */
export function ExchangeOutcome({ result }: ExchangeOutcomeProps) {
  const t = useT()
  const { read, written } = result
  return (
    <Stack>
      <DriveWarnings preview={read} />
      {written.damagedFiles.length === 0 ? null : (
        <Banner
          tone="caution"
          title={t('exchange.ending.damaged.title', { count: written.damagedFiles.length })}
        >
          {t('exchange.ending.damaged.body', { names: written.damagedFiles.join(', ') })}
        </Banner>
      )}
      {written.filesLeft === 0 ? null : (
        <Banner
          tone="caution"
          title={t('exchange.ending.left.title', { count: written.filesLeft })}
        >
          {t('exchange.ending.left.body')}
        </Banner>
      )}
      <div className={classes.ways}>
        <Panel title={t('exchange.ending.came')}>
          <Stack>
            {hasNews(read) ? (
              <IncomingChanges incoming={read} />
            ) : (
              <p>
                {t(
                  read.heldBefore.length === 0
                    ? 'exchange.ending.came.nothing'
                    : 'exchange.ending.came.all-held',
                )}
              </p>
            )}
            <HeldHubs message="exchange.ending.held" hubs={read.heldBefore} />
            <OtherBundles preview={read} />
          </Stack>
        </Panel>
        <Panel title={t('exchange.ending.went')}>
          {result.lostNotice !== null ? (
            <p>{t('exchange.ending.went.lost')}</p>
          ) : written.fileNames.length === 0 ? (
            <p>{t('exchange.ending.went.nothing')}</p>
          ) : (
            <WrittenFacts written={written} />
          )}
        </Panel>
      </div>
    </Stack>
  )
}

function WrittenFacts({ written }: { readonly written: ExchangeResult['written'] }) {
  const t = useT()
  const format = useFormat()
  const { fileNames, bytes, commits, files, filesHere, recipients, pruned, kept } = written
  const content = [
    ...(commits === 0 ? [] : [t('exchange.ending.went.content.commits', { count: commits })]),
    ...(files === 0 ? [] : [t('exchange.ending.went.content.files', { count: files })]),
    ...(filesHere === 0 ? [] : [t('exchange.ending.went.here', { count: filesHere })]),
  ]
  const without = recipients === 0 ? 'nobody' : 'receipt'
  return (
    <FactList
      facts={[
        { label: t('exchange.ending.went.file'), value: <Lines lines={fileNames} /> },
        { label: t('exchange.ending.went.size'), value: format.bytes(bytes) },
        {
          label: t('exchange.ending.went.content'),
          value: (
            <Lines
              lines={
                content.length === 0 ? [t(`exchange.ending.went.content.${without}`)] : content
              }
            />
          ),
        },
        {
          label: t('exchange.ending.went.recipients'),
          value: t('exchange.ending.went.recipients.count', { count: recipients }),
        },
        ...(pruned + kept === 0
          ? []
          : [
              {
                label: t('exchange.ending.went.older'),
                value: t('exchange.ending.went.older.count', { pruned, kept }),
              },
            ]),
      ]}
    />
  )
}

function Lines({ lines }: { readonly lines: readonly string[] }) {
  return lines.map((line) => <div key={line}>{line}</div>)
}
