import type { TestHub } from './test-hub'

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
