import { showPhone } from '../../shared/domain/phone'
import { clockOf } from '../../shared/domain/session'
import { isMessageKey } from '../../shared/i18n/keys'
import type { Translate } from '../lib/translate'
import type { useFormat } from '../lib/use-format'
import type { ColumnKind } from './record-columns'

/** A cell of a record as people read it; null when it is empty. */
export function recordValue(
  value: string | number | null,
  kind: ColumnKind,
  words: {
    readonly t: Translate
    readonly format: ReturnType<typeof useFormat>
    readonly names: Readonly<Record<string, string>>
  },
): string | null {
  if (value === null || value === '') return null
  const { t, format, names } = words
  if (typeof kind === 'object') {
    const key = `${kind.words}.${String(value)}`
    return isMessageKey(key) ? t(key) : String(value)
  }
  if (kind === 'yes-no') return t(value === 1 ? 'history.yes' : 'history.no')
  if (typeof value === 'number') {
    return kind === 'minute-of-day' ? format.time(clockOf(value)) : format.number(value, 2)
  }
  switch (kind) {
    case 'phone':
      return showPhone(value)
    case 'day':
      return format.dateShort(value)
    case 'name':
      return names[value] ?? t('history.unknown-name')
    case 'tags':
      return readTags(value)
    default:
      return value
  }
}

/** Tags travel as a JSON list; what is none is shown as it came. */
function readTags(text: string): string | null {
  try {
    const tags: unknown = JSON.parse(text)
    if (!Array.isArray(tags)) return text
    return tags.length === 0 ? null : tags.map(String).join(', ')
  } catch {
    return text
  }
}
