import type { ActivityId } from '../../../../shared/domain/ids'
import type { TravelOrder } from '../../../../shared/domain/travel-order'
import { paperText } from '../../../../shared/i18n/paper-texts'
import { AppError } from '../../../../shared/lib/app-error'
import { findActivity, listVenues } from '../../../features/activities/activity-repository'
import { listTravelOrders } from '../../../features/travel/travel-repository'
import type { Block, Box, Signer } from '../../document'
import type { Form, FormContext } from '../../form'
import { chairOfHub, hubLetterhead, placeAndDate } from '../../kit/hub-papers'
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
  const empty: Block = { kind: 'paragraph', text: paperText('visum.empty') }
  return {
    title: `${paperText('visum.title')} ${visit.title}`,
    orientation: 'portrait',
    letterhead: null,
    isNumbered: false,
    marginMm: 12,
    blocks: wanted.length === 0 ? [empty] : wanted.map((order) => sheetOf(order, visit)),
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
    host: await chairOfHub(context),
  }
}

/**
 * One sheet, front side only, whatever its names: the boxes and their order are those of the back of an
 * SPD, which the treasurer of the Dinas checks them against.
 */
function sheetOf(order: TravelOrder, visit: Visit): Block {
  const home = order.fromPlace ?? order.unit ?? ''
  const host = order.host === null ? visit.host : unnamed(order.host)
  const left = [paperText('visum.left'), paperText('visum.to'), paperText('visum.on')] as const
  const arrived = [paperText('visum.arrived'), paperText('visum.on')] as const
  const out = longDay(order.departsOn)
  return {
    kind: 'full-page',
    blocks: [
      { kind: 'title', text: paperText('visum.title'), lines: [paperText('visum.subtitle')] },
      {
        kind: 'fields',
        rows: [
          [paperText('visum.order'), order.orderNumber ?? dots(30)],
          [paperText('visum.name'), [{ text: order.personName, isBold: true }]],
          [paperText('visum.nip'), order.nip ?? '-'],
          [paperText('visum.rank'), order.rank ?? '-'],
          [paperText('visum.unit'), order.unit ?? '-'],
          [paperText('visum.activity'), `${visit.title}, ${visit.days}`],
        ],
      },
      {
        kind: 'boxes',
        rows: [
          [{ blocks: [] }, stop('I.', left, [home, visit.place, out])],
          [
            stop('II.', arrived, [visit.place, out], host),
            stop(undefined, left, [visit.place, home, longDay(order.returnsOn)], host),
          ],
          [stop('III.', arrived, []), stop(undefined, left, [])],
          [
            stop('IV.', [paperText('visum.home'), paperText('visum.on')], [home]),
            {
              blocks: [
                { kind: 'paragraph', text: paperText('visum.checked') },
                signed({ ...unnamed(null), post: paperText('visum.giver') }),
              ],
            },
          ],
        ],
      },
    ],
  }
}

/** Where and when, and room for the name, signature and stamp of whoever receives there. */
function stop(
  number: string | undefined,
  labels: readonly string[],
  values: readonly string[],
  signer: Signer = unnamed(null),
): Box {
  return {
    ...(number === undefined ? {} : { number }),
    blocks: [
      { kind: 'fields', rows: labels.map((label, at) => [label, values[at] || dots(26)]) },
      signed(signer),
    ],
  }
}

function signed(signer: Signer): Block {
  return { kind: 'signatures', placeAndDate: null, signers: [signer] }
}

/** A host with a line for the number: the chair's must not stand below another's name. */
function unnamed(name: string | null): Signer {
  return {
    caption: null,
    post: paperText('visum.head'),
    name,
    idLine: paperText('kit.nip', { number: dots(30) }),
  }
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
