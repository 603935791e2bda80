import type { Letter } from '../../../../shared/ipc/letter-contract'
import { AppError } from '../../../../shared/lib/app-error'
import { findLetter } from '../../../features/letters/letter-repository'
import { listPaperPeople } from '../../../features/members/paper-person-repository'
import type { Block } from '../../document'
import type { Form, FormContext } from '../../form'
import { assignmentPages } from './assignment-letter'
import { invitationPages } from './invitation-letter'
import type { LetterPage } from './letter-page'
import { plainPages } from './plain-letter'

/** Outgoing letters, one after the other in one file (DOMAIN 5: undangan, surat tugas and the plain ones). */
export const letters: Form<'letter'> = async ({ ids }, context) => {
  const pages: LetterPage[] = []
  const found: Letter[] = []
  for (const id of ids) {
    const letter = await findLetter(context.db, id)
    if (letter === null || letter.direction !== 'out') throw new AppError('letter.missing')
    found.push(letter)
    pages.push(...(await pagesOf(letter, context)))
  }
  return {
    title: titleOf(found),
    orientation: 'portrait',
    // Every page has its own: letters are pulled apart.
    letterhead: null,
    isLetter: true,
    isNumbered: false,
    hasLargeText: true,
    blocks: pages.flatMap((page, index): readonly Block[] =>
      index === 0 ? page : [{ kind: 'page-break' }, ...page],
    ),
  }
}

async function pagesOf(letter: Letter, context: FormContext): Promise<readonly LetterPage[]> {
  const memberIds = letter.recipients.flatMap(({ memberId }) =>
    memberId === null ? [] : [memberId],
  )
  const people = await listPaperPeople(context.db, memberIds)
  const paper = { letter, people, context }
  switch (letter.body.form) {
    case 'invitation':
      return invitationPages(letter.body, paper)
    case 'assignment':
      return assignmentPages(letter.body, paper)
    case 'plain':
      return plainPages(letter.body, paper)
  }
}

/** The name of the file: a number has slashes, which become dashes there. */
function titleOf(found: readonly Letter[]): string {
  const [first] = found
  if (first === undefined) return ''
  return [first.subject, first.number ?? ''].filter((part) => part !== '').join(' ')
}
