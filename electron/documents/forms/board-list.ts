import { paperText } from '../../../shared/i18n/paper-texts'
import { AppError } from '../../../shared/lib/app-error'
import { type BoardLine, findTerm, listBoard } from '../../features/board/board-repository'
import type { Form } from '../form'
import { hubName, ownHub, placeAndDate } from '../kit/hub-papers'
import { longDay } from '../kit/indonesian'

/** Susunan pengurus as the attachment of its decree (DOMAIN 5), signed by whoever signed the decree. */
export const boardList: Form<'board-list'> = async ({ termId }, context) => {
  const term = await findTerm(context.db, ownHub(context), termId)
  if (term === null) throw new AppError('book.line-missing')
  const rows = await listBoard(context.db, termId)
  const years = [term.startsOn, term.endsOn].map((day) => day?.slice(0, 4) ?? '….')
  const period = paperText('board.period', { from: years[0] ?? '', to: years[1] ?? '' })
  return {
    title: `${paperText('board.title')} ${years.join('-')}`,
    orientation: 'portrait',
    // An attachment of somebody else's decree: it carries no kop of ours.
    letterhead: null,
    isNumbered: true,
    blocks: [
      { kind: 'paragraph', text: paperText('board.attachment') },
      {
        kind: 'fields',
        rows: [
          [paperText('board.number'), term.decreeNumber ?? dots],
          [paperText('board.day'), longDay(term.decreeOn) || dots],
          [paperText('board.about'), term.decreeAbout ?? dots],
        ],
      },
      { kind: 'title', text: paperText('board.title'), lines: [await hubName(context), period] },
      {
        kind: 'table',
        sheet: paperText('board.title'),
        emptyText: paperText('board.empty'),
        columns: [
          { title: paperText('kit.number'), width: 10, align: 'center' },
          { title: paperText('board.name'), width: { share: 3 } },
          { title: paperText('board.service'), width: { share: 3.5 } },
          { title: paperText('board.post'), width: { share: 2.5 } },
        ],
        rows: rows.map((row, index) => [String(index + 1), row.name, serviceOf(row), row.post]),
      },
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context, term.decreeOn),
        signers: [
          {
            caption: null,
            post: term.signerPost ?? paperText('board.signer'),
            name: term.signer,
            idLine:
              term.signerNip === null ? null : paperText('kit.nip', { number: term.signerNip }),
          },
        ],
      },
    ],
  }
}

const dots = '.'.repeat(50)

function serviceOf({ position, unit }: BoardLine): string {
  return [position, unit].filter((part) => part !== null && part !== '').join(', ')
}
