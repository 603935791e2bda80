import { expect, test } from 'vitest'

import type { ChangeCounts, ExchangePreview, IncomingHub } from '../../../shared/domain/exchange'
import type { HubId } from '../../../shared/domain/ids'
import {
  changeLines,
  fewNames,
  groupProblems,
  hasNews,
  isNothingToDecide,
  leaningOnHeld,
  otherBundles,
} from './incoming-summary'

const none = { added: 0, changed: 0, removed: 0 }
const noCounts: ChangeCounts = {
  members: none,
  institutions: none,
  activities: none,
  attendance: none,
  artifacts: none,
  other: none,
}

const quietHub: IncomingHub = {
  hubId: null,
  hubName: 'PKG Kopang',
  counts: noCounts,
  activities: [],
  activitiesMore: 0,
  clashing: 0,
  heldSince: null,
  leansOn: [],
}

const emptyPreview: ExchangePreview = {
  bundlesRead: 1,
  bundlesKnown: 1,
  hubs: [],
  lookAlikes: 0,
  filesIncoming: 0,
  fileBytesIncoming: 0,
  problems: [],
  invitations: [],
  suspiciousFiles: [],
  contentsId: '00112233445566778899aabbccddeeff',
  heldBefore: [],
  bundlesOwn: 0,
  bundlesForOthers: 0,
  bundlesOfOtherNetworks: 0,
  hiddenFolders: [],
  driveProblem: null,
}

test('only figures that are not zero are told: new, then changed, then removed', () => {
  const lines = changeLines({
    ...noCounts,
    members: { added: 2, changed: 3, removed: 1 },
    attendance: { ...none, added: 240 },
  })

  expect(lines).toEqual([
    { kind: 'members', way: 'added', count: 2 },
    { kind: 'attendance', way: 'added', count: 240 },
    { kind: 'members', way: 'changed', count: 3 },
    { kind: 'members', way: 'removed', count: 1 },
  ])
})

test('a hub that changed nothing is no news, a file that arrives is', () => {
  const quiet = {
    ...emptyPreview,
    hubs: [quietHub],
  }

  expect(hasNews(emptyPreview)).toBe(false)
  expect(hasNews(quiet)).toBe(false)
  expect(hasNews({ ...quiet, filesIncoming: 1 })).toBe(true)
})

test('a part whose values all lose is news too: there is something to choose', () => {
  const losing = { ...emptyPreview, hubs: [{ ...quietHub, clashing: 1 }] }

  expect(hasNews(losing)).toBe(true)
})

test('without news there is nothing to decide, unless there is something to read or still held', () => {
  const held = { ...emptyPreview, heldBefore: ['hub-kopang' as HubId] }

  expect(isNothingToDecide(emptyPreview)).toBe(true)
  expect(isNothingToDecide(held)).toBe(false)
  expect(isNothingToDecide({ ...emptyPreview, suspiciousFiles: ['a.lnk'] })).toBe(false)
  expect(isNothingToDecide({ ...emptyPreview, driveProblem: 'drive.read-only' })).toBe(false)
})

test('a hub that had seen a held one waits with it, in part; the held one itself does not', () => {
  const [kopang, praya] = ['hub-kopang' as HubId, 'hub-praya' as HubId]
  const hubs = [
    { ...quietHub, hubId: kopang, leansOn: [praya] },
    { ...quietHub, hubId: praya, leansOn: [kopang] },
  ]

  expect([...leaningOnHeld(hubs, [praya])]).toEqual([[kopang, [praya]]])
  expect([...leaningOnHeld(hubs, [])]).toEqual([])
  expect([...leaningOnHeld(hubs, [praya, kopang])]).toEqual([])
})

test('our own bundle, one for others and one of another network each have their line', () => {
  const onlyOthers = { ...emptyPreview, bundlesForOthers: 2, bundlesOfOtherNetworks: 3 }

  expect(otherBundles({ ...emptyPreview, bundlesOwn: 1 })).toEqual([{ kind: 'own', count: 1 }])
  expect(otherBundles(onlyOthers)).toEqual([
    { kind: 'others', count: 2 },
    { kind: 'foreign', count: 3 },
  ])
})

test('beside news our own bundles are not worth a line', () => {
  expect(otherBundles({ ...emptyPreview, bundlesOwn: 2, filesIncoming: 1 })).toEqual([])
})

test('bundles with the same problem share one sentence', () => {
  const groups = groupProblems([
    { fileName: '000001.simpul', code: 'bundle.cut' },
    { fileName: '000002.simpul', code: 'bundle.too-new' },
    { fileName: '000003.simpul', code: 'bundle.cut' },
  ])

  expect(groups).toEqual([
    { code: 'bundle.cut', fileNames: ['000001.simpul', '000003.simpul'] },
    { code: 'bundle.too-new', fileNames: ['000002.simpul'] },
  ])
})

test('of many names a few are shown and the rest counted', () => {
  expect(fewNames(['a', 'b', 'c'], 2)).toEqual({ shown: ['a', 'b'], more: 1 })
  expect(fewNames(['a'], 2)).toEqual({ shown: ['a'], more: 0 })
})
