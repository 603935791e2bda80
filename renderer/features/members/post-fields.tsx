import { IconPlus, IconTrash } from '@tabler/icons-react'

import { InstitutionPicker } from '../../components/institution-picker'
import type { FormErrors } from '../../lib/form-errors'
import { useT } from '../../lib/translate'
import { Button } from '../../ui/button'
import { Checkbox } from '../../ui/checkbox'
import { DateField } from '../../ui/date-field'
import { FormRow } from '../../ui/form-row'
import { Inline } from '../../ui/inline'
import { TextField } from '../../ui/text-field'
import { emptyPost, type PostDraft } from './member-form-values'
import classes from './post-fields.module.css'

export type PostFieldsProps = {
  readonly posts: readonly PostDraft[]
  readonly errors: FormErrors
  readonly onChange: (posts: PostDraft[]) => void
}

/** Where a member serves: several places, one of them the home (sekolah induk). */
export function PostFields({ posts, errors, onChange }: PostFieldsProps) {
  const t = useT()
  const change = (key: string, changes: Partial<PostDraft>) =>
    onChange(posts.map((one) => (one.key === key ? { ...one, ...changes } : one)))
  const makeHome = (key: string) =>
    onChange(posts.map((one) => ({ ...one, isHome: one.key === key })))
  const remove = (key: string) => {
    const left = posts.filter((one) => one.key !== key)
    const hasHome = left.some(({ isHome }) => isHome)
    onChange(left.map((one, index) => (hasHome || index > 0 ? one : { ...one, isHome: true })))
  }

  return (
    <>
      {posts.map((one, index) => (
        <div key={one.key} className={classes.post}>
          <InstitutionPicker
            label={t('members.field.institution')}
            picked={one.institution}
            error={errors[`posts.${index}.institution`]}
            autoFocus={one.id === null && one.institution === null}
            onPick={(institution) => change(one.key, { institution })}
          />
          <FormRow>
            <TextField
              label={t('members.field.position')}
              value={one.position}
              error={errors[`posts.${index}.position`]}
              onChange={(position) => change(one.key, { position })}
            />
            <DateField
              label={t('members.field.startedOn')}
              value={one.startedOn}
              error={errors[`posts.${index}.startedOn`]}
              onChange={(startedOn) => change(one.key, { startedOn })}
            />
          </FormRow>
          <Inline align="between">
            <Checkbox
              label={t('members.posts.home')}
              checked={one.isHome}
              disabled={one.isHome}
              onChange={() => makeHome(one.key)}
            />
            <Button size="small" tone="quiet" icon={IconTrash} onClick={() => remove(one.key)}>
              {t('members.posts.remove')}
            </Button>
          </Inline>
        </div>
      ))}
      <Inline>
        <Button icon={IconPlus} onClick={() => onChange([...posts, emptyPost(posts.length === 0)])}>
          {t('members.posts.add')}
        </Button>
      </Inline>
    </>
  )
}
