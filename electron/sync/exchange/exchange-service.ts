import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import type {
  DriveSummary,
  ExchangePreview,
  ExchangeResult,
  IncomingHub,
} from '../../../shared/domain/exchange'
import type { FileHash, ImportId } from '../../../shared/domain/ids'
import type { ParsedInputOf } from '../../../shared/ipc/contract-kit'
import type { exchangeContract } from '../../../shared/ipc/exchange-contract'
import { AppError } from '../../../shared/lib/app-error'
import type { WriteDb } from '../../database/database'
import type { Ports, TaskContext } from '../../features/handler'
import { findSetting, saveSetting } from '../../features/settings/settings-repository'
import type { Drive } from '../../platform/drives'
import { driveAt } from '../../platform/system-drives'
import { settleOwnBundles, settleParting } from '../identity/settle-parting'
import { countLookAlikes } from '../merge/count-look-alikes'
import { CountedRows } from '../merge/counted-rows'
import { describeImport } from '../merge/import-log'
import { type MergedStick, mergeReceived } from '../merge/merge-received'
import { completeErasures } from '../privacy/erase-member'
import { listNeeded } from '../privacy/unneeded-files'
import { findLostNotice, readLostNotice } from '../trust/lost-notice'
import { getNetwork } from '../trust/trust-repository'
import { describeStick, nothingMerged } from './describe-stick'
import { driveBehind, isFolder, registerDrive } from './drive-register'
import { saveExchange } from './exchange-repository'
import { listHeldHubs, rememberHeldHubs } from './held-hubs'
import { joinIncoming } from './join-incoming'
import { keepFiles, noteReceived } from './keep-received'
import { leaveBundle } from './leave-bundle'
import { type PeekedStick, peekStick } from './peek-stick'
import { probeDrive } from './probe-drive'
import type { ReceivedBundle } from './receive-bundle'
import { listBoxKeys, receiveStick } from './receive-stick'
import { lookAtStick, type StickContents } from './stick'
import { volumeAt } from './stick-folder'

export async function listDrives(
  context: Pick<Ports, 'drives'> & Pick<TaskContext, 'db'>,
): Promise<readonly DriveSummary[]> {
  const drives = [...(await context.drives.list())]
  const remembered = await findSetting(context.db, 'exchange-folder')
  if (typeof remembered === 'string' && (await isFolder(remembered))) {
    const isListed = drives.some(({ root }) => root === remembered)
    if (!isListed) drives.push(await driveAt(remembered, '', false))
  }
  return drives.map(registerDrive)
}

export async function pickFolder(context: TaskContext): Promise<DriveSummary | null> {
  const folder = await context.dialogs.pickFolder()
  if (folder === null) return null
  await context.write('exchange.pickFolder', (db) => saveSetting(db, 'exchange-folder', folder))
  return registerDrive(await driveAt(folder, '', false))
}

/** Thrown to roll the transaction of a preview back. */
class PreviewOnly extends Error {}

/** Reads and proves everything on the drive and merges it for looks only: nothing is kept. */
export async function previewExchange(
  { driveId, heldHubs }: ParsedInputOf<(typeof exchangeContract)['exchange.preview']>,
  outer: TaskContext,
): Promise<ExchangePreview> {
  const drive = await driveBehind(driveId)
  const contents = await lookAtStick(drive.root)
  const network = await findNetwork(outer)
  const heldBefore = await listHeldHubs(outer.db)
  const driveProblem = await probeDrive(drive)
  if (network === null) return describeStick({ contents, heldBefore, driveProblem })
  return withStaging(outer, async (context) => {
    const peeked = await peek(contents, { drive, network, context })
    const bundles: ReceivedBundle[] = []
    const received = await receiveStick(peeked.incoming, {
      root: drive.root,
      network,
      context,
      heldHubs: new Set(heldHubs),
      takesFiles: false,
      takeIn: (bundle) => {
        bundles.push(bundle)
        return Promise.resolve(true)
      },
    })
    const offered = [...received.filesOffered.keys()]
    const rehearsed = await rehearseMerge(bundles, { network, context, offered })
    return describeStick({ contents, heldBefore, driveProblem, peeked, received, ...rehearsed })
  })
}

/**
 * The whole exchange: take in bundle by bundle, leave ours, read it back, remember how it ended.
 * Interrupted anywhere, what was taken in stays and the next exchange goes on from there.
 */
export async function runExchange(
  { driveId, contentsId, heldHubs }: ParsedInputOf<(typeof exchangeContract)['exchange.run']>,
  outer: TaskContext,
): Promise<ExchangeResult> {
  const drive = await driveBehind(driveId)
  const { id: network } = await getNetwork(outer.db)
  const startedAt = outer.clock.now()
  const volume = await volumeAt(drive.root)
  return withStaging(outer, async (context) => {
    const contents = await lookAtStick(drive.root)
    let peeked = await peek(contents, { drive, network, context })
    if (contentsId !== undefined && contentsId !== peeked.contentsId) {
      throw new AppError('exchange.changed')
    }
    await readLostNotice(drive.root, context, network)
    let isRenewed = await settleOwnBundles(peeked.own, { root: drive.root, network, context })
    // What was ours to leave is now somebody else's to read.
    if (isRenewed) peeked = await peek(contents, { drive, network, context })
    await context.write('exchange.run', (db) => rememberHeldHubs(db, heldHubs, startedAt))
    const importId = context.ids.next() as ImportId // every id has this form
    const driveLabel = drive.label === '' ? drive.root : drive.label
    let hubs: readonly IncomingHub[] = []
    const counted = new CountedRows()
    const filesTaken = new Set<FileHash>()
    const refused = new Set<string>()
    const forked = new Set<string>()
    // By bundle: what waited for another one and was taken after it is no gap any more.
    const gaps = new Map<string, readonly string[]>()
    const received = await receiveStick(peeked.incoming, {
      root: drive.root,
      network,
      context,
      heldHubs: new Set(heldHubs),
      takesFiles: true,
      takeIn: async (bundle) => {
        if (await settleParting(bundle, { network, context })) isRenewed = true
        const now = context.clock.now()
        const hasFiles = bundle.files.length > 0
        const { merged, isWhole } = await takeBundle(bundle, context, async (db) => {
          const options = { network, context, importId, counted }
          const outcome = await mergeReceived(db, [bundle], options)
          hubs = joinIncoming(hubs, outcome.hubs)
          await describeImport(db, { id: importId, driveLabel, hubs })
          const whole = hasFiles || (await noteReceived(db, bundle, { files: [], now }))
          return { merged: outcome, isWhole: whole }
        }).catch((error: unknown) => {
          counted.forget()
          throw error
        })
        for (const fileName of merged.forkedHubs) forked.add(fileName)
        for (const fileName of merged.refused) refused.add(fileName)
        gaps.set(`${bundle.sender}/${bundle.bundleSeq}/${bundle.part}`, merged.gapHubs)
        if (!hasFiles) return isWhole
        const files = await keepFiles(bundle, context)
        for (const hash of files) filesTaken.add(hash)
        return context.write('exchange.run', (db) => noteReceived(db, bundle, { files, now }))
      },
    })
    // Before our bundle is written, so that it carries nothing of whom we have just heard to forget.
    await completeErasures(context)
    const merged = {
      hubs,
      refused: [...refused],
      forkedHubs: [...forked],
      gapHubs: [...new Set([...gaps.values()].flat())],
    }
    const heldBefore = await listHeldHubs(context.db)
    const read = describeStick({
      contents,
      heldBefore,
      driveProblem: null,
      peeked,
      received,
      merged,
      filesTaken,
      lookAlikes: await countLookAlikes(context.db, hubs),
    })
    // The folder of our former identity is no longer ours to tidy up.
    if (isRenewed) peeked = await peek(contents, { drive, network, context })
    const result: ExchangeResult = {
      read,
      isRenewed,
      lostNotice: await findLostNotice(context, network),
      ...(await leaveBundle(driveId, { network, context, peeked, root: drive.root, volume })),
    }
    await context.write('exchange.run', (db) =>
      saveExchange(db, {
        id: context.ids.next(),
        startedAt,
        driveLabel,
        result,
      }),
    )
    return result
  })
}

async function peek(
  contents: StickContents,
  options: { readonly drive: Drive; readonly network: string; readonly context: TaskContext },
): Promise<PeekedStick> {
  const { drive, network, context } = options
  return peekStick(contents, {
    root: drive.root,
    network,
    deviceId: context.device.deviceId,
    boxKeys: await listBoxKeys(context),
    signal: context.signal,
  })
}

async function findNetwork({ db }: TaskContext): Promise<string | null> {
  const row = await db.selectFrom('device').select('network_id').executeTakeFirst()
  return row?.network_id ?? null
}

/** One bundle into the database; what of it lies in staging is gone afterwards either way. */
async function takeBundle<T>(
  bundle: ReceivedBundle,
  context: TaskContext,
  work: (db: WriteDb) => Promise<T>,
): Promise<T> {
  try {
    return await context.write('exchange.run', work)
  } catch (error) {
    for (const { incoming } of bundle.files) await incoming.discard()
    throw error
  } finally {
    await bundle.clear()
  }
}

type Rehearsed = {
  readonly merged: MergedStick
  readonly lookAlikes: number
  /** Of the files offered, those the merged records name: not those of hubs that are held back. */
  readonly filesTaken: ReadonlySet<FileHash>
}

async function rehearseMerge(
  bundles: readonly ReceivedBundle[],
  options: {
    readonly network: string
    readonly context: TaskContext
    readonly offered: readonly FileHash[]
  },
): Promise<Rehearsed> {
  let rehearsed: Rehearsed = { merged: nothingMerged, lookAlikes: 0, filesTaken: new Set() }
  if (bundles.length === 0) return rehearsed
  try {
    await options.context.write('exchange.preview', async (db) => {
      const counted = new CountedRows()
      const merged = await mergeReceived(db, bundles, { ...options, importId: null, counted })
      const lookAlikes = await countLookAlikes(db, merged.hubs)
      rehearsed = { merged, lookAlikes, filesTaken: await listNeeded(db, options.offered) }
      throw new PreviewOnly()
    })
  } catch (error) {
    if (!(error instanceof PreviewOnly)) throw error
  }
  return rehearsed
}

/** Whatever happens, nothing stays in staging: segments there are not encrypted. */
async function withStaging<T>(
  context: TaskContext,
  work: (context: TaskContext) => Promise<T>,
): Promise<T> {
  const staging = join(context.paths.staging, context.ids.next())
  await mkdir(staging, { recursive: true })
  try {
    return await work({
      ...context,
      // A copy would miss that we may go on under another identity meanwhile.
      get device() {
        return context.device
      },
      paths: { ...context.paths, staging },
    })
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}
