import { expect, test } from 'vitest'

import { exchangeResult } from './exchange'

test('a summary that version 0.1.0 kept is still read, with none of what came later', () => {
  const none = { added: 0, changed: 0 }
  const counts = {
    members: { added: 3, changed: 1 },
    institutions: none,
    activities: none,
    attendance: none,
    artifacts: none,
    other: none,
  }
  const kept = {
    read: {
      bundlesRead: 1,
      bundlesKnown: 0,
      hubs: [{ hubId: null, hubName: 'PKG Kopang', counts }],
      filesIncoming: 0,
      fileBytesIncoming: 0,
      problems: [],
      invitations: [],
      suspiciousFiles: [],
    },
    written: { fileNames: [], bytes: 0, commits: 0, files: 0, filesLeft: 0, recipients: 0 },
    writeProblem: null,
    isSafeToUnplug: true,
  }

  const { read, written } = exchangeResult.parse(kept)

  expect(read.hubs[0]).toMatchObject({
    counts: { members: { added: 3, changed: 1, removed: 0 } },
    activities: [],
    clashing: 0,
    heldSince: null,
  })
  expect(read.lookAlikes).toBe(0)
  expect(written).toMatchObject({ pruned: 0, kept: 0 })
})
