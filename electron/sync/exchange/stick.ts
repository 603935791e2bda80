import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '../../../shared/lib/app-error'
import { foldersHiddenByVirus, isBlank, isSuspicious } from './stick-viruses'

/**
 * The stick as a mailbox (DESIGN 5.4): `SIMPUL/<network>/<device>/000042.simpul`, invitations
 * beside the device folders. Everything found is only a name until its content has proved itself;
 * names are looked at without case, because FAT keeps none.
 */
export const mailboxFolder = 'SIMPUL'
export const bundleSuffix = '.simpul'
export const invitationSuffix = '.simpul-undangan'

export type FoundBundle = {
  readonly path: string
  readonly fileName: string
  readonly network: string
  readonly device: string
}

export type FoundInvitation = { readonly path: string; readonly fileName: string }

export type StickContents = {
  readonly bundles: readonly FoundBundle[]
  readonly invitations: readonly FoundInvitation[]
  readonly suspicious: readonly string[]
  /** Folders at the root that a shortcut virus hid behind a `.lnk`, or under a blank name. */
  readonly hiddenFolders: readonly string[]
  /** Folders of the mailbox that the drive could not read. */
  readonly unreadable: readonly string[]
}

const folderName = /^[a-z0-9-]{1,60}$/
const bundleName = /^\d{6}(-\d{1,3})?\.simpul$/

/** A hostile stick may hold a million files; in the mailbox, what lies beyond this is not looked at. */
const maximumEntries = 5000

type Findings = {
  readonly [Kind in keyof StickContents]: StickContents[Kind][number][]
}

export async function lookAtStick(root: string): Promise<StickContents> {
  const found: Findings = {
    bundles: [],
    invitations: [],
    suspicious: [],
    hiddenFolders: [],
    unreadable: [],
  }
  const entries = await listRoot(root)
  found.suspicious.push(
    ...entries
      .filter(isSuspicious)
      .slice(0, maximumEntries)
      .map(({ name }) => name),
  )
  const hidden = foldersHiddenByVirus(entries)
  found.hiddenFolders.push(...hidden.map(({ name }) => name))
  await lookForMailboxes(root, entries, found)
  for (const { name } of hidden.filter(isBlank)) {
    // The virus moves everything that was at the root into such a folder, our mailbox too.
    const inside = join(root, name)
    await lookForMailboxes(inside, await list(inside, { root, found, label: name }), found)
  }
  found.bundles.sort((left, right) => (left.path < right.path ? -1 : 1))
  return found
}

async function lookForMailboxes(
  folder: string,
  entries: readonly Dirent[],
  found: Findings,
): Promise<void> {
  const mailboxes = entries.filter(
    (entry) => entry.isDirectory() && same(entry.name, mailboxFolder),
  )
  for (const { name } of mailboxes) await lookAtMailbox(join(folder, name), folder, found)
}

async function lookAtMailbox(mailbox: string, root: string, found: Findings): Promise<void> {
  const look = async (path: string, label: string): Promise<readonly Dirent[]> => {
    const entries = await list(path, { root, found, label })
    found.suspicious.push(...entries.filter(isSuspicious).map(({ name }) => `${label}/${name}`))
    return entries
  }
  for (const network of foldersIn(await look(mailbox, mailboxFolder))) {
    const networkPath = join(mailbox, network)
    const networkLabel = `${mailboxFolder}/${network}`
    const entries = await look(networkPath, networkLabel)
    for (const entry of entries) {
      if (entry.isFile() && entry.name.toLowerCase().endsWith(invitationSuffix)) {
        found.invitations.push({ path: join(networkPath, entry.name), fileName: entry.name })
      }
    }
    for (const device of foldersIn(entries)) {
      const devicePath = join(networkPath, device)
      for (const entry of await look(devicePath, `${networkLabel}/${device}`)) {
        if (!entry.isFile() || !bundleName.test(entry.name.toLowerCase())) continue
        found.bundles.push({
          path: join(devicePath, entry.name),
          fileName: entry.name,
          network: network.toLowerCase(),
          device: device.toLowerCase(),
        })
      }
    }
  }
}

/** Where this device leaves its bundles; other files in there are never touched. */
export function ownFolder(root: string, network: string, device: string): string {
  return join(root, mailboxFolder, network, device)
}

export function bundleFileName(bundleSeq: number, part: number): string {
  const number = String(bundleSeq).padStart(6, '0')
  return part === 1 ? `${number}${bundleSuffix}` : `${number}-${String(part)}${bundleSuffix}`
}

function foldersIn(entries: readonly Dirent[]): readonly string[] {
  return entries
    .filter((entry) => entry.isDirectory() && folderName.test(entry.name.toLowerCase()))
    .map(({ name }) => name)
}

async function listRoot(root: string): Promise<readonly Dirent[]> {
  try {
    return await readdir(root, { withFileTypes: true })
  } catch (error) {
    // The drive was there a moment ago: pulled out, or its file system gives up.
    throw new AppError('drive.vanished', {}, { cause: error })
  }
}

/** One folder that cannot be read is told; the others are still looked at, while the drive is there. */
async function list(
  path: string,
  from: { readonly root: string; readonly found: Findings; readonly label: string },
): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.slice(0, maximumEntries)
  } catch {
    await listRoot(from.root)
    from.found.unreadable.push(from.label)
    return []
  }
}

function same(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase()
}

export function networkFolder(root: string, network: string): string {
  return join(root, mailboxFolder, network)
}

/** `undangan-kkg-praya-7k2m.simpul-undangan`: whom it is for, and the end of its id against twins. */
export function invitationFileName(label: string, id: string): string {
  const plain = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40)
  return `undangan-${plain === '' ? 'hub' : plain}-${id.slice(-4)}${invitationSuffix}`
}

/** Whom an invitation is for, as its file name says; nothing more than a label. */
export function invitationLabel(fileName: string): string {
  return fileName
    .replace(/^undangan-/i, '')
    .replace(/(-[a-z0-9]{4})?\.simpul-undangan$/i, '')
    .replaceAll('-', ' ')
    .slice(0, 60)
}
