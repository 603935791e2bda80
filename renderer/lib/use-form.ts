import { useIsMutating, useQueryClient } from '@tanstack/react-query'
import { type SyntheticEvent, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'

import type { Failure } from '../../shared/lib/result'
import { CallError } from './call'
import { type FormErrors, formErrors } from './form-errors'
import { useT } from './translate'
import { partsOfForms } from './use-command'

export type FormOptions<Values extends object, Parsed> = {
  /** The schema of shared/domain that the hub service checks too. */
  readonly schema: z.ZodType<Parsed, Values>
  readonly initial: NoInfer<Values>
  /** What was typed before and not saved: the form begins with it, unsaved. */
  readonly typed?: NoInfer<Values> | null
  /** Gets the parsed values. A CallError it throws becomes `failure`, shown by `FormFailure`. */
  readonly onSubmit: (parsed: Parsed) => Promise<unknown> | undefined
}

/**
 * Form state on a zod schema. Errors appear at the first try to save and then follow the typing;
 * nothing scolds a half-typed field. Small on purpose: fields are controlled by `values`.
 */
export function useForm<Values extends object, Parsed>({
  schema,
  initial,
  typed = null,
  onSubmit,
}: FormOptions<Values, Parsed>) {
  const t = useT()
  const [start, setStart] = useState<Values>(initial)
  const [values, setValues] = useState<Values>(typed ?? start)
  const [wasTried, setTried] = useState(false)
  const [wasSaved, setSaved] = useState(false)
  const [isSubmitting, setSubmitting] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const isBusy = useRef(false)
  const client = useQueryClient()
  // Renders again when their number changes.
  useIsMutating({ mutationKey: partsOfForms })
  const waiting = useRef<{ readonly form: HTMLFormElement | null } | null>(null)

  const check = wasTried ? schema.safeParse(values) : null
  const errors: FormErrors =
    check === null || check.success ? {} : formErrors(check.error, values, t)

  const set = <K extends keyof Values>(name: K, value: Values[K]) =>
    setValues((current) => ({ ...current, [name]: value }))

  const hasPartsUnderWay = () => client.isMutating({ mutationKey: partsOfForms }) > 0

  const submit = async (event?: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event?.preventDefault()
    const form = event?.currentTarget ?? null
    // A school that is just being added is not picked yet: Save was pressed for what will be there.
    if (hasPartsUnderWay()) waiting.current = { form }
    else await save(form)
  }

  const save = async (form: HTMLFormElement | null): Promise<void> => {
    if (isBusy.current) return
    setTried(true)
    setFailure(null)
    const parsed = schema.safeParse(values)
    if (!parsed.success) {
      focusFirstError(form)
      return
    }
    isBusy.current = true
    setSubmitting(true)
    try {
      await onSubmit(parsed.data)
      setStart(values)
      setSaved(true)
    } catch (error) {
      if (!(error instanceof CallError)) throw error
      setFailure(error.failure)
    } finally {
      isBusy.current = false
      setSubmitting(false)
    }
  }

  useEffect(() => {
    const asked = waiting.current
    if (asked === null || hasPartsUnderWay()) return
    waiting.current = null
    void save(asked.form)
  })

  return {
    /** What is saved. */
    start,
    values,
    set,
    /** Spread into a field: `<TextField label={…} {...form.field('fullName')} />` */
    field: <K extends keyof Values & string>(name: K) => ({
      name,
      value: values[name],
      error: errors[name],
      onChange: (value: Values[K]) => set(name, value),
    }),
    /** For nested values: `errors['posts.0.position']`. */
    errors,
    submit,
    isSubmitting,
    failure,
    isDirty: values !== start,
    /** At least once since the form opened. */
    wasSaved,
    /** Other values from outside: a record that arrived, or a cleared form for the next one. */
    reset: (next: Values) => {
      setStart(next)
      setValues(next)
      setTried(false)
      setFailure(null)
    },
  }
}

/** After React has painted the errors. */
function focusFirstError(form: HTMLFormElement | null): void {
  requestAnimationFrame(() => {
    form?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  })
}
