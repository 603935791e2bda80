import type { HubId } from '../../../shared/domain/ids'
import { assert } from '../../../shared/lib/assert'
import type { Day } from '../../../shared/lib/dates'
import type { CommandContext } from '../handler'
import { takeNumbers } from '../numbers/number-repository'
import { findNumbering, numberText } from '../numbers/numbering-repository'

export type TakenNumber = { readonly seq: number; readonly text: string }

/** Numbers for certificates out of this PC's own blocks, as the hub writes them. */
export async function takeCertificateNumbers(
  { hubId, count, day }: { readonly hubId: HubId; readonly count: number; readonly day: Day },
  { db, device, ids }: Pick<CommandContext, 'db' | 'device' | 'ids'>,
): Promise<readonly TakenNumber[]> {
  const numbering = await findNumbering(db, hubId)
  const taken = await takeNumbers(db, {
    hubId,
    series: 'certificates',
    year: Number(day.slice(0, 4)),
    deviceId: device.deviceId,
    count,
    ids,
  })
  assert(taken.length === count, 'a number for everybody')
  return taken.map((seq) => ({
    seq,
    text: numberText(numbering, { kind: 'certificate', sequence: seq, day }),
  }))
}
