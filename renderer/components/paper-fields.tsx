import { type Paper, paperSizes } from '../../shared/domain/paper'
import { useT } from '../lib/translate'
import { FormRow } from '../ui/form-row'
import { NumberField } from '../ui/number-field'
import { SelectField } from '../ui/select-field'
import { Stack } from '../ui/stack'

export type PaperFieldsProps = {
  readonly paper: Paper
  readonly onChange: (paper: Paper) => void
}

/** Which sheet lies in the printer, and how far it prints to the edge. */
export function PaperFields({ paper, onChange }: PaperFieldsProps) {
  const t = useT()
  const within = (value: number | null, least: number, most: number) =>
    Math.min(most, Math.max(least, value ?? least))
  return (
    <Stack>
      <SelectField
        label={t('documents.paper.size')}
        value={paper.size}
        options={paperSizes.map((size) => ({ value: size, label: t(`documents.paper.${size}`) }))}
        onChange={(size) => onChange({ ...paper, size })}
      />
      {paper.size === 'custom' ? (
        <FormRow>
          <NumberField
            label={t('documents.paper.width')}
            unit="mm"
            value={paper.widthMm}
            onChange={(value) => onChange({ ...paper, widthMm: within(value, 50, 600) })}
          />
          <NumberField
            label={t('documents.paper.height')}
            unit="mm"
            value={paper.heightMm}
            onChange={(value) => onChange({ ...paper, heightMm: within(value, 50, 600) })}
          />
        </FormRow>
      ) : null}
      <SelectField
        label={t('documents.paper.margin')}
        value={String(paper.marginMm)}
        options={margins(paper.marginMm).map((value) => ({
          value: String(value),
          label: t('documents.paper.millimetres', { value }),
        }))}
        onChange={(value) => onChange({ ...paper, marginMm: Number(value) })}
      />
    </Stack>
  )
}

/** Usual ones, and the present one. */
function margins(present: number): readonly number[] {
  return [...new Set([10, 15, 20, 25, 30, present])].sort((a, b) => a - b)
}
