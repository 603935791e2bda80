import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import {
  type NumberGap,
  type NumberSeries,
  numberSeries,
  paddedSequence,
} from '../../../shared/domain/letter-number'
import { numberContract } from '../../../shared/ipc/number-contract'
import { useT } from '../../lib/translate'
import { todayHere } from '../../lib/typed-date'
import { useCommand } from '../../lib/use-command'
import { letterQueries } from '../../queries/letter-queries'
import { useMay } from '../../queries/use-may'
import { Banner } from '../../ui/banner'
import { Button } from '../../ui/button'
import { DataTable } from '../../ui/data-table'
import { FormRow } from '../../ui/form-row'
import { FormSection } from '../../ui/form-section'
import { NumberField } from '../../ui/number-field'
import { SelectField } from '../../ui/select-field'
import { showToast } from '../../ui/toast'

/** Which numbers of the year have no paper, and why; and numbers given before the app came. */
export function NumberGaps() {
  const t = useT()
  const thisYear = Number(todayHere().slice(0, 4))
  const [series, setSeries] = useState<NumberSeries>('letters')
  const [year, setYear] = useState(thisYear)
  const { data } = useQuery(letterQueries.numbers(series, year))
  const mayNote = useMay(numberContract['numbers.givenOnPaper'].access)
  const gaps = data?.gaps ?? []
  return (
    <FormSection title={t('letters.gaps.title')} hint={t('letters.gaps.hint')}>
      <FormRow>
        <SelectField
          label={t('letters.kind')}
          value={series}
          options={numberSeries.map((one) => ({ value: one, label: t(`letters.series.${one}`) }))}
          onChange={setSeries}
        />
        <SelectField
          label={t('letters.year')}
          value={String(year)}
          options={[0, 1, 2, 3, 4].map((back) => ({
            value: String(thisYear - back),
            label: String(thisYear - back),
          }))}
          onChange={(chosen) => setYear(Number(chosen))}
        />
      </FormRow>
      {(data?.overlaps ?? []).map(({ first, last }) => (
        <Banner key={first} tone="caution" title={t('letters.gaps.overlap', { first, last })} />
      ))}
      {gaps.length === 0 ? (
        <p>{t('letters.gaps.none')}</p>
      ) : (
        <DataTable
          label={t('letters.gaps.title')}
          columns={[
            {
              id: 'numbers',
              header: t('letters.gaps.numbers'),
              width: '7rem',
              cell: (gap: NumberGap) => spanOf(gap),
            },
            {
              id: 'reason',
              header: t('letters.gaps.reason'),
              width: '1fr',
              cell: ({ reason, note }: NumberGap) =>
                t(`letters.gaps.${reason}`, { note: note ?? '–' }),
            },
          ]}
          rowCount={gaps.length}
          getRow={(index) => gaps[index]}
          rowKey={({ from }) => String(from)}
          height="content"
        />
      )}
      {data?.highest === null && mayNote ? <OnPaper series={series} year={year} /> : null}
    </FormSection>
  )
}

function spanOf({ from, to }: NumberGap): string {
  return from === to ? paddedSequence(from) : `${paddedSequence(from)}–${paddedSequence(to)}`
}

/** Only while the app has given no number of the year itself. */
function OnPaper({ series, year }: { readonly series: NumberSeries; readonly year: number }) {
  const t = useT()
  const [last, setLast] = useState<number | null>(null)
  const note = useCommand('numbers.givenOnPaper', {
    onDone: () => {
      showToast({ message: t('letters.paper.saved') })
      setLast(null)
    },
  })
  return (
    <>
      <NumberField
        label={t('letters.paper.last')}
        hint={t('letters.paper.hint')}
        value={last}
        onChange={setLast}
      />
      <div>
        <Button
          disabled={last === null || last < 1}
          pending={note.isPending}
          onClick={() => {
            if (last !== null) note.run({ series, year, last })
          }}
        >
          {t('common.action.save')}
        </Button>
      </div>
    </>
  )
}
