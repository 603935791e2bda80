import { AppError } from '../../../shared/lib/app-error'
import type { TaskContext } from '../../features/handler'
import { openForReading } from '../../platform/drive-reading'
import { openBundle } from '../bundle/bundle-reader'
import type { OwnBundle } from '../exchange/peek-stick'
import { receiveBundle } from '../exchange/receive-bundle'
import { readTrust, type Trust } from '../trust/certificates'
import { listStatements } from '../trust/trust-repository'
import { goOnUnderNewKeys } from './check-identity'
import { findParting, lastCommonWith, type NewsOfUs } from './copy-evidence'

type Place = {
  readonly root: string
  readonly network: string
  readonly context: TaskContext
}

/**
 * Before a bundle is merged: does its sender hold commits under our name that we never wrote? Then a
 * copy of us did, and we go on under a new identity. Returns whether we do.
 */
export async function settleParting(
  news: NewsOfUs & { readonly trust: Pick<Trust, 'statements'> },
  { network, context }: Omit<Place, 'root'>,
): Promise<boolean> {
  const parting = await findParting(news, context, async () => {
    const statements = [...(await listStatements(context.db)), ...news.trust.statements]
    return readTrust(network, statements)?.renounced ?? new Map()
  })
  if (parting.kind === 'parted') {
    await goOnUnderNewKeys(context, parting)
    return true
  }
  if (parting.confirmed !== null) await noteConfirmed(news.sender, parting.confirmed, context)
  return false
}

/**
 * A bundle of our own that this database never wrote: it was restored from a backup. The bundle is
 * sealed to us too, so what it brings of our feed comes back by reading it. Returns whether we go on
 * under a new identity.
 */
export async function settleOwnBundles(
  own: readonly OwnBundle[],
  { root, network, context }: Place,
): Promise<boolean> {
  const { bundle_seq } = await context.db
    .selectFrom('device')
    .select('bundle_seq')
    .executeTakeFirstOrThrow()
  const ahead = own
    .filter(({ bundleSeq }) => bundleSeq > bundle_seq)
    .sort((left, right) => right.bundleSeq - left.bundleSeq || left.part - right.part)
  for (const bundle of ahead) {
    try {
      await renewBehind(bundle, { root, network, context })
      return true
    } catch (error) {
      // Not of our key, or damaged: it says nothing about us, and must not stop what others bring.
      if (!(error instanceof AppError && error.code.startsWith('bundle.'))) throw error
    }
  }
  return false
}

async function renewBehind(newest: OwnBundle, { root, network, context }: Place): Promise<void> {
  const { db, device } = context
  const file = await openForReading(newest.path)
  try {
    // Only what our own key has signed proves anything; anybody can put a file into our folder.
    const opened = await openBundle(file, {
      network,
      boxKeys: [device.box, ...device.former.map(({ box }) => box)],
      statements: await listStatements(db),
      bulk: context.bulk,
    })
    const received = await receiveBundle(opened, {
      root,
      network,
      context,
      heldHubs: new Set(),
      takesFiles: false,
      takeIn: () => Promise.resolve(false),
      statements: [],
      boxKeys: [],
      stored: new Set(),
      filesOffered: new Map(),
      fileName: newest.fileName,
    })
    try {
      const keepSeq = await lastCommonWith({ ...received, vector: opened.manifest.vector }, context)
      await goOnUnderNewKeys(context, { keepSeq })
    } finally {
      await received.clear()
    }
  } finally {
    await file.close()
  }
}

async function noteConfirmed(
  sender: string,
  confirmed: number,
  { db, write }: TaskContext,
): Promise<void> {
  const row = await db
    .selectFrom('devices')
    .select(['no', 'confirmed_seq'])
    .where('device_id', '=', sender as never) // an id by the header's own format
    .executeTakeFirst()
  if (!row || (row.confirmed_seq ?? 0) >= confirmed) return
  await write('exchange.run', (writing) =>
    writing
      .updateTable('devices')
      .set({ confirmed_seq: confirmed })
      .where('no', '=', row.no)
      .execute(),
  )
}
