import {
  monthlyAnchors,
  type RecurrenceInterval,
  recurrenceIntervals,
} from '../../../shared/domain/recurrence'
import { useT } from '../../lib/translate'
import { useFormat } from '../../lib/use-format'
import { Checkbox } from '../../ui/checkbox'
import { FormRow } from '../../ui/form-row'
import { FormSection } from '../../ui/form-section'
import { NumberField } from '../../ui/number-field'
import { SelectField } from '../../ui/select-field'
import classes from './activity-form.module.css'
import { type NewActivityFormValues, seriesDays } from './activity-form-values'

export type RecurrenceFieldsProps = {
  readonly values: NewActivityFormValues
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (
    changes: Partial<Pick<NewActivityFormValues, 'interval' | 'anchor' | 'count' | 'skipped'>>,
  ) => void
}

/** Meetings that come again: how often, how many, and the days to look over before they are made. */
export function RecurrenceFields({ values, errors, onChange }: RecurrenceFieldsProps) {
  const t = useT()
  const format = useFormat()
  const days = seriesDays(values)
  const skipped = values.skipped
  const isMonthly = values.interval === 'month' || values.interval === 'three-months'

  return (
    <FormSection title={t('activities.form.repeat')} hint={t('activities.form.repeat.hint')}>
      <FormRow>
        <SelectField
          label={t('activities.field.interval')}
          value={values.interval}
          emptyLabel={t('activities.interval.none')}
          options={recurrenceIntervals.map((interval) => ({
            value: interval,
            label: t(`activities.interval.${interval}`),
          }))}
          onChange={(interval: RecurrenceInterval | null) => onChange({ interval, skipped: [] })}
        />
        {isMonthly ? (
          <SelectField
            label={t('activities.field.anchor')}
            value={values.anchor}
            options={monthlyAnchors.map((anchor) => ({
              value: anchor,
              label: t(`activities.anchor.${anchor}`),
            }))}
            onChange={(anchor) => onChange({ anchor, skipped: [] })}
          />
        ) : null}
        {values.interval === null ? null : (
          <NumberField
            label={t('activities.field.count')}
            value={values.count}
            error={errors['count']}
            unit={t('activities.unit.meetings')}
            onChange={(count) => onChange({ count })}
          />
        )}
      </FormRow>
      {days.length === 0 ? null : (
        <fieldset className={classes.days}>
          <legend className={classes.legend}>
            {t('activities.form.repeat.days', {
              count: days.length - days.filter((day) => skipped.includes(day)).length,
            })}
          </legend>
          <div className={classes.dayList}>
            {days.map((day, index) => (
              <Checkbox
                key={day}
                label={format.dateFull(day)}
                checked={!skipped.includes(day)}
                disabled={index === 0}
                onChange={(isKept) =>
                  onChange({
                    skipped: isKept ? skipped.filter((one) => one !== day) : [...skipped, day],
                  })
                }
              />
            ))}
          </div>
        </fieldset>
      )}
    </FormSection>
  )
}
