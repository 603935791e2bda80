import type { z } from 'zod'

import { isMessageKey } from '../../shared/i18n/keys'
import type { Translate } from './translate'

/** Field errors by path: `fullName`, `posts.0.position`. */
export type FormErrors = Readonly<Record<string, string>>

function valueAt(values: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null
        ? // A path of a zod issue leads through objects and arrays of the parsed value.
          (value as Record<PropertyKey, unknown>)[part]
        : undefined,
    values,
  )
}

function issueText(issue: z.core.$ZodIssue, value: unknown, t: Translate): string {
  // A schema may name its own sentence: z.string().refine(…, 'members.form.some-rule').
  if (isMessageKey(issue.message)) return t(issue.message)
  if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) {
    return t('common.field.required')
  }
  switch (issue.code) {
    case 'too_small':
      return issue.origin === 'number'
        ? t('common.field.too-small', { limit: Number(issue.minimum) })
        : t('common.field.required')
    case 'too_big':
      return issue.origin === 'number'
        ? t('common.field.too-large', { limit: Number(issue.maximum) })
        : t('common.field.too-long', { limit: Number(issue.maximum) })
    case 'invalid_format':
      if (issue.format === 'date') return t('common.field.date')
      return t(issue.format === 'time' ? 'common.field.time' : 'common.field.invalid')
    case 'invalid_type':
      return t(issue.expected === 'number' ? 'common.field.number' : 'common.field.invalid')
    default:
      return t('common.field.invalid')
  }
}

/** The first error of each field, in the user's language. */
export function formErrors(error: z.ZodError, values: unknown, t: Translate): FormErrors {
  const errors: Record<string, string> = {}
  for (const issue of error.issues) {
    const path = issue.path.map(String).join('.')
    errors[path] ??= issueText(issue, valueAt(values, issue.path), t)
  }
  return errors
}
