import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { randomBytes } from '../../electron/platform/crypto'
import { bundleFileName, ownFolder } from '../../electron/sync/exchange/stick'
import { signCommitHash } from '../../electron/sync/feeds/commit-codec'
import { type BundleManifest, encodeBundleManifest } from '../../shared/sync/bundle-manifest'
import type { SignedHead } from '../../shared/sync/signed-heads'
import {
  enrolHostileMembers,
  type HostileMember,
  packedManifest,
  sealBundle,
  type Victim,
} from '../support/hostile-members'
import { inHubFolder } from '../support/hub-folder'
import { createTestHub, type TestHub } from '../support/test-hub'
import { exchange, hubNamed } from '../support/two-hubs'

/** A member who says: "I hold commits of yours that you do not have." */
let stick: string
let jonggat: TestHub

beforeEach(async () => {
  stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  jonggat = await createTestHub()
  await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
  await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  await jonggat.call('members.create', { fullName: 'Aisyah' })
})
afterEach(async () => {
  await jonggat.close()
  rmSync(stick, { recursive: true, force: true })
})

async function ownId(hub: TestHub): Promise<string> {
  const devices = await hub.call('network.devices', {})
  return devices.find(({ isOwn }) => isOwn)?.deviceId ?? ''
}

/** A genuine head of the hub: the hash of one of its commits, signed by its own key. */
async function genuineHead({ folder }: TestHub, device: string): Promise<SignedHead> {
  return inHubFolder(folder, async ({ database, keys }) => {
    const { hash } = await database.read
      .selectFrom('feeds')
      .innerJoin('devices', 'devices.no', 'feeds.device_no')
      .select('feeds.hash')
      .where('devices.device_id', '=', keys.deviceId)
      .executeTakeFirstOrThrow()
    return { device, hash, signature: signCommitHash(hash, keys.sign.secretKey) }
  })
}

async function leaveClaim(
  options: { readonly member: HostileMember; readonly victim: Victim; readonly bundleSeq: number },
  claim: Partial<BundleManifest>,
): Promise<void> {
  const { member, victim, bundleSeq } = options
  const folder = ownFolder(stick, victim.network, member.id)
  mkdirSync(folder, { recursive: true })
  const manifest = encodeBundleManifest({
    appVersion: '0.2.0',
    schemaVersion: 2,
    isClockDoubtful: false,
    statements: member.statements,
    vector: [{ device: victim.id, seq: 99, mark: randomBytes(8) }],
    receipts: [],
    wantedFiles: [],
    sections: [],
    ...claim,
  })
  const bytes = await sealBundle({
    ...options,
    manifest: packedManifest(manifest),
    sections: [],
  })
  writeFileSync(join(folder, bundleFileName(bundleSeq, 1)), bytes)
}

test('a member who claims to hold more of a hub than there is cannot make it change its identity', async () => {
  const { victim, members } = await enrolHostileMembers(jonggat, 1)
  const [member] = members
  if (!member) throw new Error('somebody lies')
  const replayed = await genuineHead(jonggat, victim.id)
  const hash = randomBytes(32)
  const forged = { device: victim.id, hash, signature: signCommitHash(hash, member.sign.secretKey) }
  await jonggat.reopen()

  await leaveClaim({ member, victim, bundleSeq: 1 }, {})
  await leaveClaim({ member, victim, bundleSeq: 2 }, { signedHeads: [forged] })
  await leaveClaim({ member, victim, bundleSeq: 3 }, { signedHeads: [replayed] })
  const { isRenewed, read } = await exchange(jonggat, stick)
  const receipts = await jonggat.call('receipts.list', {})

  expect(read).toMatchObject({ bundlesRead: 3, problems: [] })
  expect(isRenewed).toBe(false)
  expect(await ownId(jonggat)).toBe(victim.id)
  // Nor does the claim count as a receipt of what was never written.
  const held = receipts.flatMap(({ feeds }) => feeds).find(({ isOwn }) => isOwn)
  expect(held?.seq ?? null).toBeNull()
})

test('a file that says it is ours and bears the last number there is does not use our numbers up', async () => {
  const written = async () => (await exchange(jonggat, stick)).written.fileNames
  let hostile: Awaited<ReturnType<typeof enrolHostileMembers>> | undefined
  await jonggat.reopenAfter(async () => {
    hostile = await enrolHostileMembers(jonggat, 1)
  })
  const { victim, members } = hostile!
  expect(await written()).toEqual(['000001.simpul'])

  for (const bundleSeq of [2 ** 48, Number.MAX_SAFE_INTEGER]) {
    const folder = ownFolder(stick, victim.network, victim.id)
    const bytes = await sealBundle({
      member: members[0]!,
      victim,
      bundleSeq,
      manifest: new Uint8Array(8),
      sections: [],
      header: { sender: victim.id },
    })
    writeFileSync(join(folder, bundleFileName(900_000, 1)), bytes)
    await written()
  }
  expect(await written()).toEqual(['000004.simpul'])
})
