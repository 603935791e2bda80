import type { Candidate, CertificateRule } from '../../../shared/domain/certificate'
import type { Translate } from '../../lib/translate'
import type { useFormat } from '../../lib/use-format'
import { Badge } from '../../ui/badge'
import type { TableColumn } from '../../ui/table-column'
import classes from './candidate-columns.module.css'
import { candidateName, shortfallWords } from './candidate-words'

export function candidateColumns(
  rule: CertificateRule,
  t: Translate,
  format: ReturnType<typeof useFormat>,
): readonly TableColumn<Candidate>[] {
  return [
    {
      id: 'name',
      header: t('certificates.column.name'),
      width: 'minmax(12rem, 2fr)',
      cell: (person) => candidateName(person, t),
    },
    {
      id: 'unit',
      header: t('certificates.column.unit'),
      width: 'minmax(8rem, 1.4fr)',
      isOptional: true,
      cell: ({ unit }) => unit,
    },
    {
      id: 'role',
      header: t('certificates.column.role'),
      width: '7.5rem',
      isOptional: true,
      cell: ({ role }) => t(`certificates.role.${role}`),
    },
    {
      id: 'present',
      header: t('certificates.column.present'),
      width: '5.5rem',
      align: 'end',
      cell: ({ percentPresent }) =>
        percentPresent === null ? '' : `${format.number(percentPresent)}%`,
    },
    {
      id: 'jp',
      header: t('certificates.column.jp'),
      width: '4.5rem',
      align: 'end',
      cell: (person) => format.number(jpOf(person, rule), 2),
    },
    {
      id: 'state',
      header: t('certificates.column.state'),
      width: 'minmax(17rem, 2fr)',
      cell: (person) => <State person={person} rule={rule} t={t} format={format} />,
    },
  ]
}

/** What the certificate says or would say; who does not meet the rule sees what was earned. */
function jpOf({ certificate, shortfalls, jpEarned }: Candidate, rule: CertificateRule): number {
  if (certificate !== null) return certificate.jp
  return shortfalls.length === 0 ? (rule.jp ?? jpEarned) : jpEarned
}

function State({
  person,
  rule,
  t,
  format,
}: {
  readonly person: Candidate
  readonly rule: CertificateRule
  readonly t: Translate
  readonly format: ReturnType<typeof useFormat>
}) {
  if (person.certificate !== null) {
    const { number, signedOn } = person.certificate
    return (
      <span className={classes.state}>
        <span className={classes.line}>{number}</span>
        <span className={classes.signature}>
          {signedOn === null
            ? t('certificates.sign.waits')
            : t('certificates.sign.signed', { day: format.dateShort(signedOn) })}
        </span>
      </span>
    )
  }
  if (person.shortfalls.length > 0) {
    return person.shortfalls
      .map((shortfall) => shortfallWords(person, shortfall, rule, t))
      .join('; ')
  }
  return person.revoked.length > 0 ? (
    <Badge tone="caution">{t('certificates.state.revoked')}</Badge>
  ) : (
    <Badge tone="accent">{t('certificates.state.eligible')}</Badge>
  )
}
