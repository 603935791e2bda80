import type { LedgerEntry } from '../../../../shared/domain/certificate'
import { sumOfJp } from '../../../../shared/domain/session'
import { paperText } from '../../../../shared/i18n/paper-texts'
import { listIdNumbers } from '../../../features/certificates/certificate-repository'
import { getLedger } from '../../../features/certificates/jp-ledger'
import { getMember } from '../../../features/members/member-service'
import type { Cell } from '../../document'
import type { Form } from '../../form'
import { boardSigner, hubLetterhead, placeAndDate } from '../../kit/hub-papers'
import { daySpan, decimal } from '../../kit/indonesian'

/** JP of one person, year by year, from the certificates of all hubs; revoked ones are left out. */
export const jpLedger: Form<'jp-ledger'> = async ({ memberId }, context) => {
  const { name, entries } = await getLedger(context.db, memberId)
  const { id, posts } = await getMember(context.db, memberId)
  const numbers = (await listIdNumbers(context.db, [id])).get(id)
  const standing = entries.filter(({ isRevoked }) => !isRevoked)
  return {
    title: `${paperText('ledger.title')} ${name}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    marginMm: 15,
    blocks: [
      { kind: 'title', text: paperText('ledger.title') },
      {
        kind: 'fields',
        rows: [
          [paperText('ledger.name'), name],
          [paperText('ledger.identity'), numbers?.nip ?? numbers?.nuptk ?? '-'],
          [paperText('ledger.unit'), homeOf(posts)],
        ],
      },
      {
        kind: 'table',
        sheet: paperText('ledger.title'),
        emptyText: paperText('ledger.empty'),
        columns: [
          { title: paperText('kit.number'), width: 10, align: 'center' },
          { title: paperText('ledger.day'), width: 42 },
          { title: paperText('ledger.activity'), width: { share: 5 } },
          { title: paperText('ledger.held-by'), width: { share: 3 } },
          { title: paperText('ledger.role'), width: 24 },
          // '13.001/PKG-JONGGAT/XI/2026' in one line.
          { title: paperText('ledger.number'), width: 52 },
          { title: paperText('ledger.jp'), width: 16, align: 'center' },
        ],
        rows: rowsByYear(standing),
        foot: standing.length === 0 ? [] : [totalRow(paperText('ledger.total'), sumOfJp(standing))],
      },
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [
          await boardSigner('chair', context, paperText('kit.acknowledged')),
          await boardSigner('secretary', context),
        ],
      },
    ],
  }
}

function homeOf(
  posts: readonly { readonly isHome: boolean; readonly institutionName: string }[],
): string {
  return (posts.find(({ isHome }) => isHome) ?? posts[0])?.institutionName ?? '-'
}

/** Oldest year first, as a ledger is read; each year closes with its sum. */
function rowsByYear(entries: readonly LedgerEntry[]): readonly (readonly Cell[])[] {
  const byYear = new Map<number, LedgerEntry[]>()
  for (const entry of entries) {
    const year = entry.year ?? 0
    byYear.set(year, [entry, ...(byYear.get(year) ?? [])])
  }
  let number = 0
  return [...byYear]
    .sort(([left], [right]) => left - right)
    .flatMap(([year, lines]): readonly (readonly Cell[])[] => [
      ...lines.map((entry): readonly Cell[] => {
        number += 1
        return [
          String(number),
          daySpan(entry.startsOn ?? entry.issuedOn, entry.endsOn ?? entry.issuedOn),
          entry.activity,
          entry.hubName,
          paperText(`certificate.role.${entry.role}`),
          entry.number,
          decimal(entry.jp),
        ]
      }),
      totalRow(paperText('ledger.year-total', { year }), sumOfJp(lines)),
    ])
}

function totalRow(label: string, jp: number): readonly Cell[] {
  return [
    { kind: 'span', text: [{ text: label, isBold: true }], columns: 6, align: 'right' },
    {
      kind: 'span',
      text: [{ text: decimal(jp), isBold: true }],
      columns: 1,
      align: 'center',
    },
  ]
}
