import type { CashEntry } from '../../../shared/domain/cash'
import type { CashEntryId } from '../../../shared/domain/ids'
import { paperText } from '../../../shared/i18n/paper-texts'
import { AppError } from '../../../shared/lib/app-error'
import { findEntry } from '../../features/cash/cash-repository'
import type { Block, Signer, Text } from '../document'
import type { Form, FormContext } from '../form'
import { boardSigner, hubLetterhead, hubName, ownHub, placeAndDate } from '../kit/hub-papers'
import { inWords, longDay, rupiah } from '../kit/indonesian'

/** Kuitansi (DOMAIN 5) with the amount in words; without an entry it is filled in by hand. */
export const cashReceipt: Form<'cash-receipt'> = async ({ entryId }, context) => {
  const entry = entryId === null ? null : await requireEntry(entryId, context)
  const place = (await placeAndDate(context)).split(',')[0] ?? ''
  return {
    title: [paperText('receipt.title'), entry?.voucherNo].filter(Boolean).join(' '),
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: false,
    blocks: [
      { kind: 'title', text: paperText('receipt.title') },
      fieldsOf(entry, await hubName(context)),
      { kind: 'space', heightMm: 4 },
      {
        kind: 'signatures',
        placeAndDate: entry === null ? `${place}, ${short}` : `${place}, ${longDay(entry.entryOn)}`,
        signers: await signersOf(entry, context),
      },
      ...(entry === null ? secondHalf() : []),
    ],
  }
}

const dots = '.'.repeat(90)
const short = '.'.repeat(30)

async function requireEntry(id: CashEntryId, context: FormContext): Promise<CashEntry> {
  const entry = await findEntry(context.db, ownHub(context), id)
  if (entry === null) throw new AppError('book.line-missing')
  return entry
}

/** Money that went out was the hub's own. */
function fieldsOf(entry: CashEntry | null, hub: string): Block {
  const payer = entry?.way === 'out' ? hub : (entry?.party ?? null)
  return {
    kind: 'fields',
    rows: [
      [paperText('receipt.number'), entry?.voucherNo ?? short],
      [paperText('receipt.from'), payer ?? dots],
      [paperText('receipt.words'), wordsOf(entry)],
      [paperText('receipt.for'), entry?.description ?? dots],
      [paperText('receipt.amount'), amountOf(entry)],
    ],
  }
}

function wordsOf(entry: CashEntry | null): Text {
  if (entry === null) return dots
  return [{ text: paperText('receipt.rupiah', { words: inWords(entry.amount) }), isItalic: true }]
}

function amountOf(entry: CashEntry | null): Text {
  return [{ text: entry === null ? `Rp${short}` : `${rupiah(entry.amount)},-`, isBold: true }]
}

/** Who paid out and who received: for money that came in, the treasurer is the one who received it. */
async function signersOf(
  entry: CashEntry | null,
  context: FormContext,
): Promise<readonly Signer[]> {
  const treasurer = await boardSigner('treasurer', context)
  if (entry?.way === 'in') {
    return [{ ...treasurer, caption: paperText('receipt.received-by') }]
  }
  const receiver: Signer = {
    caption: null,
    post: paperText('receipt.receiver'),
    name: entry?.party ?? null,
    idLine: null,
  }
  return [{ ...treasurer, caption: paperText('receipt.paid-by') }, receiver]
}

/** Room for the note or the receipt of the shop that belongs to it. */
function secondHalf(): readonly Block[] {
  return [
    { kind: 'space', heightMm: 8 },
    { kind: 'paragraph', text: paperText('receipt.paste-here'), align: 'center', isSmall: true },
  ]
}
