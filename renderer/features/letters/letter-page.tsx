import { IconPencil } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from 'react-router'

import { type LetterId, letterId as letterIdSchema } from '../../../shared/domain/ids'
import type { Letter } from '../../../shared/ipc/letter-contract'
import { AttachedFiles } from '../../components/attached-files'
import { PrintButton } from '../../components/print-button'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { letterQueries } from '../../queries/letter-queries'
import { Badge } from '../../ui/badge'
import { ButtonLink } from '../../ui/button-link'
import { ErrorState } from '../../ui/error-state'
import { FactList } from '../../ui/fact-list'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { TextLink } from '../../ui/text-link'
import { DoubleNotice } from './double-notice'
import classes from './letter-page.module.css'
import { VoidButton } from './void-button'

/** One outgoing letter: what it is, to print it, its scans, and to call it off. */
export function LetterPage() {
  const t = useT()
  const parsed = letterIdSchema.safeParse(useParams()['letterId'])
  // An address that is no id finds nothing, as one of a letter that is gone.
  const id = parsed.success ? parsed.data : ('' as LetterId)
  const { data, error, refetch } = useQuery({
    ...letterQueries.get(id),
    enabled: parsed.success,
  })
  // Incoming letters are lines of their agenda, opened there.
  if (data?.direction === 'in') {
    return <Navigate to={`/documents/letters?tab=in&letter=${data.id}`} replace />
  }
  if (data !== undefined) return <FoundLetter letter={data} />
  return (
    <Page title={t('letters.title')} back={{ to: '/documents/letters', label: t('letters.title') }}>
      {error === null ? (
        <LoadingState />
      ) : (
        <ErrorState failure={failureOf(error)} onRetry={() => void refetch()} />
      )}
    </Page>
  )
}

function FoundLetter({ letter }: { readonly letter: Letter }) {
  const t = useT()
  const format = useFormat()
  const { activity, recipients } = letter
  const tos = recipients.filter(({ isCopy }) => !isCopy)
  return (
    <Page
      title={letter.subject}
      subtitle={letter.number}
      back={{ to: '/documents/letters', label: t('letters.title') }}
      badges={letter.isVoid ? <Badge tone="caution">{t('letters.void')}</Badge> : undefined}
      actions={
        <>
          <VoidButton letter={letter} />
          {letter.isVoid ? null : (
            <ButtonLink to={`/documents/letters/${letter.id}/edit`} icon={IconPencil}>
              {t('common.action.edit')}
            </ButtonLink>
          )}
          <PrintButton request={{ kind: 'letter', ids: [letter.id] }} tone="primary" />
        </>
      }
    >
      <DoubleNotice id={letter.id} />
      <Panel>
        <FactList
          facts={[
            {
              label: t('letters.kind'),
              value: letter.kind === null ? null : t(`letters.kind.${letter.kind}`),
            },
            {
              label: t('letters.field.letterOn'),
              value: letter.letterOn === null ? null : format.dateLong(letter.letterOn),
            },
            ...(letter.isVoid
              ? [{ label: t('letters.void.reason'), value: letter.voidReason }]
              : []),
            ...(activity === null
              ? []
              : [
                  {
                    label: t('letters.field.activity'),
                    value: <TextLink to={`/activities/${activity.id}`}>{activity.title}</TextLink>,
                  },
                ]),
            { label: t('letters.field.archive'), value: letter.archive },
          ]}
        />
      </Panel>
      <Panel
        title={t('letters.section.addressees')}
        subtitle={t('letters.addressees.count', { count: tos.length })}
      >
        <ul className={classes.addressees}>
          {tos.map((one) => (
            <li key={one.id}>
              {one.name}
              {one.place === null ? '' : `, ${one.place}`}
              {one.sentOn === null
                ? ''
                : ` · ${t('letters.column.sent')} ${format.dateShort(one.sentOn)}`}
              {one.receivedBy === null ? '' : ` (${one.receivedBy})`}
            </li>
          ))}
        </ul>
      </Panel>
      <AttachedFiles
        place={{ recordId: letter.id, type: 'other' }}
        title={t('letters.scan.title')}
        hint={t('letters.scan.hint')}
      />
    </Page>
  )
}
