import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'

import { type LetterKind, letterKinds } from '../../../shared/domain/letter'
import { numberContract } from '../../../shared/ipc/number-contract'
import { OnlyFor } from '../../components/only-for'
import { failureOf } from '../../lib/failure'
import { useT } from '../../lib/translate'
import { letterQueries } from '../../queries/letter-queries'
import { ErrorState } from '../../ui/error-state'
import { FormSection } from '../../ui/form-section'
import { LoadingState } from '../../ui/loading-state'
import { Page } from '../../ui/page'
import { SelectField } from '../../ui/select-field'
import { NumberGaps } from './number-gaps'
import { NumberingForm } from './numbering-form'
import { WordingForm } from './wording-form'

/** How the hub numbers and words its letters, and which numbers have no letter. */
export function LetterSettingsPage() {
  const t = useT()
  const numbering = useQuery(letterQueries.numbering())
  return (
    <Page
      title={t('letters.settings.title')}
      back={{ to: '/documents/letters', label: t('letters.title') }}
    >
      {numbering.data !== undefined ? (
        <OnlyFor access={numberContract['numbers.saveNumbering'].access}>
          <NumberingForm numbering={numbering.data} />
        </OnlyFor>
      ) : numbering.error === null ? (
        <LoadingState />
      ) : (
        <ErrorState failure={failureOf(numbering.error)} />
      )}
      <NumberGaps />
      <Wordings />
    </Page>
  )
}

function Wordings() {
  const t = useT()
  const [kind, setKind] = useState<LetterKind>('invitation')
  const { data } = useQuery(letterQueries.wording(kind))
  return (
    <FormSection title={t('letters.wording.title')} hint={t('letters.wording.hint')}>
      <SelectField
        label={t('letters.kind')}
        value={kind}
        options={letterKinds.map((one) => ({ value: one, label: t(`letters.kind.${one}`) }))}
        onChange={setKind}
      />
      {data === undefined ? (
        <LoadingState />
      ) : (
        <WordingForm key={`${kind} ${data.isOwn ? 'own' : 'usual'}`} kind={kind} wording={data} />
      )}
    </FormSection>
  )
}
