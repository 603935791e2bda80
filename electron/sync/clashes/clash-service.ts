import type { Clash, ClashHub, ClashList, ClashSide } from '../../../shared/domain/clash'
import { mostClashesShown } from '../../../shared/ipc/clashes-contract'
import { syncedTable } from '../../../shared/sync/synced-tables'
import type { ReadDb } from '../../database/database'
import { type CellWriter, findCellWriters } from '../feeds/cell-writers'
import { describeSubjects, listNames, subjectKey, unknownSubject } from './clash-subjects'
import { describeWriters, type DeviceHub, listDeviceHubs, placeKey } from './clash-writers'
import { listQuestions, type OpenQuestion, tokenOf } from './open-questions'

export async function countClashes(db: ReadDb): Promise<{ readonly total: number }> {
  return { total: (await listQuestions(db)).length }
}

/** The first questions in full, and how many there are in all. */
export async function listClashes(db: ReadDb): Promise<ClashList> {
  const questions = await listQuestions(db)
  const shown = questions.slice(0, mostClashesShown)
  const hubs = await listDeviceHubs(db)
  const winners = await findCellWriters(
    db,
    questions.map(({ version }) => version),
  )
  const writers = await describeWriters(
    db,
    shown.flatMap(({ version, losers }) => [...(winnerOf(version, winners) ?? []), ...losers]),
    hubs,
  )
  const subjects = await describeSubjects(db, shown)
  const clashes = shown.map((question): Clash => {
    const { table, rowKey, column, current, version, losers } = question
    const winner = winners.get(version)
    const side = (value: ClashSide['value'], place: CellWriter | undefined): ClashSide => ({
      value: column === 'nik' ? onlyItsEnd(value) : value,
      writer: place === undefined ? null : (writers.get(placeKey(place)) ?? null),
    })
    return {
      cell: { table, rowKey, column },
      token: tokenOf(question),
      subject: subjects.get(subjectKey(question)) ?? unknownSubject,
      sides: [side(current, winner), ...losers.map((loser) => side(loser.value, loser))],
    }
  })
  return {
    total: questions.length,
    clashes,
    hubs: countHubs(questions, { winners, hubs }),
    names: await listNames(db, clashes.flatMap(idsIn)),
  }
}

function winnerOf(
  version: number,
  winners: ReadonlyMap<number, CellWriter>,
): readonly CellWriter[] | null {
  const winner = winners.get(version)
  return winner === undefined ? null : [winner]
}

/** A NIK is shown to nobody in full here; its end tells two of them apart. */
function onlyItsEnd(value: ClashSide['value']): ClashSide['value'] {
  return typeof value === 'string' && value.length > 4 ? `…${value.slice(-4)}` : value
}

function idsIn({ cell, sides }: Clash): readonly string[] {
  if (syncedTable(cell.table).columns[cell.column]?.type !== 'id') return []
  return sides.flatMap(({ value }) => (typeof value === 'string' ? [value] : []))
}

/** The side of a question that a hub wrote: 0 is what stands, the others follow `losers`. */
export function sideOfHub(
  question: OpenQuestion,
  hubId: string,
  known: {
    readonly winners: ReadonlyMap<number, CellWriter>
    readonly hubs: ReadonlyMap<number, DeviceHub>
  },
): number | null {
  const places = [known.winners.get(question.version)?.deviceNo, ...question.losers.map(noOf)]
  const index = places.findIndex((no) => no !== undefined && known.hubs.get(no)?.hubId === hubId)
  return index === -1 ? null : index
}

function noOf({ deviceNo }: CellWriter): number {
  return deviceNo
}

function countHubs(
  questions: readonly OpenQuestion[],
  known: {
    readonly winners: ReadonlyMap<number, CellWriter>
    readonly hubs: ReadonlyMap<number, DeviceHub>
  },
): readonly ClashHub[] {
  const counts = new Map<string, ClashHub>()
  for (const { hubId, hubName } of known.hubs.values()) {
    if (hubId === null || counts.has(hubId)) continue
    const count = questions.filter((one) => sideOfHub(one, hubId, known) !== null).length
    if (count > 0) counts.set(hubId, { hubId, hubName, count })
  }
  return [...counts.values()].sort((left, right) => left.hubName.localeCompare(right.hubName, 'id'))
}
