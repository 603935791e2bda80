import type { HandoverDetails, HandoverOverview } from '../../../shared/domain/handover'
import { paperText } from '../../../shared/i18n/paper-texts'
import { readHandover } from '../../features/handover/handover-service'
import { findHub } from '../../features/setup/hub-repository'
import { localDay } from '../../platform/local-day'
import type { Block, Signer } from '../document'
import type { Form } from '../form'
import { boardSigner, hubLetterhead, placeAndDate } from '../kit/hub-papers'
import { dayInWords, longDay } from '../kit/indonesian'
import { handoverAnnex } from './handover-annex'

/**
 * Berita acara serah terima (DOMAIN 14, U12): who hands the office to whom, the chair acknowledges;
 * what is handed over stands in the annex.
 */
export const handoverRecord: Form<'handover-record'> = async (_, context) => {
  const overview = await readHandover(context)
  const { details } = overview
  const hub = (await findHub(context.db))?.name ?? ''
  return {
    title: `${paperText('handover.title')} ${details.heldOn}`,
    orientation: 'portrait',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    isLetter: true,
    blocks: [
      {
        kind: 'title',
        text: paperText('handover.title'),
        lines: [paperText('handover.office', { hub })],
      },
      ...agreement(overview, hub),
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context, details.heldOn),
        signers: [
          ...bothParties(details),
          await boardSigner('chair', context, paperText('kit.acknowledged')),
        ],
      },
      { kind: 'page-break' },
      ...handoverAnnex(overview, localDay(context.clock.now())),
    ],
  }
}

function agreement({ details, file }: HandoverOverview, hub: string): readonly Block[] {
  const place = details.place ?? '.'.repeat(24)
  const { note } = details
  return [
    justified(paperText('handover.opening', { ...dayInWords(details.heldOn), place })),
    partyFields({ name: details.fromName, nip: details.fromNip, post: 'handover.old-secretary' }),
    justified(paperText('handover.first')),
    partyFields({ name: details.toName, nip: details.toNip, post: 'handover.new-secretary' }),
    justified(paperText('handover.second')),
    justified(paperText('handover.act', { hub })),
    ...(file === null
      ? []
      : [
          justified(
            paperText('handover.file', {
              hub,
              file: file.name,
              day: longDay(localDay(file.madeAt)),
            }),
          ),
        ]),
    ...(note === null
      ? []
      : [justified([{ text: `${paperText('handover.note')}: `, isBold: true }, { text: note }])]),
    justified(paperText('handover.closing')),
  ]
}

function justified(text: Extract<Block, { readonly kind: 'paragraph' }>['text']): Block {
  return { kind: 'paragraph', align: 'justify', text }
}

function partyFields(party: {
  readonly name: string | null
  readonly nip: string | null
  readonly post: 'handover.old-secretary' | 'handover.new-secretary'
}): Block {
  const dots = '.'.repeat(48)
  return {
    kind: 'fields',
    rows: [
      [paperText('handover.name'), party.name ?? dots],
      ...(party.nip === null ? [] : ([[paperText('handover.nip'), party.nip]] as const)),
      [paperText('handover.post'), paperText(party.post)],
    ],
  }
}

function bothParties(details: HandoverDetails): readonly Signer[] {
  const idLine = (nip: string | null) =>
    nip === null ? null : paperText('kit.nip', { number: nip })
  return [
    {
      caption: paperText('handover.receives'),
      post: paperText('handover.party-second'),
      name: details.toName,
      idLine: idLine(details.toNip),
    },
    {
      caption: paperText('handover.gives'),
      post: paperText('handover.party-first'),
      name: details.fromName,
      idLine: idLine(details.fromNip),
    },
  ]
}
