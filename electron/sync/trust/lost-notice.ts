import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import type { LostNotice } from '../../../shared/domain/exchange'
import { AppError } from '../../../shared/lib/app-error'
import { ByteReader } from '../../../shared/sync/byte-reader'
import { ByteWriter } from '../../../shared/sync/byte-writer'
import { expectFormat, FormatError } from '../../../shared/sync/format-error'
import { decodeStatement } from '../../../shared/sync/trust-statements'
import { LIMITS } from '../../../shared/sync/wire-limits'
import type { TaskContext } from '../../features/handler'
import { writeFileAtomically } from '../../platform/atomic-file'
import { openSealedBox, sealBox } from '../../platform/crypto'
import { ownFolder } from '../exchange/stick'
import { readTrust, type Trust } from './certificates'
import { listStatements, loadTrust, saveTrust } from './trust-repository'

/**
 * No bundle is sealed to a PC that was reported lost, so it would never hear of it and go on carrying
 * a stick whose news nobody takes. A small file in its own folder tells it: the signed report, sealed
 * to it alone (shared/sync/README.md, section 9).
 */
const noticeName = 'laporan.simpul-hilang'
const FORMAT = 1

/** One for each lost PC that has none here yet. A drive without room for it loses nothing else. */
export async function leaveLostNotices(
  root: string,
  { db, device }: Pick<TaskContext, 'db' | 'device'>,
  network: string,
): Promise<void> {
  const trust = await loadTrust(db, network)
  for (const lost of trust.devices.values()) {
    if (lost.report === null || lost.id === device.deviceId) continue
    const path = noticePath(root, network, lost.id)
    if ((await readIfThere(path)) !== null) continue
    const sealed = sealBox(encodeReports(reportsOf(trust, lost.id)), lost.boxKey)
    try {
      await writeFileAtomically(path, (write) =>
        write(Buffer.concat([Uint8Array.of(FORMAT), sealed])),
      )
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
}

/** Takes to heart what a notice to this PC says, where it proves itself. */
export async function readLostNotice(
  root: string,
  { db, device, clock, write }: TaskContext,
  network: string,
): Promise<void> {
  const bytes = await readIfThere(noticePath(root, network, device.deviceId))
  if (bytes?.[0] !== FORMAT) return
  const content = openSealedBox(bytes.subarray(1), device.box)
  if (content === null) return
  const trust = readTrust(network, [...(await listStatements(db)), ...decodeReports(content)])
  // Only a report by somebody who may make it is among what the network goes by.
  if (!trust || (trust.devices.get(device.deviceId)?.report ?? null) === null) return
  await write('exchange.run', (writing) => saveTrust(writing, trust, clock.now()))
}

/** Who reported this PC lost, as far as it has heard; null: nobody. */
export async function findLostNotice(
  { db, device }: Pick<TaskContext, 'db' | 'device'>,
  network: string,
): Promise<LostNotice | null> {
  const trust = await loadTrust(db, network)
  const report = trust.devices.get(device.deviceId)?.report ?? null
  if (report === null) return null
  return {
    byHubName: trust.devices.get(report.issuer)?.hubName ?? '',
    reportedAt: report.issuedAt,
    reason: report.reason,
  }
}

function noticePath(root: string, network: string, device: string): string {
  return join(ownFolder(root, network, device), noticeName)
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  return readFile(path).catch(() => null) // most often: not there
}

function reportsOf(trust: Trust, subject: string): readonly Uint8Array[] {
  return trust.statements.filter((bytes) => {
    const { statement } = decodeStatement(bytes)
    return statement.kind === 'revocation' && statement.subject === subject
  })
}

function encodeReports(statements: readonly Uint8Array[]): Uint8Array {
  const writer = new ByteWriter(512)
  writer.varint(statements.length)
  for (const statement of statements) writer.sized(statement)
  return writer.finish()
}

/** None when it is not what a notice holds: somebody else's file, or of a later version. */
function decodeReports(content: Uint8Array): readonly Uint8Array[] {
  try {
    const reader = new ByteReader(content)
    const count = reader.count(1, LIMITS.statements)
    const statements = Array.from({ length: count }, () =>
      reader.sized(LIMITS.statementBytes).slice(),
    )
    reader.expectEnd()
    expectFormat(count > 0, 'a notice holds a report')
    return statements
  } catch (error) {
    if (error instanceof FormatError) return []
    throw error
  }
}
