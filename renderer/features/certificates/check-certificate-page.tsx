import { IconQrcode } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type SyntheticEvent, useState } from 'react'
import { useLocation } from 'react-router'

import type { CheckedCertificate, Verdict } from '../../../shared/domain/certificate'
import { CameraScan } from '../../components/camera-scan'
import { failureOf } from '../../lib/failure'
import { useScans } from '../../lib/scanner'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { certificateQueries } from '../../queries/certificate-queries'
import { Banner, type BannerTone } from '../../ui/banner'
import { Button } from '../../ui/button'
import { ErrorState } from '../../ui/error-state'
import { type Fact, FactList } from '../../ui/fact-list'
import { Form } from '../../ui/form'
import { Inline } from '../../ui/inline'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import { TextField } from '../../ui/text-field'

/**
 * Periksa sertifikat: what a scanner types, a camera sees, or somebody pastes, is proven here, without a
 * network.
 */
export function CheckCertificatePage() {
  const t = useT()
  const [typed, setTyped] = useState('')
  const [code, setCode] = useState(scannedElsewhere(useLocation().state))
  const checked = useQuery({ ...certificateQueries.check(code), enabled: code !== '' })
  const check = (event: SyntheticEvent) => {
    event.preventDefault()
    if (typed.trim() === '') return
    setCode(typed.trim())
    // Ready for the next one: a scanner ends with Enter.
    setTyped('')
  }
  useScans((scan) => {
    if (scan.code?.kind !== 'certificate') return false
    scan.leave()
    setCode(scan.code.text)
    setTyped('')
    return true
  })
  return (
    <Page
      title={t('certificates.check.title')}
      subtitle={t('certificates.check.subtitle')}
      back={{ to: '/documents', label: t('navigation.documents') }}
    >
      <Stack gap="large">
        <Form onSubmit={check}>
          <TextField
            label={t('certificates.check.code')}
            hint={t('certificates.check.hint')}
            autoFocus
            maxLength={4000}
            value={typed}
            onChange={setTyped}
          />
          <Inline>
            <Button type="submit" tone="primary" icon={IconQrcode}>
              {t('certificates.check.action')}
            </Button>
            <CameraScan />
          </Inline>
        </Form>
        {code === '' ? null : checked.data !== undefined ? (
          <Result checked={checked.data} />
        ) : checked.error === null ? (
          <LoadingState />
        ) : (
          <ErrorState failure={failureOf(checked.error)} onRetry={() => void checked.refetch()} />
        )}
      </Stack>
    </Page>
  )
}

/** The window sends whoever scans a certificate on another page here, with its code. */
function scannedElsewhere(state: unknown): string {
  const isCode = typeof state === 'object' && state !== null && 'code' in state
  return isCode && typeof state.code === 'string' ? state.code : ''
}

const tones: Readonly<Record<Verdict, BannerTone>> = {
  valid: 'success',
  erased: 'success',
  revoked: 'danger',
  altered: 'danger',
  'unknown-issuer': 'caution',
  'lost-issuer': 'danger',
  'too-new': 'caution',
}

function Result({ checked }: { readonly checked: CheckedCertificate }) {
  const t = useT()
  const { verdict } = checked
  return (
    <Stack>
      <Banner tone={tones[verdict]} title={t(`certificates.verdict.${verdict}`)}>
        <Explanation checked={checked} />
      </Banner>
      {checked.facts === null ? null : <Facts checked={checked} facts={checked.facts} />}
    </Stack>
  )
}

function Explanation({ checked }: { readonly checked: CheckedCertificate }) {
  const t = useT()
  const format = useFormat()
  const { verdict, lostAt, revokedAt, revokedReason, isKnown } = checked
  const lost = lostAt === null ? null : format.moment(lostAt)
  const sentences = [t(`certificates.verdict.${verdict}.body`)]
  if (verdict === 'revoked') {
    if (revokedAt !== null) {
      sentences.push(t('certificates.check.revoked-at', { when: format.moment(revokedAt) }))
    }
    if (revokedReason !== null) {
      sentences.push(t('certificates.check.reason', { reason: revokedReason }))
    }
  }
  if (lost !== null && verdict === 'lost-issuer') {
    sentences.push(t('certificates.check.lost-at', { when: lost }))
  }
  if (lost !== null && isKnown) sentences.push(t('certificates.check.before-lost', { when: lost }))
  if (verdict === 'valid' && !isKnown) sentences.push(t('certificates.check.not-here'))
  return <p>{sentences.join(' ')}</p>
}

function Facts({
  checked: { issuerHub },
  facts,
}: {
  readonly checked: CheckedCertificate
  readonly facts: NonNullable<CheckedCertificate['facts']>
}) {
  const t = useT()
  const format = useFormat()
  const rows: Fact[] = [
    { label: t('certificates.column.name'), value: facts.name },
    { label: t('certificates.check.activity'), value: facts.activity },
    {
      label: t('certificates.column.role'),
      value: facts.role === null ? null : t(`certificates.role.${facts.role}`),
    },
    { label: t('certificates.person.jp'), value: format.jp(facts.jp) },
    { label: t('certificates.issue.day'), value: format.dateLong(facts.issuedOn) },
    { label: t('certificates.column.number'), value: facts.number },
    { label: t('certificates.check.issuer'), value: issuerHub },
  ]
  return (
    <Panel title={t('certificates.check.says')}>
      <FactList facts={rows} />
    </Panel>
  )
}
