import type { HubId } from '../../../shared/domain/ids'
import type { WriteDb } from '../../database/database'
import { lastNumber } from './certificate-repository'

/** Numbers of certificates, in the hub's own pattern; taken in the transaction that uses them. */
export type TakenNumber = { readonly seq: number; readonly text: string }

export async function takeCertificateNumbers(
  db: WriteDb,
  options: { readonly hubId: HubId; readonly count: number; readonly day: string },
): Promise<readonly TakenNumber[]> {
  const year = Number(options.day.slice(0, 4))
  const last = await lastNumber(db, options.hubId, year)
  return Array.from({ length: options.count }, (_, index) => {
    const seq = last + index + 1
    return { seq, text: `13.${String(seq).padStart(3, '0')}/${year}` }
  })
}
