import type { BookName } from '../../shared/domain/book'
import { isMessageKey } from '../../shared/i18n/keys'
import type { Translate } from '../lib/translate'

/**
 * Words of a book: `books.guests.title`, `books.guests.field.name`, `books.inventory.condition.good`.
 * The keys follow from shared/domain/book.ts; book-text.test.ts asks for every one of them.
 */
export function bookText(t: Translate, book: BookName, part: string): string {
  const key = `books.${book}.${part}`
  return isMessageKey(key) ? t(key) : key
}
