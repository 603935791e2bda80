import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'

import { type HandedThing, ownThing } from '../../../shared/domain/handover'
import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { IconButton } from '../../ui/icon-button'
import { Panel } from '../../ui/panel'
import { Stack } from '../../ui/stack'
import { TextField } from '../../ui/text-field'
import classes from './handover-page.module.css'
import type { HandoverRecord } from './use-handover-record'

/** What goes from hand to hand: ticked when it lies on the table. */
export function HandoverThings({ record }: { readonly record: HandoverRecord }) {
  const t = useT()
  const { things } = record.details
  const given = things.filter(({ isGiven }) => isGiven).length
  const put = (index: number, thing: HandedThing | null) =>
    record.change({
      things: things.flatMap((each, at) =>
        at === index ? (thing === null ? [] : [thing]) : [each],
      ),
    })
  return (
    <Panel
      title={t('handover.things')}
      subtitle={t('handover.things.given', { given, all: things.length })}
    >
      <Stack>
        <ul className={classes.list}>
          {things.map((thing, index) => (
            <li key={`${index}.${thing.usual ?? thing.name}`} className={classes.thing}>
              <Thing thing={thing} onChange={(next) => put(index, next)} />
            </li>
          ))}
        </ul>
        <AddThing
          isFull={things.length >= mostThings}
          onAdd={(name) =>
            record.change({
              things: [...things, { usual: null, name, isGiven: true, note: null }],
            })
          }
        />
      </Stack>
    </Panel>
  )
}

const mostThings = 60

function Thing({
  thing,
  onChange,
}: {
  readonly thing: HandedThing
  readonly onChange: (thing: HandedThing | null) => void
}) {
  const t = useT()
  const name = thing.usual === null ? (thing.name ?? '') : t(`handover.thing.${thing.usual}`)
  return (
    <>
      <Checkbox
        label={name}
        checked={thing.isGiven}
        onChange={(isGiven) => onChange({ ...thing, isGiven })}
      />
      {thing.usual === null ? (
        <IconButton
          icon={IconTrash}
          size="small"
          label={t('handover.thing.remove', { name })}
          onClick={() => onChange(null)}
        />
      ) : null}
      {thing.isGiven ? (
        <div className={classes.note}>
          <TextField
            label={t('handover.thing.note', { name })}
            isLabelHidden
            placeholder={t('handover.thing.note-example')}
            maxLength={200}
            value={thing.note}
            onChange={(note) => onChange({ ...thing, note })}
          />
        </div>
      ) : null}
    </>
  )
}

function AddThing({
  isFull,
  onAdd,
}: {
  readonly isFull: boolean
  readonly onAdd: (name: string) => void
}) {
  const t = useT()
  const [name, setName] = useState('')
  const parsed = ownThing.safeParse(name)
  return (
    <form
      className={classes.add}
      onSubmit={(event) => {
        event.preventDefault()
        if (!parsed.success || isFull) return
        onAdd(parsed.data)
        setName('')
      }}
    >
      <TextField
        label={t('handover.thing.add-label')}
        maxLength={120}
        value={name}
        onChange={setName}
      />
      <Button type="submit" icon={IconPlus} disabled={!parsed.success || isFull}>
        {t('handover.thing.add')}
      </Button>
    </form>
  )
}
