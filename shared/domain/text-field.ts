import { z } from 'zod'

/** Most text is: a list of 20,000 people has 400,000 cells to look at. */
const tidyAlready = /^[!-~]+(?: [!-~]+)*$/

/**
 * Text as people type it: composed characters (NFC), no control characters, one space between
 * words. Empty means not known, and not known is null, never ''.
 */
export function tidyText(text: string): string | null {
  if (tidyAlready.test(text)) return text
  const tidy = text
    .normalize('NFC')
    // Cf holds the invisible marks that copied text brings along: BOM, zero-width space, direction marks.
    .replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ')
    .trim()
  return tidy === '' ? null : tidy
}

/** Several lines: keeps line breaks, else as `tidyText`. */
export function tidyLines(text: string): string | null {
  const lines = text.split(/\r\n|\r|\n/u).map((line) => tidyText(line) ?? '')
  const tidy = lines.join('\n').trim()
  return tidy === '' ? null : tidy
}

/** A field that may be unknown. `maxLength` counts UTF-16 units before tidying. */
export function optionalText(maxLength: number) {
  return z.string().max(maxLength).transform(tidyText).nullable()
}

export function optionalLines(maxLength: number) {
  return z.string().max(maxLength).transform(tidyLines).nullable()
}

export function requiredText(maxLength: number) {
  return z
    .string()
    .max(maxLength)
    .transform((text) => tidyText(text) ?? '')
    .pipe(z.string().min(1))
}

/** A day as YYYY-MM-DD that exists in the calendar, or unknown. */
export const optionalDate = z.iso.date().nullable()
