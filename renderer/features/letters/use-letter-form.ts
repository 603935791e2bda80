import { type LetterValues, newLetter } from '../../../shared/domain/letter'
import { useForm } from '../../lib/use-form'

/** The form of a letter: its plain fields, and the body's fields by its kind. */
export function useLetterForm(
  initial: LetterValues,
  typed: LetterValues | null,
  onSubmit: (values: LetterValues) => Promise<unknown>,
) {
  const form = useForm({ schema: newLetter, initial, typed, onSubmit })
  return {
    ...form,
    setBody: (changes: Readonly<Record<string, unknown>>) =>
      // Each caller sets fields of the very body it was given.
      form.set('body', { ...form.values.body, ...changes }),
    bodyError: (name: string) => form.errors[`body.${name}`],
  }
}
export type LetterForm = ReturnType<typeof useLetterForm>
