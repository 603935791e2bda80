import { beforeEach, expect, test } from 'vitest'

import {
  applyChange,
  type AttendanceSheet,
  blankMark,
  type Mark,
  type MarkChange,
  markChange,
} from '../../../shared/domain/attendance'
import type { ActivityId, MemberId, SessionId } from '../../../shared/domain/ids'
import { createSheetStore, type SendResult, type SheetStore } from './sheet-store'

const ani = 'ani' as MemberId
const budi = 'budi' as MemberId
const startsAt = 480

/** A hub service that answers when the test says so. */
type Sent = {
  readonly marks: readonly MarkChange[]
  readonly answer: (result?: SendResult) => Promise<void>
}
let sent: Sent[]
let disk: Map<MemberId, Mark>
let lamport: number
let store: SheetStore

beforeEach(() => {
  sent = []
  disk = new Map()
  lamport = 0
  store = createSheetStore(
    (marks) =>
      new Promise((resolve) => {
        // The hub service takes nothing that the contract does not name.
        for (const mark of marks) markChange.omit({ memberId: true }).parse(withoutId(mark))
        sent.push({
          marks,
          answer: async (result) => {
            resolve(result ?? commit(marks))
            // Lets the store act on the answer.
            for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
          },
        })
      }),
  )
  store.load(sheet())
})

function withoutId({ memberId: _, ...change }: MarkChange) {
  return change
}

function commit(marks: readonly MarkChange[]): SendResult {
  lamport += 1
  for (const change of marks) {
    disk.set(change.memberId, applyChange(disk.get(change.memberId) ?? blankMark, change, startsAt))
  }
  const ids = [...new Set(marks.map(({ memberId }) => memberId))]
  return {
    ok: true,
    asOf: lamport,
    marks: ids.map((memberId) => ({ memberId, ...(disk.get(memberId) ?? blankMark) })),
  }
}

function sheet(asOf = lamport): AttendanceSheet {
  return {
    session: {
      id: 's' as SessionId,
      activityId: 'a' as ActivityId,
      position: 1,
      title: null,
      heldOn: '2026-11-21',
      startsAt,
      endsAt: 720,
      className: null,
      venueId: null,
      venueName: null,
      jp: null,
    },
    activityTitle: 'Workshop',
    quota: null,
    asOf,
    rows: [ani, budi].map((memberId, index) => ({
      number: index + 1,
      memberId,
      frontTitle: null,
      fullName: memberId,
      backTitle: null,
      isErased: false,
      schoolName: null,
      role: 'participant',
      className: null,
      isWalkIn: false,
      isEnrolled: true,
      recordedBy: null,
      ...(disk.get(memberId) ?? blankMark),
    })),
  }
}

const shown = (id: MemberId) =>
  `${store.row(id).status ?? '-'}${store.row(id).isPending ? '…' : ''}`

test('a mark shows at once as pending and as saved only after the answer', async () => {
  store.press([{ memberId: ani, status: 'H' }])
  const before = shown(ani)

  await sent[0]!.answer()

  expect([before, shown(ani), store.status().pending]).toEqual(['H…', 'H', 0])
})

test('keys that come while a batch is under way wait in order and go as one', async () => {
  store.press([{ memberId: ani, status: 'H' }])
  store.press([{ memberId: budi, status: 'S' }])
  store.press([{ memberId: ani, status: 'A' }])
  await sent[0]!.answer()
  const between = [shown(ani), shown(budi)]

  await sent[1]!.answer()

  expect({
    between,
    after: [shown(ani), shown(budi)],
    batches: sent.map((one) => one.marks),
  }).toEqual({
    between: ['A…', 'S…'],
    after: ['A', 'S'],
    batches: [
      [{ memberId: ani, status: 'H' }],
      [
        { memberId: budi, status: 'S' },
        { memberId: ani, status: 'A' },
      ],
    ],
  })
})

test('a refused batch is taken back, what came after it stays, and it can be sent again', async () => {
  store.press([{ memberId: ani, status: 'H' }])
  store.press([{ memberId: budi, status: 'S' }])
  await sent[0]!.answer({ ok: false, failure: { code: 'disk.full', params: {} } })
  const refused = [shown(ani), shown(budi), store.status().refused?.failure.code]
  await sent[1]!.answer()

  store.retry()
  await sent[2]!.answer()

  expect({ refused, after: [shown(ani), shown(budi)], failure: store.status().refused }).toEqual({
    refused: ['-', 'S…', 'disk.full'],
    after: ['H', 'S'],
    failure: null,
  })
})

test('when the service was restarted the batch is sent again by itself, still shown as pending', async () => {
  const restarted: SendResult = { ok: false, failure: { code: 'service.restarted', params: {} } }
  store.press([{ memberId: ani, status: 'H' }])
  await sent[0]!.answer(restarted)
  const between = shown(ani)
  await sent[1]!.answer()

  expect([between, shown(ani), store.status().refused]).toEqual(['H…', 'H', null])
})

test('a service that keeps dying is given up on, and the mark is taken back', async () => {
  const restarted: SendResult = { ok: false, failure: { code: 'service.restarted', params: {} } }
  store.press([{ memberId: ani, status: 'H' }])
  for (let time = 0; time < 4; time += 1) await sent[time]!.answer(restarted)

  expect([sent.length, shown(ani), store.status().refused?.failure.code]).toEqual([
    4,
    '-',
    'service.restarted',
  ])
})

test('fresh data does not disturb what is being typed, nor show an older mark again', async () => {
  const older = sheet()
  store.press([{ memberId: ani, status: 'H' }])
  store.load(older)
  const whilePending = shown(ani)
  await sent[0]!.answer()
  store.load(older)
  const afterOldAnswer = shown(ani)
  disk.set(ani, { ...blankMark, status: 'S' })
  store.load(sheet(lamport + 1))

  expect([whilePending, afterOldAnswer, shown(ani)]).toEqual(['H…', 'H', 'S'])
})

test('one undo takes back all of one action, redo brings it forward', async () => {
  store.press([{ memberId: ani, arrivedAt: 495 }])
  await sent[0]!.answer()
  store.press([
    { memberId: ani, status: 'S' },
    { memberId: budi, status: 'H' },
  ])
  await sent[1]!.answer()

  store.undo()
  const undone = [store.row(ani).lateMinutes, shown(ani), shown(budi)]
  await sent[2]!.answer()
  const saved = [shown(ani), shown(budi)]
  store.redo()
  await sent[3]!.answer()

  expect({ undone, saved, redone: [shown(ani), shown(budi)] }).toEqual({
    undone: [15, 'T…', '-…'],
    saved: ['T', '-'],
    redone: ['S', 'H'],
  })
})

test('undo spares what another hub has changed since', async () => {
  store.press([
    { memberId: ani, status: 'H' },
    { memberId: budi, status: 'H' },
  ])
  await sent[0]!.answer()
  disk.set(budi, { ...blankMark, status: 'A' })
  lamport += 1
  store.load(sheet())

  store.undo()
  await sent[1]!.answer()

  expect([shown(ani), shown(budi), store.undo()]).toEqual(['-', 'A', false])
})

test('one step can be taken back by itself while later ones stay', async () => {
  const filled = store.press([
    { memberId: ani, status: 'H' },
    { memberId: budi, status: 'H' },
  ])
  await sent[0]!.answer()
  store.press([{ memberId: budi, status: 'S' }])
  await sent[1]!.answer()

  store.undo(filled ?? undefined)
  await sent[2]!.answer()

  expect([shown(ani), shown(budi)]).toEqual(['-', 'S'])
})

test('a key that changes nothing is not sent', async () => {
  store.press([{ memberId: ani, status: 'H' }])
  await sent[0]!.answer()

  const changed = store.press([{ memberId: ani, status: 'H' }])

  expect([changed, sent.length, store.status().canUndo]).toEqual([null, 1, true])
})

test('a key repaints its own row and the totals, no other row', () => {
  const painted: string[] = []
  store.subscribeRow(ani, () => painted.push('ani'))
  store.subscribeRow(budi, () => painted.push('budi'))
  store.subscribe(() => painted.push('totals'))

  store.press([{ memberId: ani, status: 'H' }])

  expect({ painted, totals: store.status().totals }).toEqual({
    painted: ['ani', 'totals'],
    totals: { H: 1, T: 0, I: 0, S: 0, A: 0, D: 0, blank: 1 },
  })
})
