import type { LetterSummary } from '../../../shared/domain/letter'
import { FileMark } from '../../components/file-mark'
import type { Translate } from '../../lib/translate'
import type { useFormat } from '../../lib/use-format'
import { Badge } from '../../ui/badge'
import type { TableColumn } from '../../ui/table-column'

/** Room for a number as they are usually built: 02.001/PKG-JONGGAT/XI/2026. */
export const numberWidth = 'minmax(17.5rem, 1fr)'

function subjectCell(letter: LetterSummary, t: Translate) {
  return (
    <>
      {/* First: at the end of a long subject they would be cut off. */}
      {letter.isVoid ? (
        <Badge tone="caution" title={letter.voidReason ?? ''}>
          {t('letters.void')}
        </Badge>
      ) : null}{' '}
      {letter.files > 0 ? (
        <FileMark label={t('letters.has-scan', { count: letter.files })} />
      ) : null}{' '}
      {letter.subject}
    </>
  )
}

export function outgoingColumns(
  t: Translate,
  format: ReturnType<typeof useFormat>,
): readonly TableColumn<LetterSummary>[] {
  return [
    {
      id: 'subject',
      header: t('letters.column.subject'),
      width: 'minmax(11rem, 2fr)',
      isWrapped: true,
      cell: (letter) => subjectCell(letter, t),
    },
    {
      id: 'number',
      header: t('letters.column.number'),
      width: numberWidth,
      cell: (letter) => letter.number,
    },
    {
      id: 'date',
      header: t('letters.column.date'),
      width: '8.5rem',
      cell: ({ letterOn }) => (letterOn === null ? null : format.dateShort(letterOn)),
    },
    {
      id: 'to',
      header: t('letters.column.to'),
      width: 'minmax(8.5rem, 1fr)',
      isWrapped: true,
      cell: (letter) => letter.party,
    },
    {
      id: 'kind',
      header: t('letters.column.kind'),
      width: '9rem',
      isOptional: true,
      cell: ({ kind }) => (kind === null ? null : t(`letters.kind.${kind}`)),
    },
  ]
}

export function incomingColumns(
  t: Translate,
  format: ReturnType<typeof useFormat>,
): readonly TableColumn<LetterSummary>[] {
  return [
    {
      id: 'subject',
      header: t('letters.column.subject'),
      width: 'minmax(14rem, 2fr)',
      isWrapped: true,
      cell: (letter) => subjectCell(letter, t),
    },
    {
      id: 'agenda',
      header: t('letters.column.agenda'),
      width: '7.5rem',
      align: 'end',
      cell: (letter) => letter.agendaNo,
    },
    {
      id: 'received',
      header: t('letters.column.received'),
      width: '8.5rem',
      cell: ({ receivedOn }) => (receivedOn === null ? null : format.dateShort(receivedOn)),
    },
    {
      id: 'from',
      header: t('letters.column.from'),
      width: 'minmax(10rem, 1fr)',
      isWrapped: true,
      cell: (letter) => letter.party,
    },
    {
      id: 'number',
      header: t('letters.column.number'),
      width: 'minmax(10rem, 1fr)',
      isOptional: true,
      cell: (letter) => letter.number,
    },
  ]
}
