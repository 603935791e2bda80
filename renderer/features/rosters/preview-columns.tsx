import { useMemo, useState } from 'react'

import { type ColumnUse, rosterFields } from '../../../shared/domain/roster'
import type { RosterPreview } from '../../../shared/ipc/roster-contract'
import type { Translate } from '../../lib/translate'
import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { DataTable } from '../../ui/data-table'
import { Inline } from '../../ui/inline'
import { SelectField } from '../../ui/select-field'
import type { TableColumn } from '../../ui/table-column'
import type { ReadingChanges } from './use-roster-wizard'

export type PreviewColumnsProps = {
  readonly preview: RosterPreview
  readonly onReadAgain: (changes: ReadingChanges) => void
}

type Column = RosterPreview['columns'][number]
type Uses = ReadonlyMap<number, ColumnUse>

/** How each column of the file is read, and the chance to say otherwise. */
export function PreviewColumns({ preview, onReadAgain }: PreviewColumnsProps) {
  const t = useT()
  const [uses, setUses] = useState<Uses>(
    () => new Map(preview.columns.map(({ column, use }) => [column, use])),
  )
  const columns = useMemo(
    () =>
      tableColumns(t, uses, (column, use) => setUses((before) => new Map(before).set(column, use))),
    [t, uses],
  )
  const changed = preview.columns.filter(({ column, use }) => uses.get(column) !== use)
  const { sheetName } = preview.layout
  return (
    <>
      <Inline align="between">
        <span>
          {t('rosters.columns.explain', { sheet: sheetName, row: preview.layout.lastHeaderRow })}
        </span>
        <Inline gap="small">
          {preview.sheetNames.length < 2 ? null : (
            <SelectField
              label={t('rosters.columns.sheet')}
              isLabelHidden
              value={sheetName}
              options={preview.sheetNames.map((name) => ({ value: name, label: name }))}
              onChange={(name) => onReadAgain({ sheetName: name })}
            />
          )}
          <Button
            disabled={changed.length === 0}
            onClick={() =>
              onReadAgain({
                sheetName,
                columns: [...uses].map(([column, use]) => ({ column, use })),
              })
            }
          >
            {t('rosters.columns.read-again')}
          </Button>
        </Inline>
      </Inline>
      <DataTable
        label={t('rosters.part.columns')}
        columns={columns}
        rowCount={preview.columns.length}
        getRow={(index) => preview.columns[index]}
        rowKey={({ column }) => String(column)}
        listKey={`${preview.previewId} columns`}
      />
    </>
  )
}

const choices: readonly ColumnUse[] = [...rosterFields, 'ignored', 'dropped-sensitive']

function tableColumns(
  t: Translate,
  uses: Uses,
  onChange: (column: number, use: ColumnUse) => void,
): readonly TableColumn<Column>[] {
  return [
    {
      id: 'label',
      header: t('rosters.columns.label'),
      width: 'minmax(9rem, 1fr)',
      cell: ({ label }) => label,
    },
    {
      id: 'use',
      header: t('rosters.columns.use'),
      width: '15rem',
      cell: ({ column, label, use }) => (
        <SelectField
          label={t('rosters.columns.use-of', { label })}
          isLabelHidden
          value={uses.get(column) ?? use}
          options={choices.map((one) => ({ value: one, label: t(`rosters.use.${one}`) }))}
          onChange={(next) => onChange(column, next)}
        />
      ),
    },
    {
      id: 'samples',
      header: t('rosters.columns.samples'),
      width: 'minmax(10rem, 1.4fr)',
      cell: ({ samples }) => samples.join(' · '),
    },
  ]
}
