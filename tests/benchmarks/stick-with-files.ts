import { closeSync, mkdirSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'

import { randomBytes } from '../../electron/platform/crypto'
import { type PreparedHub, prepareHub } from './prepared-hub'

const mebibyte = 1024 * 1024

/**
 * Two hubs of one network, one of which has this many files of this size: photos and short videos
 * as the phones of teachers make them.
 */
export async function createHubsWithFiles(options: {
  readonly folder: string
  readonly repoRoot: string
  readonly stick: string
  readonly files: number
  readonly fileMib: number
}): Promise<{
  readonly sender: PreparedHub
  readonly receiver: PreparedHub
  readonly receiverFolder: string
  /** The plain files, for the floor. */
  readonly plain: string
}> {
  const { folder, repoRoot, stick } = options
  const plain = path.join(folder, 'berkas')
  const receiverFolder = path.join(folder, 'receiver')
  for (const each of [plain, receiverFolder, path.join(folder, 'sender')]) {
    mkdirSync(each, { recursive: true })
  }
  const sender = await prepareHub({ folder: path.join(folder, 'sender'), repoRoot, stick })
  const receiver = await prepareHub({ folder: receiverFolder, repoRoot, stick })
  await sender.call('setup.createHub', hubNamed('PKG Ukur'))
  await receiver.call('setup.createHub', hubNamed('PKG Terima'))
  await sender.call('exchange.foundNetwork', { name: 'Jaringan Ukur' })
  const { fileName, words } = await sender.call('exchange.invite', {
    driveId: await plugIn(sender),
    label: 'PKG Terima',
  })
  await receiver.call('exchange.join', {
    driveId: await plugIn(receiver),
    fileName,
    words: words.join(' '),
  })
  await receiver.call('exchange.run', { driveId: await plugIn(receiver) })
  await sender.call('exchange.run', { driveId: await plugIn(sender) })
  const { id: memberId } = await sender.call('members.create', { fullName: 'Guru Ukur' })
  for (let index = 0; index < options.files; index += 1) {
    const name = `foto-${index}.pdf`
    const file = path.join(plain, name)
    writeNoise(file, options.fileMib)
    await sender.call('portfolio.add', {
      token: sender.choose(file),
      fileName: name,
      photo: null,
      thumbnail: null,
      details: {
        type: 'daily-plan',
        title: name,
        tags: [],
        memberId,
        activityId: null,
        sessionId: null,
        hasChildren: false,
        consent: 'unknown',
      },
    })
  }
  rmSync(path.join(stick, 'SIMPUL'), { recursive: true })
  return { sender, receiver, receiverFolder, plain }
}

export async function plugIn(hub: PreparedHub): Promise<string> {
  const drive = await hub.call('exchange.pickFolder', {})
  if (drive === null) throw new Error('The folder was picked.')
  return drive.id
}

function writeNoise(file: string, mib: number): void {
  const handle = openSync(file, 'wx')
  writeSync(handle, '%PDF-1.7 ')
  for (let index = 0; index < mib; index += 1) writeSync(handle, randomBytes(mebibyte))
  closeSync(handle)
}

function hubNamed(name: string) {
  return {
    name,
    typeText: 'PKG',
    districtCode: null,
    districtName: null,
    ownerName: 'Sekretaris Ukur',
    ownerRole: 'secretary' as const,
  }
}
