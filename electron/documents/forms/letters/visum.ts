import type { ActivityId } from '../../../../shared/domain/ids'
import type { TravelOrder } from '../../../../shared/domain/travel-order'
import { paperText } from '../../../../shared/i18n/paper-texts'
import { AppError } from '../../../../shared/lib/app-error'
import { findActivity, listVenues } from '../../../features/activities/activity-repository'
import { listTravelOrders } from '../../../features/travel/travel-repository'
import type { Block, Cell, Signer } from '../../document'
import type { Form, FormContext } from '../../form'
import { boardSigner, hubLetterhead, placeAndDate } from '../../kit/hub-papers'
import { daySpan, longDay } from '../../kit/indonesian'

type Visit = {
  readonly title: string
  readonly place: string
  readonly days: string
  readonly host: Signer
}

/**
 * Visum SPD (DOMAIN 5): a sheet for each teacher. Tiba di, Pada tanggal, Kepala/tuan rumah; Berangkat
 * dari, Ke, Tanggal. The host signs and stamps.
 */
export const visum: Form<'visum'> = async ({ activityId, ids }, context) => {
  const visit = await visitOf(activityId, context)
  const orders = await listTravelOrders(context.db, activityId)
  const wanted = ids.length === 0 ? orders : orders.filter(({ id }) => ids.includes(id))
  const sheets = wanted.map((order) => sheetOf(order, visit))
  const empty: Block = { kind: 'paragraph', text: paperText('visum.empty') }
  return {
    title: `${paperText('visum.title')} ${visit.title}`,
    orientation: 'portrait',
    letterhead: null,
    isNumbered: false,
    blocks:
      sheets.length === 0
        ? [empty]
        : sheets.flatMap((sheet, index): readonly Block[] =>
            index === 0 ? sheet : [{ kind: 'page-break' }, ...sheet],
          ),
  }
}

async function visitOf(activityId: ActivityId, context: FormContext): Promise<Visit> {
  const activity = await findActivity(context.db, activityId)
  if (activity === null) throw new AppError('activity.missing')
  const [venue] = await listVenues(context.db, activityId)
  return {
    title: activity.title,
    place: venue?.name ?? '',
    days: daySpan(activity.startsOn, activity.endsOn),
    host: await boardSigner('chair', context),
  }
}

function sheetOf(order: TravelOrder, visit: Visit): readonly Block[] {
  const home = order.fromPlace ?? order.unit ?? ''
  const host = { ...visit.host, name: order.host ?? visit.host.name }
  return [
    { kind: 'title', text: paperText('visum.title'), lines: [paperText('visum.subtitle')] },
    {
      kind: 'fields',
      rows: [
        [paperText('visum.order'), order.orderNumber ?? dots(30)],
        [paperText('visum.name'), [{ text: order.personName, isBold: true }]],
        [paperText('visum.nip'), order.nip ?? '-'],
        [paperText('visum.rank'), order.rank ?? '-'],
        [paperText('visum.unit'), order.unit ?? '-'],
        [paperText('visum.activity'), `${visit.title}\n${visit.days}`],
      ],
    },
    {
      kind: 'table',
      head: [],
      rowHeightMm: 48,
      columns: [
        { title: '', width: { share: 1 } },
        { title: '', width: { share: 1 } },
      ],
      rows: [
        [
          null,
          station('I.', {
            rows: [
              [paperText('visum.left'), home],
              [paperText('visum.to'), visit.place],
              [paperText('visum.on'), longDay(order.departsOn)],
            ],
            signer: null,
          }),
        ],
        [
          station('II.', {
            rows: [
              [paperText('visum.arrived'), visit.place],
              [paperText('visum.on'), longDay(order.departsOn)],
            ],
            signer: host,
          }),
          station('', {
            rows: [
              [paperText('visum.left'), visit.place],
              [paperText('visum.to'), home],
              [paperText('visum.on'), longDay(order.returnsOn)],
            ],
            signer: host,
          }),
        ],
        [
          station('III.', {
            rows: [
              [paperText('visum.arrived'), ''],
              [paperText('visum.on'), ''],
            ],
            signer: null,
          }),
          station('', {
            rows: [
              [paperText('visum.left'), ''],
              [paperText('visum.to'), ''],
              [paperText('visum.on'), ''],
            ],
            signer: null,
          }),
        ],
        [
          station('IV.', {
            rows: [
              [paperText('visum.home'), home],
              [paperText('visum.on'), ''],
            ],
            signer: null,
          }),
          null,
        ],
      ],
    },
  ]
}

/** One stop: where and when, and room for the host's name, signature and stamp. */
function station(
  number: string,
  {
    rows,
    signer,
  }: {
    readonly rows: readonly (readonly [string, string])[]
    readonly signer: Signer | null
  },
): Cell {
  const lines = rows.map(([label, value]) => `${label}: ${value === '' ? dots(26) : value}`)
  return [
    number === '' ? '' : number,
    ...lines,
    `${signer?.post ?? paperText('visum.head')},`,
    '\n\n',
    signer?.name ?? dots(36),
    signer?.idLine ?? paperText('kit.nip', { number: '' }),
  ].join('\n')
}

function dots(count: number): string {
  return '.'.repeat(count)
}

/** Who travels to an activity, and whose sheet is stamped: nobody is missed (U8). */
export const visumList: Form<'visum-list'> = async ({ activityId }, context) => {
  const visit = await visitOf(activityId, context)
  const orders = await listTravelOrders(context.db, activityId)
  return {
    title: `${paperText('visum.list-title')} ${visit.title}`,
    orientation: 'landscape',
    letterhead: await hubLetterhead(context),
    isNumbered: true,
    blocks: [
      {
        kind: 'title',
        text: paperText('visum.list-title'),
        lines: [visit.title, visit.days],
      },
      {
        kind: 'table',
        sheet: paperText('visum.list-title'),
        emptyText: paperText('visum.empty'),
        columns: [
          { title: paperText('kit.number'), width: 10, align: 'center' },
          { title: paperText('visum.name'), width: { share: 3 } },
          { title: paperText('visum.nip'), width: 40 },
          { title: paperText('visum.rank'), width: 30 },
          { title: paperText('visum.unit'), width: { share: 3 } },
          { title: paperText('visum.order'), width: { share: 2 } },
          { title: paperText('visum.stamped'), width: 26, align: 'center' },
        ],
        rows: orders.map((order, index) => [
          String(index + 1),
          order.personName,
          order.nip ?? '-',
          order.rank ?? '-',
          order.unit,
          order.orderNumber,
          order.isStamped ? '✓' : paperText('visum.not-stamped'),
        ]),
      },
      {
        kind: 'signatures',
        placeAndDate: await placeAndDate(context),
        signers: [visit.host],
      },
    ],
  }
}
