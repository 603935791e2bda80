import { useState } from 'react'

import type {
  Candidate,
  CertificateRule,
  IssuedCertificate,
} from '../../../shared/domain/certificate'
import type { ActivityId } from '../../../shared/domain/ids'
import { PrintButton } from '../../components/print-button'
import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { useFormat } from '../../lib/use-format'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { ErrorState } from '../../ui/error-state'
import { type Fact, FactList } from '../../ui/fact-list'
import { Inline } from '../../ui/inline'
import { Stack } from '../../ui/stack'
import { TextField } from '../../ui/text-field'
import { TextLink } from '../../ui/text-link'
import { candidateName, shortfallWords } from './candidate-words'
import { SignDialog } from './sign-dialog'
import { useMayIssue, useSigning } from './use-signing'

export type PersonDialogProps = {
  readonly activityId: ActivityId
  readonly person: Candidate
  readonly rule: CertificateRule
  readonly onClose: () => void
}

/** One person: what they have done, what they have got, and taking it back with a reason. */
export function PersonDialog({ activityId, person, rule, onClose }: PersonDialogProps) {
  const t = useT()
  const format = useFormat()
  const mayIssue = useMayIssue()
  const { certificate, memberId, isErased } = person
  const facts: Fact[] = [
    { label: t('certificates.column.unit'), value: person.unit },
    { label: t('certificates.column.role'), value: t(`certificates.role.${person.role}`) },
    {
      label: t('certificates.person.attended'),
      value: person.percentPresent === null ? null : `${format.number(person.percentPresent)}%`,
    },
    { label: t('certificates.person.earned'), value: format.jp(person.jpEarned) },
    {
      label: t('certificates.person.rule'),
      value:
        person.shortfalls.length === 0
          ? t('certificates.state.eligible')
          : person.shortfalls
              .map((shortfall) => shortfallWords(person, shortfall, rule, t))
              .join('; '),
    },
    ...(certificate === null ? [] : certificateFacts(certificate, t, format)),
    ...person.revoked.map((old) => ({
      label: t('certificates.state.revoked'),
      value: [old.number, old.revokedReason].filter((part) => part !== null).join(': '),
    })),
  ]
  return (
    <Dialog title={candidateName(person, t)} isOpen onClose={onClose}>
      <Stack>
        <FactList facts={facts} />
        <Inline>
          {certificate === null || isErased ? null : (
            <PrintButton
              request={{ kind: 'certificates', activityId, certificateIds: [certificate.id] }}
              label={t('certificates.person.print')}
            />
          )}
          {certificate === null || isErased || !mayIssue ? null : (
            <Signing activityId={activityId} certificate={certificate} />
          )}
          {memberId === null || isErased ? null : (
            <TextLink to={`/members/${memberId}/ledger`}>{t('certificates.ledger.title')}</TextLink>
          )}
        </Inline>
        {certificate === null || !mayIssue ? null : (
          <Revoke certificate={certificate} onDone={onClose} />
        )}
      </Stack>
    </Dialog>
  )
}

function certificateFacts(
  certificate: IssuedCertificate,
  t: ReturnType<typeof useT>,
  format: ReturnType<typeof useFormat>,
): readonly Fact[] {
  const { number, jp, issuedOn, overrideReason, signedOn } = certificate
  return [
    { label: t('certificates.column.number'), value: number },
    { label: t('certificates.person.jp'), value: format.jp(jp) },
    {
      label: t('certificates.issue.day'),
      value: issuedOn === null ? null : format.dateLong(issuedOn),
    },
    {
      label: t('certificates.sign.day'),
      value: signedOn === null ? t('certificates.sign.not-yet') : format.dateLong(signedOn),
    },
    ...(overrideReason === null
      ? []
      : [{ label: t('certificates.person.override'), value: overrideReason }]),
  ]
}

/** One that came back later than the others, or was marked by mistake. */
function Signing({
  activityId,
  certificate,
}: {
  readonly activityId: ActivityId
  readonly certificate: IssuedCertificate
}) {
  const t = useT()
  const [isAsking, setAsking] = useState(false)
  const { takeBack } = useSigning(activityId)
  const { id, signedOn } = certificate
  if (signedOn !== null) {
    return (
      <Button onClick={() => takeBack([{ id, signedOn }])}>
        {t('certificates.sign.take-back-one')}
      </Button>
    )
  }
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('certificates.sign.open')}</Button>
      {isAsking ? (
        <SignDialog
          activityId={activityId}
          certificateIds={[id]}
          count={1}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  )
}

function Revoke({
  certificate,
  onDone,
}: {
  readonly certificate: IssuedCertificate
  readonly onDone: () => void
}) {
  const t = useT()
  const [reason, setReason] = useState<string | null>(null)
  const revoke = useCommand('certificates.revoke', { errors: 'caller', onDone })
  if (reason === null) {
    return (
      <Inline>
        <Button tone="danger" onClick={() => setReason('')}>
          {t('certificates.revoke.open')}
        </Button>
      </Inline>
    )
  }
  return (
    <Stack gap="small">
      <TextField
        label={t('certificates.revoke.reason')}
        hint={t('certificates.revoke.hint')}
        required
        autoFocus
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
      {revoke.failure === null ? null : <ErrorState failure={revoke.failure} />}
      <Inline>
        <Button
          tone="danger"
          disabled={reason.trim() === ''}
          pending={revoke.isPending}
          onClick={() => revoke.run({ certificateId: certificate.id, reason })}
        >
          {t('certificates.revoke.confirm')}
        </Button>
        <Button tone="quiet" onClick={() => setReason(null)}>
          {t('common.action.cancel')}
        </Button>
      </Inline>
    </Stack>
  )
}
