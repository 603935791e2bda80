import { mkdir, rm } from 'node:fs/promises'
import { join } from 'node:path'

import type { DriveSummary, ExchangePreview, ExchangeResult } from '../../shared/domain/exchange'
import type { ParsedInputOf } from '../../shared/ipc/contract-kit'
import type { exchangeContract } from '../../shared/ipc/exchange-contract'
import { AppError } from '../../shared/lib/app-error'
import type { Ports, TaskContext } from '../features/handler'
import { findSetting, saveSetting } from '../features/settings/settings-repository'
import { driveAt } from '../platform/system-drives'
import { driveBehind, isFolder, registerDrive } from './drive-register'
import { saveExchange } from './exchange-repository'
import { type MergedStick, mergeReceived } from './merge-received'
import { type ReceivedStick, receiveStick } from './receive-stick'
import { sendStick } from './send-stick'
import { invitationLabel, lookAtStick, type StickContents } from './stick'
import { getNetwork } from './trust-repository'

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

/** Where an invitation that the page names lies; only what is on the drive can be named. */
export async function findInvitation(driveId: string, fileName: string): Promise<string> {
  const { root } = await driveBehind(driveId)
  const { invitations } = await lookAtStick(root)
  const found = invitations.find((invitation) => invitation.fileName === fileName)
  if (!found) throw new AppError('invitation.not-an-invitation')
  return found.path
}

/** Thrown to roll the transaction of a preview back. */
class PreviewOnly extends Error {}

/** Reads and proves everything on the drive and merges it for looks only: nothing is kept. */
export async function previewExchange(
  { driveId }: ParsedInputOf<(typeof exchangeContract)['exchange.preview']>,
  outer: TaskContext,
): Promise<ExchangePreview> {
  const { root } = await driveBehind(driveId)
  const contents = await lookAtStick(root)
  const network = await findNetwork(outer)
  if (network === null) {
    return describe({
      contents,
      stick: { bundles: [], knownBundles: 0, problems: [] },
      merged: nothingMerged,
    })
  }
  return withStaging(outer, async (context) => {
    const stick = await receiveStick(contents.bundles, { network, context, takesFiles: false })
    const merged = await rehearseMerge(stick, { network, context })
    return describe({ contents, stick, merged })
  })
}

/** The whole exchange: read, merge, leave our bundle, read it back, remember how it ended. */
export async function runExchange(
  { driveId }: ParsedInputOf<(typeof exchangeContract)['exchange.run']>,
  outer: TaskContext,
): Promise<ExchangeResult> {
  const drive = await driveBehind(driveId)
  const { id: network } = await getNetwork(outer.db)
  const startedAt = outer.clock.now()
  return withStaging(outer, async (context) => {
    const contents = await lookAtStick(drive.root)
    const stick = await receiveStick(contents.bundles, { network, context, takesFiles: true })
    const merged = await merge(stick, { network, context })
    const read = describe({ contents, stick, merged })
    const result: ExchangeResult = { read, ...(await leaveBundle(driveId, { network, context })) }
    await context.write('exchange.run', (db) =>
      saveExchange(db, {
        id: context.ids.next(),
        startedAt,
        driveLabel: drive.label === '' ? drive.root : drive.label,
        result,
      }),
    )
    return result
  })
}

/**
 * By now what came in is committed, so a drive that fails here is part of the ending, not an error
 * that would hide it.
 */
async function leaveBundle(
  driveId: string,
  options: { readonly network: string; readonly context: TaskContext },
): Promise<Omit<ExchangeResult, 'read'>> {
  try {
    const written = await sendStick(await driveBehind(driveId), options)
    return { written, writeProblem: null, isSafeToUnplug: true }
  } catch (error) {
    if (!(error instanceof AppError) || !error.code.startsWith('drive.')) throw error
    const written = {
      fileNames: [],
      bytes: 0,
      commits: 0,
      files: 0,
      filesLeft: 0,
      filesLeftBytes: 0,
      filesHere: 0,
      recipients: 0,
      pruned: 0,
      kept: 0,
    }
    return { written, writeProblem: error.code, isSafeToUnplug: false }
  }
}

async function findNetwork({ db }: TaskContext): Promise<string | null> {
  const row = await db.selectFrom('device').select('network_id').executeTakeFirst()
  return row?.network_id ?? null
}

type Merged = Pick<MergedStick, 'hubs' | 'refused' | 'gapHubs'>

const nothingMerged: Merged = { hubs: [], refused: [], gapHubs: [] }

async function merge(
  stick: ReceivedStick,
  options: { readonly network: string; readonly context: TaskContext },
): Promise<Merged> {
  if (stick.bundles.length === 0) return nothingMerged
  return options.context.write('exchange.run', (db) => mergeReceived(db, stick.bundles, options))
}

async function rehearseMerge(
  stick: ReceivedStick,
  options: { readonly network: string; readonly context: TaskContext },
): Promise<Merged> {
  if (stick.bundles.length === 0) return nothingMerged
  let merged = nothingMerged
  try {
    await options.context.write('exchange.preview', async (db) => {
      merged = await mergeReceived(db, stick.bundles, options)
      throw new PreviewOnly()
    })
  } catch (error) {
    if (!(error instanceof PreviewOnly)) throw error
  }
  return merged
}

/** Whatever happens, nothing stays in staging: segments there are not encrypted. */
async function withStaging<T>(
  context: TaskContext,
  work: (context: TaskContext) => Promise<T>,
): Promise<T> {
  const staging = join(context.paths.staging, context.ids.next())
  await mkdir(staging, { recursive: true })
  try {
    return await work({ ...context, paths: { ...context.paths, staging } })
  } finally {
    await rm(staging, { recursive: true, force: true })
  }
}

function describe(options: {
  readonly contents: StickContents
  readonly stick: ReceivedStick
  readonly merged: Merged
}): ExchangePreview {
  const { contents, stick, merged } = options
  const offered = new Map(
    stick.bundles.flatMap(({ filesOffered }) =>
      filesOffered.map(({ hash, bytes }) => [hash, bytes] as const),
    ),
  )
  return {
    bundlesRead: stick.bundles.length,
    bundlesKnown: stick.knownBundles,
    hubs: merged.hubs,
    lookAlikes: 0,
    filesIncoming: offered.size,
    fileBytesIncoming: [...offered.values()].reduce((sum, bytes) => sum + bytes, 0),
    problems: [
      ...stick.problems,
      ...merged.refused.map((fileName) => ({ fileName, code: 'bundle.tampered' })),
      // Named by the hub whose earlier commits are missing: no file of its own is at fault.
      ...merged.gapHubs.map((fileName) => ({ fileName, code: 'bundle.gap' })),
    ],
    invitations: contents.invitations.map(({ fileName }) => ({
      fileName,
      label: invitationLabel(fileName),
    })),
    suspiciousFiles: contents.suspicious,
    contentsId: '0'.repeat(32),
    heldBefore: [],
    bundlesOwn: 0,
    bundlesForOthers: 0,
    bundlesOfOtherNetworks: 0,
    hiddenFolders: [],
    driveProblem: null,
  }
}
