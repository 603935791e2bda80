import activityPapers from './papers/activity-papers.json'
import attendance from './papers/attendance.json'
import blankForms from './papers/blank-forms.json'
import board from './papers/board.json'
import books from './papers/books.json'
import certificates from './papers/certificates.json'
import handover from './papers/handover.json'
import kit from './papers/kit.json'
import letters from './papers/letters.json'
import money from './papers/money.json'
import registers from './papers/registers.json'

/**
 * The words on printed papers. In Indonesian only, whatever the language of the screen: they are
 * official papers of the field, handed in at the Dinas. A form adds its own file to the list.
 */
const texts = {
  ...activityPapers,
  ...handover,
  ...kit,
  ...certificates,
  ...attendance,
  ...blankForms,
  ...board,
  ...books,
  ...money,
  ...registers,
  ...letters,
}

export type PaperText = keyof typeof texts

/** `{name}` places are filled; one that is not given stays, so that it is seen. */
export function paperText(
  key: PaperText,
  params: Readonly<Record<string, string | number>> = {},
): string {
  return texts[key].replace(/\{(\w+)\}/gu, (place, name: string) => String(params[name] ?? place))
}
