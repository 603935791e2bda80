import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import type { MemberCard } from '../../../shared/ipc/member-contract'
import { FieldHints } from '../../components/field-hints'
import { failureOf, failureText } from '../../lib/failure'
import { useLocale } from '../../lib/locale'
import { useT } from '../../lib/translate'
import { memberQueries } from '../../queries/member-queries'
import { Button } from '../../ui/button'
import { TextField } from '../../ui/text-field'
import classes from './nik-field.module.css'
import type { NikState } from './use-member-form'

export type NikFieldProps = {
  readonly card: MemberCard | null
  readonly nik: NikState | null
  readonly setNik: (nik: NikState) => void
  readonly hints: readonly string[]
}

/** The NIK stays covered on a shared PC until somebody asks to see it. */
export function NikField({ card, nik, setNik, hints }: NikFieldProps) {
  const t = useT()
  const locale = useLocale()
  const client = useQueryClient()
  const [error, setError] = useState<string | undefined>()

  if (nik !== null || card === null) {
    return (
      <FieldHints hints={hints}>
        <TextField
          label={t('members.field.nik')}
          hint={t('members.form.nik-hint')}
          digits
          name="nik"
          maxLength={60}
          value={nik?.now ?? null}
          onChange={(text) => setNik({ before: nik?.before ?? null, now: text.trim() || null })}
        />
      </FieldHints>
    )
  }

  const show = async () => {
    try {
      const { nik: whole } = await client.query(memberQueries.nik(card.id))
      setNik({ before: whole, now: whole })
    } catch (reason) {
      setError(failureText(locale, failureOf(reason)))
    }
  }
  return (
    <div className={classes.covered}>
      <TextField
        label={t('members.field.nik')}
        hint={t('members.form.nik-hint')}
        error={error}
        disabled
        value={`•••• •••• •••• ${card.nikEnding ?? ''}`}
        onChange={() => undefined}
      />
      <Button onClick={() => void show()}>{t('members.form.show-nik')}</Button>
    </div>
  )
}
