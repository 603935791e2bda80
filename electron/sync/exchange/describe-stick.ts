import type { ExchangePreview, IncomingHub } from '../../../shared/domain/exchange'
import type { FileHash, HubId } from '../../../shared/domain/ids'
import type { AppErrorCode } from '../../../shared/lib/app-error'
import type { MergedStick } from '../merge/merge-received'
import type { PeekedStick } from './peek-stick'
import type { ReceivedStick } from './receive-stick'
import { invitationLabel, type StickContents } from './stick'

export const nothingMerged: MergedStick = { hubs: [], refused: [], gapHubs: [], forkedHubs: [] }

/** Of a PC that belongs to no network yet: it only looks for invitations. */
const nothingPeeked: PeekedStick = {
  incoming: [],
  own: [],
  ownRuins: [],
  forOthers: 0,
  ofOtherNetworks: 0,
  problems: [],
  contentsId: '',
}
const nothingReceived: ReceivedStick = {
  bundlesRead: 0,
  knownBundles: 0,
  forOthers: 0,
  problems: [],
  filesOffered: new Map(),
}

/** What lay on a stick and came from it, for the preview and for the ending. */
export function describeStick(options: {
  readonly contents: StickContents
  readonly heldBefore: ReadonlyMap<HubId, number>
  readonly driveProblem: AppErrorCode | null
  readonly peeked?: PeekedStick
  readonly received?: ReceivedStick
  readonly merged?: MergedStick
  readonly lookAlikes?: number
  /** Of the files offered, those that are or would be kept. */
  readonly filesTaken?: ReadonlySet<FileHash>
}): ExchangePreview {
  const { contents, heldBefore, driveProblem } = options
  const { peeked = nothingPeeked, received = nothingReceived, merged = nothingMerged } = options
  const { filesTaken = new Set() } = options
  const incoming = [...received.filesOffered].filter(([hash]) => filesTaken.has(hash))
  const heldSince = ({ hubId }: IncomingHub) =>
    hubId === null ? null : (heldBefore.get(hubId) ?? null)
  return {
    bundlesRead: received.bundlesRead,
    bundlesKnown: received.knownBundles,
    hubs: merged.hubs.map((hub) => ({ ...hub, heldSince: heldSince(hub) })),
    lookAlikes: options.lookAlikes ?? 0,
    filesIncoming: incoming.length,
    fileBytesIncoming: incoming.reduce((sum, [, bytes]) => sum + bytes, 0),
    problems: [...peeked.problems, ...received.problems, ...problemsOf(merged)],
    invitations: contents.invitations.map(({ fileName }) => ({
      fileName,
      label: invitationLabel(fileName),
    })),
    suspiciousFiles: contents.suspicious,
    contentsId: peeked.contentsId,
    heldBefore: [...heldBefore.keys()],
    bundlesOwn: peeked.own.length,
    bundlesForOthers: peeked.forOthers + received.forOthers,
    bundlesOfOtherNetworks: peeked.ofOtherNetworks,
    hiddenFolders: contents.hiddenFolders,
    driveProblem,
  }
}

function problemsOf({ refused, gapHubs, forkedHubs }: MergedStick): ExchangePreview['problems'] {
  return [
    ...refused.map((fileName) => ({ fileName, code: 'bundle.tampered' })),
    // Named by the hub, whose feed it is about: no file of its own is at fault.
    ...gapHubs.map((fileName) => ({ fileName, code: 'bundle.gap' })),
    ...forkedHubs.map((fileName) => ({ fileName, code: 'bundle.forked' })),
  ]
}
