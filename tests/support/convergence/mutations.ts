/**
 * Merge bugs as people make them: one expression of the app's code in place of another (never a whole statement:
 * the two stand side by side in brackets). The proof of
 * convergence has to notice them. `find` stands in its file exactly once.
 */
export type Mutation = {
  readonly name: string
  readonly file: string
  readonly find: string
  readonly put: string
}

const sync = 'electron/sync'

export const mutations: readonly Mutation[] = [
  {
    name: 'the older write wins',
    file: `${sync}/merge/merge-rows.ts`,
    find: 'isEqual ? isGreater(incoming.value, standing.value) : version > standing.version',
    put: 'isEqual ? isGreater(incoming.value, standing.value) : version < standing.version',
  },
  {
    name: 'whatever comes last wins',
    file: `${sync}/merge/merge-rows.ts`,
    find: 'meetings.filter(({ wins }) => wins)',
    put: 'meetings',
  },
  {
    name: 'later edits of single cells are forgotten when a row is compared',
    file: `${sync}/merge/merge-rows.ts`,
    find: 'before.versions.get(spec.columns[column]?.number ?? 0) ?? before.rowVersion',
    put: 'before.rowVersion',
  },
  {
    name: 'a cell that won keeps its old version',
    file: `${sync}/merge/merge-rows.ts`,
    find: '[rowKey, number, incoming.version]',
    put: '[rowKey, number, standing.version]',
  },
  {
    name: 'a whole row that comes late lowers the version of the row',
    file: `${sync}/merge/merge-rows.ts`,
    find: 'row.part.version > (standing.get(rowKey)?.rowVersion ?? 0)',
    put: 'true',
  },
  {
    name: 'rows made on two hubs are not compared',
    file: `${sync}/merge/apply-groups.ts`,
    find: 'inserted === offered',
    put: 'inserted <= offered',
  },
  {
    name: 'of two edits in one bundle the older is taken',
    file: `${sync}/merge/incoming-batch.ts`,
    find: 'other === undefined || other.part.version < part.version',
    put: 'other === undefined || other.part.version > part.version',
  },
  {
    name: 'an edit of a few cells counts as the whole row',
    file: `${sync}/merge/incoming-batch.ts`,
    find: "scope === 'hub' || columns.includes(name)",
    put: "scope === 'hub' || columns.length > 0",
  },
  {
    name: 'all rows of a commit get the cells of its first',
    file: `${sync}/merge/insert-whole-rows.ts`,
    find: 'column.some((cell) => cell !== column[0])',
    put: 'false',
  },
  {
    name: 'a correction counts as a tick',
    file: `${sync}/merge/incoming-batch.ts`,
    find: 'cellVersion({ ...incoming, isCorrection: group.isCorrection })',
    put: 'cellVersion({ ...incoming, isCorrection: false })',
  },
  {
    name: 'which device wrote does not break a tie',
    file: 'shared/sync/cell-version.ts',
    find: 'lamport * 2 ** tagBits + deviceTag',
    put: 'lamport * 2 ** tagBits',
  },
  {
    name: 'commits are taken before what they had seen',
    file: `${sync}/merge/merge-segments.ts`,
    find: 'header.deps.every(({ device, seq }) => isSettled(state.heads.get(device), seq))',
    put: 'true',
  },
  {
    name: 'the time of others is not taken over',
    file: `${sync}/merge/merge-segments.ts`,
    find: 'Math.max(highest, head.lamport)',
    put: 'highest',
  },
  {
    name: 'a commit does not say what its device had seen',
    file: `${sync}/feeds/seal-draft.ts`,
    find: 'moved.map(({ device, seq }) => ({ device, seq }))',
    put: '[]',
  },
  {
    name: 'the first commit behind what is known is left out',
    file: `${sync}/feeds/segment-codec.ts`,
    find: 'segment.commits.slice(known + 1)',
    put: 'segment.commits.slice(known + 2)',
  },
  {
    name: 'edits that knew of one another are called a clash',
    file: `${sync}/merge/find-clashes.ts`,
    find: '!writer || seen(commit, writer) || seen(writer, commit)',
    put: '!writer',
  },
  {
    name: 'a clash stays open after somebody who saw it has edited',
    file: `${sync}/merge/find-clashes.ts`,
    find: '(entry) => seen(commit, entry.loser)',
    put: '() => false',
  },
  {
    name: 'the newest of what a commit had seen is left out',
    file: `${sync}/feeds/commits-seen.ts`,
    find: '(reached.get(keyOf(commit, other)) ?? 0) >= other.seq',
    put: '(reached.get(keyOf(commit, other)) ?? 0) > other.seq',
  },
  {
    name: 'an erasure is kept and not carried out',
    file: `${sync}/merge/merge-segments.ts`,
    find: '!before.has(subject)',
    put: 'before.has(subject)',
  },
  {
    name: 'what a lost device wrote later is applied',
    file: `${sync}/merge/take-commits.ts`,
    find: 'revokedAfter !== null && seq > revokedAfter',
    put: 'false',
  },
]
