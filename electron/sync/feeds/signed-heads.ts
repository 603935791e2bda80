import { sql } from 'kysely'

import type { SignedHead } from '../../../shared/sync/signed-heads'
import type { ReadDb } from '../../database/database'
import { blake2b256 } from '../../platform/crypto'
import { OWN_DEVICE_NO } from './own-device'

/**
 * Of every feed that others write, the newest commit that came with its signature. What a segment
 * brought is signed at its end, so that is its last commit unless a part of it still waits.
 */
export async function listSignedHeads(db: ReadDb): Promise<readonly SignedHead[]> {
  const { rows } = await sql<{ device: string; header: Uint8Array; signature: Uint8Array }>`
    select d.device_id as device, c.header, c.signature
    from devices d join commits c on c.device_no = d.no and c.seq =
      (select seq from commits where device_no = d.no and signature is not null
        order by seq desc limit 1)
    where d.no != ${OWN_DEVICE_NO} order by d.device_id`.execute(db)
  return rows.map(({ device, header, signature }) => ({
    device,
    hash: blake2b256(header),
    signature,
  }))
}
