import type { bookContract } from '../../../shared/ipc/book-contract'
import type { Handlers } from '../handler'
import { markLine, moveLine, pageBook, saveLine, yearsOfBook } from './book-service'
import { copyProgramme } from './copy-programme'

export const bookHandlers: Handlers<typeof bookContract> = {
  'books.page': (input, context) => pageBook(input, context),
  'books.years': ({ book }, context) => yearsOfBook(book, context),
  'books.save': (input, context) => saveLine(input, context),
  'books.remove': (line, context) => markLine(line, true, context),
  'books.restore': (line, context) => markLine(line, false, context),
  'books.copyProgramme': (years, context) => copyProgramme(years, context),
  'books.move': (line, context) => moveLine(line, context),
}
