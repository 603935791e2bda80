import { readFile } from 'node:fs/promises'

import { AppError } from '../../../shared/lib/app-error'
import { FormatError } from '../../../shared/sync/format-error'
import { decodeStatement } from '../../../shared/sync/trust-statements'
import { writeFileAtomically } from '../../platform/atomic-file'
import { isSignedBy } from '../../platform/crypto'
import { type FoundInvitation, invitationSuffix } from '../exchange/stick'
import { signedMessage } from './certificate-statements'
import type { OpenedInvitation } from './invitation'

/**
 * A used invitation can no longer be told from the bundles beside it, because none is sealed to it
 * any more. So whoever joins leaves the endorsement they gave themselves beside the file: nothing
 * but ids and a signature that only the holder of file and words can make.
 */
const usedSuffix = '.simpul-terpakai'
const mostBytes = 1_000

/** Whether another device joined with this invitation, as far as this drive tells. */
export async function wasUsedBefore(
  { path }: FoundInvitation,
  opened: OpenedInvitation,
  ownIds: readonly string[],
): Promise<boolean> {
  const bytes = await readFile(notePath(path)).catch(() => null)
  if (bytes === null || bytes.length > mostBytes) return false
  try {
    const { statement, body, signature } = decodeStatement(new Uint8Array(bytes))
    return (
      statement.kind === 'endorsement' &&
      !ownIds.includes(statement.subject) &&
      isSignedBy(opened.sign.publicKey, signedMessage(body), signature)
    )
  } catch (error) {
    // Anybody can put a file there; one that proves nothing says nothing.
    if (error instanceof FormatError) return false
    throw error
  }
}

/** Left where it can be; on a drive that takes nothing the network page tells it later. */
export async function noteUsed({ path }: FoundInvitation, endorsement: Uint8Array): Promise<void> {
  try {
    await writeFileAtomically(notePath(path), (write) => write(endorsement))
  } catch (error) {
    if (!(error instanceof AppError)) throw error
  }
}

function notePath(invitationPath: string): string {
  return invitationPath.slice(0, -invitationSuffix.length) + usedSuffix
}
