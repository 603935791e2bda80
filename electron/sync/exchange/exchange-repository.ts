import {
  type ExchangeResult,
  exchangeResult,
  type NetworkState,
} from '../../../shared/domain/exchange'
import { markChanged } from '../../database/change-log'
import type { ReadDb, WriteDb } from '../../database/database'
import { keyIdOf } from '../../platform/key-ids'
import { OWN_DEVICE_NO } from '../feeds/own-device'
import { listRetired, originOf } from '../identity/retired-devices'
import { readTrust, type Trust } from '../trust/certificates'
import { listInvitations, listStatements } from '../trust/trust-repository'
import { listWantedFiles } from './plan-outgoing'

/** The network as its page shows it: who belongs to it and who is known to hold what of ours. */
export async function readNetworkState(db: ReadDb): Promise<NetworkState> {
  const own = await db
    .selectFrom('device')
    .innerJoin('devices', 'devices.device_id', 'device.device_id')
    .select(['device.network_id', 'device.network_name', 'devices.sign_key'])
    .executeTakeFirst()
  const lastExchange = await findLastExchange(db)
  const filesWanted = (await listWantedFiles(db)).length
  if (!own?.network_id) {
    return { network: null, members: [], openInvitations: [], lastExchange, filesWanted }
  }
  const trust = readTrust(own.network_id, await listStatements(db))
  const open = [...(trust?.invitations.values() ?? [])].filter(({ usedBy }) => usedBy.length === 0)
  const openIds = new Set(open.map(({ id }) => id))
  const ownId = keyIdOf(own.sign_key)
  return {
    network: {
      id: own.network_id,
      name: own.network_name ?? '',
      isFounder: trust !== null && originOf(trust, ownId) === trust.founder,
    },
    members: await listReceipts(db, trust ? await takingPart(db, trust) : new Set([ownId])),
    openInvitations: (await listInvitations(db))
      .filter(({ id, boxKeys }) => openIds.has(id) && boxKeys === null)
      .map(({ id, label, createdAt }) => ({ id, label, createdAt })),
    lastExchange,
    filesWanted,
  }
}

/** Whom one waits for: neither the lost nor what a PC was called before it was restored. */
export async function takingPart(db: ReadDb, trust: Trust): Promise<ReadonlySet<string>> {
  const retired = await listRetired(db, trust)
  return new Set(
    [...trust.devices.values()]
      .filter(({ id, revokedAfter }) => revokedAfter === null && !retired.has(id))
      .map(({ id }) => id),
  )
}

async function listReceipts(
  db: ReadDb,
  trusted: ReadonlySet<string>,
): Promise<NetworkState['members']> {
  const rows = await db
    .selectFrom('devices')
    .leftJoin('known_vectors', (join) =>
      join
        .onRef('known_vectors.holder_no', '=', 'devices.no')
        .on('known_vectors.device_no', '=', OWN_DEVICE_NO),
    )
    .leftJoin('feeds as own', (join) => join.on('own.device_no', '=', OWN_DEVICE_NO))
    .select([
      'devices.no',
      'devices.device_id',
      'devices.hub_id',
      'devices.label',
      'known_vectors.seq',
      'known_vectors.learned_at',
      'own.seq as own_seq',
    ])
    .orderBy('devices.no')
    .execute()
  return rows
    .filter(({ device_id }) => trusted.has(device_id))
    .map((row) => ({
      deviceId: row.device_id,
      hubId: row.hub_id,
      hubName: row.label,
      isOwn: row.no === OWN_DEVICE_NO,
      receivedSeq: row.no === OWN_DEVICE_NO ? row.own_seq : row.seq,
      ownSeq: row.own_seq ?? 0,
      learnedAt: row.learned_at,
    }))
}

async function findLastExchange(db: ReadDb): Promise<NetworkState['lastExchange']> {
  const row = await db
    .selectFrom('exchanges')
    .selectAll()
    .orderBy('started_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  const result = exchangeResult.safeParse(JSON.parse(row.summary))
  // A summary of an older version that no longer fits is not worth an error.
  if (!result.success) return null
  return { at: row.started_at, driveLabel: row.drive_label, result: result.data }
}

export async function saveExchange(
  db: WriteDb,
  exchange: {
    readonly id: string
    readonly startedAt: number
    readonly driveLabel: string
    readonly result: ExchangeResult
  },
): Promise<void> {
  await db
    .insertInto('exchanges')
    .values({
      id: exchange.id,
      started_at: exchange.startedAt,
      drive_label: exchange.driveLabel,
      summary: JSON.stringify(exchange.result),
    })
    .execute()
  markChanged(db, 'exchanges')
}
