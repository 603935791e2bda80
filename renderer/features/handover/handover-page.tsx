import { useQuery } from '@tanstack/react-query'

import type { HandoverOverview } from '../../../shared/domain/handover'
import { handoverContract } from '../../../shared/ipc/handover-contract'
import { OnlyFor } from '../../components/only-for'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { handoverQueries } from '../../queries/handover-queries'
import { ErrorState } from '../../ui/error-state'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Stack } from '../../ui/stack'
import { BookFigures } from './book-figures'
import classes from './handover-page.module.css'
import { HandoverParties } from './handover-parties'
import { HandoverSteps } from './handover-steps'
import { HandoverThings } from './handover-things'
import { OpenMatters } from './open-matters'
import { SafetyFigures } from './safety-figures'
import { useHandoverRecord } from './use-handover-record'

/** Serah terima (U12): what is there, what is still open, what lies on the table; then one paper, one file. */
export function HandoverPage() {
  const t = useT()
  const { data, error } = useQuery(handoverQueries.overview())
  return (
    <Page
      title={t('handover.title')}
      subtitle={t('handover.subtitle')}
      back={{ to: '/documents', label: t('navigation.documents') }}
    >
      {error === null ? null : <ErrorState failure={failureOf(error)} />}
      {data === undefined ? (
        error === null ? (
          <LoadingState />
        ) : null
      ) : (
        // A finished handover makes room for the next one's record.
        <Handover key={data.before?.finishedAt ?? 0} overview={data} />
      )}
    </Page>
  )
}

function Handover({ overview }: { readonly overview: HandoverOverview }) {
  const t = useT()
  const format = useFormat()
  const record = useHandoverRecord(overview)
  const { before } = overview
  return (
    <OnlyFor access={handoverContract['handover.save'].access}>
      <Stack>
        {before === null ? null : (
          <p className={classes.quiet}>
            {t('handover.before', {
              day: before.heldOn === null ? '' : format.dateLong(before.heldOn),
              from: before.fromName ?? t('handover.somebody'),
              to: before.toName ?? t('handover.somebody'),
            })}
          </p>
        )}
        <div className={classes.columns}>
          <div className={classes.side}>
            <HandoverParties record={record} />
            <HandoverThings record={record} />
            <SafetyFigures overview={overview} />
          </div>
          <div className={classes.side}>
            <OpenMatters open={overview.open} />
            <BookFigures overview={overview} />
          </div>
        </div>
        <HandoverSteps overview={overview} record={record} />
      </Stack>
    </OnlyFor>
  )
}
