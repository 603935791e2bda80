import { useState } from 'react'

import type { DocumentRequest } from '../../../shared/domain/document'
import type { ActivityId } from '../../../shared/domain/ids'
import { ActivityPicker } from '../../components/activity-picker'
import { PrintDialog } from '../../components/print-dialog'
import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { Dialog } from '../../ui/dialog'
import { FormRow } from '../../ui/form-row'
import { NumberField } from '../../ui/number-field'
import { Stack } from '../../ui/stack'
import { TextField } from '../../ui/text-field'

const mostBlankRows = 200

/** What the list of transport or meals needs to know; then it is shown. */
export function PayoutDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useT()
  const [activity, setActivity] = useState<{
    readonly id: ActivityId
    readonly title: string
  } | null>(null)
  const [description, setDescription] = useState<string | null>(t('cash.payout.usual'))
  const [amount, setAmount] = useState<number | null>(null)
  const [blankRows, setBlankRows] = useState<number | null>(0)
  const [shown, setShown] = useState<DocumentRequest | null>(null)
  if (shown !== null) return <PrintDialog request={shown} onClose={onClose} />
  return (
    <Dialog
      title={t('cash.print.payout')}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{t('common.action.cancel')}</Button>
          <Button
            tone="primary"
            disabled={activity === null}
            onClick={() =>
              setShown({
                kind: 'payout-list',
                activityId: activity?.id ?? null,
                description: description ?? '',
                amount,
                blankRows: Math.min(mostBlankRows, blankRows ?? 0),
              })
            }
          >
            {t('documents.action.print')}
          </Button>
        </>
      }
    >
      <Stack>
        <ActivityPicker
          label={t('cash.field.activity')}
          picked={activity}
          onPick={(picked) =>
            setActivity(picked === null ? null : { id: picked.id, title: picked.title })
          }
        />
        <TextField
          label={t('cash.field.description')}
          value={description}
          maxLength={200}
          onChange={setDescription}
        />
        <FormRow>
          <NumberField
            label={t('cash.payout.amount')}
            unit={t('books.rupiah')}
            value={amount}
            onChange={setAmount}
          />
          <NumberField
            label={t('cash.payout.blank-rows')}
            value={blankRows}
            onChange={setBlankRows}
          />
        </FormRow>
      </Stack>
    </Dialog>
  )
}
