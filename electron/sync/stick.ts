import type { Dirent } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '../../shared/lib/app-error'

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
}

const folderName = /^[a-z0-9-]{1,60}$/
const bundleName = /^\d{6}(-\d{1,3})?\.simpul$/

/** A hostile stick may hold a million files; what lies beyond this is not looked at. */
const maximumEntries = 5000

export async function lookAtStick(root: string): Promise<StickContents> {
  const bundles: FoundBundle[] = []
  const invitations: FoundInvitation[] = []
  const rootEntries = await list(root)
  const suspicious = rootEntries.filter((entry) => isSuspicious(entry)).map(({ name }) => name)
  const mailbox = rootEntries.find(
    (entry) => entry.isDirectory() && same(entry.name, mailboxFolder),
  )
  if (!mailbox) return { bundles, invitations, suspicious }
  const mailboxPath = join(root, mailbox.name)
  for (const network of await foldersIn(mailboxPath)) {
    const networkPath = join(mailboxPath, network)
    for (const entry of await list(networkPath)) {
      if (isSuspicious(entry)) suspicious.push(`${mailboxFolder}/${network}/${entry.name}`)
      if (entry.isFile() && entry.name.toLowerCase().endsWith(invitationSuffix)) {
        invitations.push({ path: join(networkPath, entry.name), fileName: entry.name })
      }
    }
    for (const device of await foldersIn(networkPath)) {
      const devicePath = join(networkPath, device)
      for (const entry of await list(devicePath)) {
        if (isSuspicious(entry))
          suspicious.push(`${mailboxFolder}/${network}/${device}/${entry.name}`)
        if (!entry.isFile() || !bundleName.test(entry.name.toLowerCase())) continue
        bundles.push({
          path: join(devicePath, entry.name),
          fileName: entry.name,
          network: network.toLowerCase(),
          device: device.toLowerCase(),
        })
      }
    }
  }
  bundles.sort((left, right) => (left.path < right.path ? -1 : 1))
  return { bundles, invitations, suspicious }
}

/** Where this device leaves its bundles; other files in there are never touched. */
export function ownFolder(root: string, network: string, device: string): string {
  return join(root, mailboxFolder, network, device)
}

export function bundleFileName(bundleSeq: number, part: number): string {
  const number = String(bundleSeq).padStart(6, '0')
  return part === 1 ? `${number}${bundleSuffix}` : `${number}-${String(part)}${bundleSuffix}`
}

async function foldersIn(path: string): Promise<readonly string[]> {
  const entries = await list(path)
  return entries
    .filter((entry) => entry.isDirectory() && folderName.test(entry.name.toLowerCase()))
    .map(({ name }) => name)
}

async function list(path: string): Promise<readonly Dirent[]> {
  try {
    const entries = await readdir(path, { withFileTypes: true })
    return entries.slice(0, maximumEntries)
  } catch (error) {
    // The drive was there a moment ago: pulled out, or its file system gives up.
    throw new AppError('drive.vanished', {}, { cause: error })
  }
}

/** What shortcut viruses leave behind. Told to the user, never opened (DOMAIN 1.10). */
function isSuspicious(entry: Dirent): boolean {
  const name = entry.name.toLowerCase()
  return /\.(lnk|vbs|vbe|wsf|scr|pif|bat|cmd|exe|js|jse)$/.test(name) || name === 'autorun.inf'
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
