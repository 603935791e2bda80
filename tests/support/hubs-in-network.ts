import { callHub } from './call-hub'
import type { Hub } from './electron-app'

/** Brings hubs to where a test begins, without clicks: founded, joined, exchanged over one stick. */
export async function setUpHub({ page }: Hub, name: string): Promise<void> {
  await callHub(page, 'setup.createHub', {
    name,
    typeText: 'PKG',
    districtCode: null,
    districtName: null,
    ownerName: `Sekretaris ${name}`,
    ownerRole: 'secretary',
  })
}

async function plugIn(hub: Hub, stick: string): Promise<string> {
  hub.answerDialogs({ pickFolder: [stick] })
  const drive = await callHub(hub.page, 'exchange.pickFolder', {})
  if (!drive) throw new Error('the folder was picked')
  return drive.id
}

export async function exchangeOver(hub: Hub, stick: string): Promise<void> {
  await callHub(hub.page, 'exchange.run', { driveId: await plugIn(hub, stick) })
}

/** The first hub founds a network, the others join; each has read what the ones before left. */
export async function joinAll(
  hubs: readonly { readonly hub: Hub; readonly name: string }[],
  stick: string,
): Promise<void> {
  const [founder, ...others] = hubs
  if (!founder) throw new Error('a network has a founder')
  await setUpHub(founder.hub, founder.name)
  await callHub(founder.hub.page, 'exchange.foundNetwork', { name: 'Lombok Tengah' })
  for (const other of others) await joinOne(founder.hub, other, stick)
}

/** One more hub joins, invited by one that belongs already. */
export async function joinOne(
  inviter: Hub,
  { hub, name }: { readonly hub: Hub; readonly name: string },
  stick: string,
): Promise<void> {
  await setUpHub(hub, name)
  const { fileName, words } = await callHub(inviter.page, 'exchange.invite', {
    driveId: await plugIn(inviter, stick),
    label: name,
  })
  await callHub(hub.page, 'exchange.join', {
    driveId: await plugIn(hub, stick),
    fileName,
    words: words.join(' '),
  })
}
