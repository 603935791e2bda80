import { IconArrowsJoin2, IconArrowsSplit2 } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'

import type { DuplicateComparison, FieldComparison } from '../../../shared/ipc/duplicates-contract'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Button } from '../../ui/button'
import { Inline } from '../../ui/inline'
import { KeyHint } from '../../ui/key-hint'
import { AttachedRows } from './attached-rows'
import { FieldRow } from './field-row'
import { valueText } from './field-words'
import { RecordHead } from './record-head'
import classes from './side-by-side.module.css'
import { useCanDecide } from './use-can-decide'
import { type Choices, useDecisions } from './use-decisions'

export type SideBySideProps = {
  readonly comparison: DuplicateComparison
  readonly onDone: () => void
  readonly onSkip: () => void
  readonly hasNext: boolean
}

/** Both records column by column, the choice where they differ, and what would come of it. */
export function SideBySide({ comparison, onDone, onSkip, hasNext }: SideBySideProps) {
  const t = useT()
  const words = { t, format: useFormat() }
  const canDecide = useCanDecide()
  const [choices, setChoices] = useState<Choices>({})
  const decisions = useDecisions(onDone)
  const { kind, first, second, fields } = comparison
  const sideOf = ({ field, proposed }: FieldComparison) => choices[field] ?? proposed
  const different = fields.filter((field) => field.first !== field.second)
  const same = fields.filter((field) => field.first === field.second && field.first !== null)
  const resultOf = (field: FieldComparison) => valueText(field.field, field[sideOf(field)], words)
  const nameField = fields.find(({ field }) => field === (kind === 'member' ? 'fullName' : 'name'))
  const name = nameField === undefined ? first.name : (resultOf(nameField) ?? first.name)

  // The commands say by themselves what went wrong.
  const join = () => void decisions.join(comparison, choices, name).catch(() => undefined)
  const keepApart = () => void decisions.keepApart(comparison).catch(() => undefined)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.ctrlKey || !canDecide || decisions.isPending) return
    event.preventDefault()
    join()
  }

  return (
    <div className={classes.whole} onKeyDown={onKeyDown}>
      <table className={classes.table} aria-label={t(`duplicates.question.${kind}`)}>
        <thead>
          <tr>
            <td className={classes.corner}>
              {t('duplicates.differing', { count: different.length })}
            </td>
            <RecordHead record={first} words={words} hint={t('duplicates.older')} />
            <RecordHead record={second} words={words} hint={null} />
            <th scope="col" className={classes.resultHead}>
              <span className={classes.headName}>{t('duplicates.result')}</span>
              <span className={classes.headNote}>{t('duplicates.result.hint')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {different.map((field, index) => (
            <FieldRow
              key={field.field}
              kind={kind}
              comparison={field}
              words={words}
              chosen={sideOf(field)}
              isFirst={index === 0}
              onChoose={
                canDecide ? (side) => setChoices({ ...choices, [field.field]: side }) : null
              }
            />
          ))}
        </tbody>
        <AttachedRows first={first} second={second} words={words} />
        <tbody className={classes.same}>
          {same.map((field) => (
            <FieldRow
              key={field.field}
              kind={kind}
              comparison={field}
              words={words}
              chosen="first"
              isFirst={false}
              onChoose={null}
            />
          ))}
        </tbody>
      </table>
      <div className={classes.decide}>
        {canDecide ? (
          <>
            <Inline>
              <Button
                tone="primary"
                icon={IconArrowsJoin2}
                pending={decisions.isPending}
                onClick={join}
              >
                {t('duplicates.join')}
              </Button>
              <Button icon={IconArrowsSplit2} pending={decisions.isPending} onClick={keepApart}>
                {t(`duplicates.keep-apart.${kind}`)}
              </Button>
              {hasNext ? (
                <Button tone="quiet" onClick={onSkip}>
                  {t('duplicates.skip')}
                </Button>
              ) : null}
            </Inline>
            <p className={classes.keys}>
              {['Ctrl', 'Enter'].map((key) => (
                <KeyHint key={key}>{key}</KeyHint>
              ))}{' '}
              {t('duplicates.keys')}
            </p>
          </>
        ) : (
          <p className={classes.keys}>{t('duplicates.look-only')}</p>
        )}
      </div>
    </div>
  )
}
