import { type BookName, bookOf } from '../../shared/domain/book'
import type { Input } from '../lib/call'
import { channelQuery, type LiveTable, steadyQuery } from '../lib/channel-query'

/** The book's own table, and those its lines take names from. */
function tablesOf(book: BookName): readonly LiveTable[] {
  return [bookOf(book).table, 'members', 'institutions', 'activities']
}

export const bookQueries = {
  page: (input: Input<'books.page'>) => steadyQuery('books.page', input, tablesOf(input.book)),
  years: (book: BookName) => channelQuery('books.years', { book }, tablesOf(book)),
}
