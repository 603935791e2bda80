import { useState } from 'react'

import type { Candidate, CertificateRule } from '../../../shared/domain/certificate'
import type { ActivityId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useCommand } from '../../lib/use-command'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { DateField } from '../../ui/date-field'
import { Dialog } from '../../ui/dialog'
import { ErrorState } from '../../ui/error-state'
import { Stack } from '../../ui/stack'
import { TextField } from '../../ui/text-field'
import { candidateName, shortfallWords } from './candidate-words'

export type IssueDialogProps = {
  readonly activityId: ActivityId
  readonly rule: CertificateRule
  readonly people: readonly Candidate[]
  readonly onClose: () => void
  readonly onDone: (count: number) => void
}

/** The day of the certificates, and a reason for everybody who does not meet the rule. */
export function IssueDialog({ activityId, rule, people, onClose, onDone }: IssueDialogProps) {
  const t = useT()
  const [issuedOn, setIssuedOn] = useState<string | null>(todayHere())
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map())
  const issue = useCommand('certificates.issue', {
    errors: 'caller',
    onDone: ({ certificateIds }) => onDone(certificateIds.length),
  })
  const short = people.filter(({ shortfalls }) => shortfalls.length > 0)
  const isComplete =
    /^\d{4}-\d{2}-\d{2}$/u.test(issuedOn ?? '') &&
    short.every(({ id }) => (reasons.get(id) ?? '').trim() !== '')
  const run = () =>
    issue.run({
      activityId,
      issuedOn: issuedOn ?? '',
      people: people.map(({ id, shortfalls }) => ({
        id,
        overrideReason: shortfalls.length === 0 ? null : (reasons.get(id) ?? null),
      })),
    })
  return (
    <Dialog
      title={t('certificates.issue.title', { count: people.length })}
      isOpen
      onClose={onClose}
      isDirty={reasons.size > 0}
      actions={
        <>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
          <Button tone="primary" disabled={!isComplete} pending={issue.isPending} onClick={run}>
            {t('certificates.issue.confirm')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('certificates.issue.body')}</p>
        <DateField
          label={t('certificates.issue.day')}
          required
          value={issuedOn}
          onChange={setIssuedOn}
        />
        {short.length === 0 ? null : (
          <Banner tone="caution" title={t('certificates.issue.short', { count: short.length })}>
            {t('certificates.issue.short.body')}
          </Banner>
        )}
        {short.map((person) => (
          <TextField
            key={person.id}
            required
            label={t('certificates.issue.reason', { name: candidateName(person, t) })}
            hint={person.shortfalls
              .map((shortfall) => shortfallWords(person, shortfall, rule, t))
              .join('; ')}
            maxLength={300}
            value={reasons.get(person.id) ?? ''}
            onChange={(reason) => setReasons(new Map([...reasons, [person.id, reason]]))}
          />
        ))}
        {issue.failure === null ? null : <ErrorState failure={issue.failure} />}
      </Stack>
    </Dialog>
  )
}
