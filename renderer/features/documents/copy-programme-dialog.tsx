import { useState } from 'react'

import { useT } from '../../lib/translate'
import { useCommand } from '../../lib/use-command'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { FormRow } from '../../ui/form-row'
import { NumberField } from '../../ui/number-field'
import { Stack } from '../../ui/stack'
import { showToast } from '../../ui/toast'

/** Next year's programme out of last year's. `year`: the one to be filled. */
export function CopyProgrammeDialog({
  year,
  onClose,
}: {
  readonly year: number
  readonly onClose: () => void
}) {
  const t = useT()
  const [fromYear, setFrom] = useState<number | null>(year - 1)
  const [toYear, setTo] = useState<number | null>(year)
  const copy = useCommand('books.copyProgramme', {
    onDone: ({ copied }, input) => {
      showToast({
        message:
          copied === 0
            ? t('documents.programme.nothing', { year: String(input.toYear) })
            : t('documents.programme.copied', { count: copied, year: String(input.toYear) }),
      })
      onClose()
    },
  })
  const isReady = isYear(fromYear) && isYear(toYear) && fromYear !== toYear
  return (
    <Dialog
      title={t('documents.programme.copy')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
          <Button
            tone="primary"
            disabled={!isReady}
            pending={copy.isPending}
            onClick={() => {
              if (isYear(fromYear) && isYear(toYear)) copy.run({ fromYear, toYear })
            }}
          >
            {t('documents.programme.copy')}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{t('documents.programme.hint')}</p>
        <FormRow>
          <NumberField
            label={t('documents.programme.from')}
            value={fromYear}
            onChange={setFrom}
            autoFocus
          />
          <NumberField label={t('documents.programme.to')} value={toYear} onChange={setTo} />
        </FormRow>
      </Stack>
    </Dialog>
  )
}

function isYear(value: number | null): value is number {
  return value !== null && value >= 2000 && value <= 2100
}
