import { IconPlus, IconTrash } from '@tabler/icons-react'

import type { VenueId } from '../../../shared/domain/ids'
import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { FormSection } from '../../ui/form-section'
import { IconButton } from '../../ui/icon-button'
import { TextField } from '../../ui/text-field'
import classes from './activity-form.module.css'

export type VenueValues = {
  readonly id: VenueId | null
  readonly name: string
  readonly address: string | null
}

export type VenueFieldsProps = {
  readonly venues: readonly VenueValues[]
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (venues: VenueValues[]) => void
}

/** Where: none, one, or one for each class. */
export function VenueFields({ venues, errors, onChange }: VenueFieldsProps) {
  const t = useT()
  const change = (index: number, changes: Partial<VenueValues>) =>
    onChange(venues.map((venue, at) => (at === index ? { ...venue, ...changes } : venue)))

  return (
    <FormSection title={t('activities.form.where')} hint={t('activities.form.where.hint')}>
      {venues.map((venue, index) => (
        <div key={venue.id ?? `new-${index}`} className={classes.venue}>
          <TextField
            label={t('activities.field.venue')}
            value={venue.name}
            error={errors[`venues.${index}.name`]}
            onChange={(name) => change(index, { name })}
            maxLength={200}
            autoFocus={venue.id === null && venue.name === ''}
            required
          />
          <TextField
            label={t('activities.field.venue.address')}
            value={venue.address}
            error={errors[`venues.${index}.address`]}
            onChange={(address) => change(index, { address })}
            maxLength={300}
          />
          <IconButton
            icon={IconTrash}
            label={t('activities.form.where.remove', { name: venue.name })}
            onClick={() => onChange(venues.filter((_, at) => at !== index))}
          />
        </div>
      ))}
      <div>
        <Button
          icon={IconPlus}
          size="small"
          onClick={() => onChange([...venues, { id: null, name: '', address: null }])}
        >
          {t('activities.form.where.add')}
        </Button>
      </div>
    </FormSection>
  )
}
