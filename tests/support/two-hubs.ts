import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createTestHub, type TestHub } from './test-hub'

/** PKG Jonggat and PKG Kopang with a stick between them, its folder; `end` takes all of it away. */
export type TwoHubs = {
  readonly stick: string
  readonly jonggat: TestHub
  readonly kopang: TestHub
  readonly end: () => Promise<void>
}

/** `founded`: Jonggat has a network; `joined`: Kopang belongs to it too. */
export async function twoHubs(network: 'none' | 'founded' | 'joined'): Promise<TwoHubs> {
  const stick = mkdtempSync(join(tmpdir(), 'simpul-stick-'))
  const [jonggat, kopang] = [await createTestHub(), await createTestHub()]
  await jonggat.call('setup.createHub', hubNamed('PKG Jonggat'))
  await kopang.call('setup.createHub', hubNamed('PKG Kopang'))
  if (network !== 'none') await jonggat.call('exchange.foundNetwork', { name: 'Lombok Tengah' })
  if (network === 'joined') await joinFrom(jonggat, kopang, { stick, label: 'PKG Kopang' })
  return {
    stick,
    jonggat,
    kopang,
    end: async () => {
      await jonggat.close()
      await kopang.close()
      rmSync(stick, { recursive: true, force: true })
    },
  }
}

/** What two or more hubs do with one stick, given by its folder. */
export async function plugIn(hub: TestHub, stick: string): Promise<string> {
  hub.answers.folders.push(stick)
  const drive = await hub.call('exchange.pickFolder', {})
  if (!drive) throw new Error('the folder was picked')
  return drive.id
}

export async function exchange(hub: TestHub, stick: string) {
  return hub.call('exchange.run', { driveId: await plugIn(hub, stick) })
}

/** The inviter leaves an invitation on the stick; the joiner hears the words and joins. */
export async function joinFrom(
  inviter: TestHub,
  joiner: TestHub,
  on: { readonly stick: string; readonly label: string },
): Promise<void> {
  const { fileName, words } = await inviter.call('exchange.invite', {
    driveId: await plugIn(inviter, on.stick),
    label: on.label,
  })
  await joiner.call('exchange.join', {
    driveId: await plugIn(joiner, on.stick),
    fileName,
    words: words.join(' '),
  })
}

export function hubNamed(name: string) {
  return {
    name,
    typeText: 'PKG',
    districtCode: null,
    districtName: null,
    ownerName: `Sekretaris ${name}`,
    ownerRole: 'secretary' as const,
  }
}
