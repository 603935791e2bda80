/**
 * Hard limits of the wire format. A reader refuses what is beyond them before it allocates; a
 * writer never reaches them. Raising one is a new format version, because older readers refuse.
 */
const KIB = 1024
const MIB = 1024 * KIB

export const LIMITS = {
  /** Column, table and command names, in UTF-8 bytes. */
  nameBytes: 100,
  columnsPerGroup: 256,
  groupsPerLeaf: 4_096,
  /** A reader builds one array slot per cell; constant columns cost few bytes on the wire. */
  cellsPerLeaf: 4_000_000,
  /** Cells a leaf may announce per byte it is long, beside a small allowance. */
  cellsPerByte: 64,
  textBytes: MIB,
  /** Characters of all cells of a leaf whose text is written once for many rows. */
  textPerLeaf: 32 * MIB,
  depsPerCommit: 10_000,
  /** A feed position; differences of two still fit a zigzag. */
  seq: 2 ** 48,
  leavesPerCommit: 200_000,
  /** Bytes of all leaves of one commit together. */
  commitBytes: 16 * MIB,
  /** A writer closes a segment before it gets larger than this, unless one commit alone does. */
  segmentTargetBytes: 4 * MIB,
  /** Uncompressed; a target segment plus one largest commit. */
  segmentBytes: 24 * MIB,
  /** Of all leaves of a segment: whoever relays them needs the rest for ids and headers. */
  segmentLeafBytes: 20 * MIB,
  /** As it lies in a bundle: what does not compress grows a little. */
  segmentSectionBytes: 25 * MIB,
  commitsPerSegment: 65_536,
  /** Plain header of a bundle: enough for 10,000 recipients. */
  bundleHeaderBytes: MIB,
  recipients: 10_000,
  manifestBytes: 16 * MIB,
  sections: 500_000,
  devices: 10_000,
  wantedFiles: 10_000,
  /** Places of private leaves that one manifest may say are lacking. */
  lackedLeaves: 100_000,
  /** Signed statements in one manifest or invitation. */
  statements: 50_000,
  statementBytes: 32 * KIB,
  invitationBytes: 8 * MIB,
} as const
