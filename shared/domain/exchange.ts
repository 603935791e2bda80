import { z } from 'zod'

import { appErrorCodes } from '../lib/app-error'
import { deviceId, hubId, networkId } from './ids'

/** The page never sees paths it could make up: a drive is named by a token of this run of the app. */
export const driveId = z.string().regex(/^[0-9a-f]{16}$/)

export const driveSummary = z.object({
  id: driveId,
  label: z.string(),
  /** Where it is, for people to recognise: `E:\`. */
  root: z.string(),
  isRemovable: z.boolean(),
  freeBytes: z.number().nullable(),
  totalBytes: z.number().nullable(),
})
export type DriveSummary = z.infer<typeof driveSummary>

/** What a bundle changes in the tables people know; attendance counts marks, members people. */
export const changeCounts = z.object({
  members: z.object({ added: z.number(), changed: z.number() }),
  institutions: z.object({ added: z.number(), changed: z.number() }),
  activities: z.object({ added: z.number(), changed: z.number() }),
  attendance: z.object({ added: z.number(), changed: z.number() }),
  artifacts: z.object({ added: z.number(), changed: z.number() }),
  other: z.object({ added: z.number(), changed: z.number() }),
})
export type ChangeCounts = z.infer<typeof changeCounts>

/** Everything one hub's devices did, as one bundle or several brought it. */
export const incomingHub = z.object({
  hubId: hubId.nullable(),
  hubName: z.string(),
  counts: changeCounts,
})
export type IncomingHub = z.infer<typeof incomingHub>

/** A file on the drive that could not be used, with the reason as an error code. */
export const bundleProblem = z.object({ fileName: z.string(), code: z.string() })

export const foundInvitation = z.object({
  /** Names the file on the drive to `exchange.join`. Whose it is, only the six words tell. */
  fileName: z.string(),
  /** Whom it was made for, as the file name says. */
  label: z.string(),
})

export const exchangePreview = z.object({
  bundlesRead: z.number(),
  /** Bundles whose commits we hold already. */
  bundlesKnown: z.number(),
  hubs: z.array(incomingHub).readonly(),
  filesIncoming: z.number(),
  fileBytesIncoming: z.number(),
  problems: z.array(bundleProblem).readonly(),
  invitations: z.array(foundInvitation).readonly(),
  /** Shortcut viruses and the like seen on the drive; nothing of them was opened. */
  suspiciousFiles: z.array(z.string()).readonly(),
})
export type ExchangePreview = z.infer<typeof exchangePreview>

/** The truthful ending of an exchange. */
export const exchangeResult = z.object({
  read: exchangePreview,
  written: z.object({
    fileNames: z.array(z.string()).readonly(),
    bytes: z.number(),
    commits: z.number(),
    files: z.number(),
    /** Files that did not fit on the drive and wait for the next trip. */
    filesLeft: z.number(),
    /** Hubs and open invitations the bundle is sealed for. */
    recipients: z.number(),
  }),
  /** Why our bundle could not be left on the drive, as an error code; what came in is kept. */
  writeProblem: z.enum(appErrorCodes).nullable(),
  /** Read back from the drive and verified byte for byte: the drive may be unplugged. */
  isSafeToUnplug: z.boolean(),
})
export type ExchangeResult = z.infer<typeof exchangeResult>

export const networkMember = z.object({
  deviceId,
  hubId: hubId.nullable(),
  hubName: z.string(),
  isOwn: z.boolean(),
  /** Commits of ours that this device is known to hold; null = never heard from it. */
  receivedSeq: z.number().nullable(),
  ownSeq: z.number(),
  learnedAt: z.number().nullable(),
})
export type NetworkMember = z.infer<typeof networkMember>

export const networkState = z.object({
  network: z.object({ id: networkId, name: z.string(), isFounder: z.boolean() }).nullable(),
  members: z.array(networkMember).readonly(),
  openInvitations: z
    .array(z.object({ id: z.string(), label: z.string(), createdAt: z.number() }))
    .readonly(),
  lastExchange: z
    .object({ at: z.number(), driveLabel: z.string(), result: exchangeResult })
    .nullable(),
  /** Files known from other hubs that have not arrived yet. */
  filesWanted: z.number(),
})
export type NetworkState = z.infer<typeof networkState>
