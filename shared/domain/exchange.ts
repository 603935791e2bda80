import { z } from 'zod'

import { appErrorCodes } from '../lib/app-error'
import { activityId, deviceId, hubId, networkId } from './ids'

/** The page never sees paths it could make up: a drive is named by a token of this run of the app. */
export const driveId = z.string().regex(/^[0-9a-f]{16}$/)

/** Names what lay on a drive when it was looked at. */
export const contentsId = z.string().regex(/^[0-9a-f]{32}$/)

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

/** Figures that a summary kept by version 0.1.0 does not have count as none. */
const laterCount = z.number().default(0)

const changesOf = z.object({ added: z.number(), changed: z.number(), removed: laterCount })

/** What a bundle changes in the tables people know; attendance counts marks, members people. */
export const changeCounts = z.object({
  members: changesOf,
  institutions: changesOf,
  activities: changesOf,
  attendance: changesOf,
  artifacts: changesOf,
  other: changesOf,
})
export type ChangeCounts = z.infer<typeof changeCounts>

/** What one hub's part does to one activity: its sessions, enrolments, marks, files. */
export const incomingActivity = z.object({
  activityId,
  title: z.string(),
  isNew: z.boolean(),
  added: z.number(),
  changed: z.number(),
  removed: z.number(),
  /** Values that two hubs wrote without knowing of each other, among those that matter. */
  clashing: z.number(),
})
export type IncomingActivity = z.infer<typeof incomingActivity>

/** Activities shown of one hub's part; the others are counted. */
export const mostIncomingActivities = 20

/** Everything one hub's devices did, as one bundle or several brought it. */
export const incomingHub = z.object({
  hubId: hubId.nullable(),
  hubName: z.string(),
  /** Of a part held back: what it would bring. In an ending: nothing, for it brought nothing. */
  counts: changeCounts,
  /** Those it changes most first; at most `mostIncomingActivities`. */
  activities: z.array(incomingActivity).readonly().default([]),
  activitiesMore: laterCount,
  clashing: laterCount,
  /** Held back for a later exchange since then; null: not held. */
  heldSince: z.number().nullable().default(null),
  /**
   * Other hubs whose part of this preview this one had seen: holding one of those back makes this
   * one wait too, at least in part, for a commit is taken only after what it had seen.
   */
  leansOn: z.array(hubId).readonly().default([]),
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
  /** People and institutions of which there would be two that look the same, and nobody has said yet. */
  lookAlikes: laterCount,
  filesIncoming: z.number(),
  fileBytesIncoming: z.number(),
  problems: z.array(bundleProblem).readonly(),
  invitations: z.array(foundInvitation).readonly(),
  /** Shortcut viruses and the like seen on the drive; nothing of them was opened. */
  suspiciousFiles: z.array(z.string()).readonly(),
  // Since 0.2.0. Summaries of older exchanges lack these, hence the defaults.
  /** Names what lay on the drive. `exchange.run` given it refuses a drive that changed since. */
  contentsId: z.string().default(''),
  /** Hubs whose part was held back at an earlier exchange, also those without news on this drive. */
  heldBefore: z.array(hubId).readonly().default([]),
  /** Our own bundles, left here on earlier trips. */
  bundlesOwn: z.number().default(0),
  /** Bundles sealed to others of our network: right where they are, and not for us. */
  bundlesForOthers: z.number().default(0),
  /** Bundles of other networks, whose stick this is too. */
  bundlesOfOtherNetworks: z.number().default(0),
  /** Folders that a shortcut virus hid: still there, behind a `.lnk` of the same name. */
  hiddenFolders: z.array(z.string()).readonly().default([]),
  /** Why nothing could be left on this drive, as far as it shows beforehand. */
  driveProblem: z.enum(appErrorCodes).nullable().default(null),
})
export type ExchangePreview = z.infer<typeof exchangePreview>

/** Who reported this very PC lost, when by their clock, and why. */
export const lostNotice = z.object({
  byHubName: z.string(),
  reportedAt: z.number(),
  reason: z.string(),
})
export type LostNotice = z.infer<typeof lostNotice>

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
    filesLeftBytes: z.number().default(0),
    /** Files that lie on the drive already, in a bundle of an earlier trip, and were not written again. */
    filesHere: z.number().default(0),
    /** Titles of files of ours that had rotted or gone from this PC's disk, and were left out. */
    damagedFiles: z.array(z.string()).readonly().default([]),
    /** Hubs and open invitations the bundle is sealed for. */
    recipients: z.number(),
    /** Older bundles of ours taken off the drive, because newer ones make them needless. */
    pruned: laterCount,
    /** Bundles of ours from earlier trips that stay on the drive beside the new one. */
    kept: laterCount,
  }),
  /** Why our bundle could not be left on the drive, as an error code; what came in is kept. */
  writeProblem: z.enum(appErrorCodes).nullable(),
  /** This database turned out to be restored or copied, and goes on under a new identity. */
  isRenewed: z.boolean().default(false),
  /** Set when others take nothing newer of this PC, so what it left on the drive reaches nobody. */
  lostNotice: lostNotice.nullable().default(null),
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
