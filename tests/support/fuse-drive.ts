import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { readdir } from 'node:fs/promises'

/**
 * A stick with a real file system of sticks: an image file, mounted by a process of its own that can
 * be killed, which is as near to pulling a stick as software comes. What the kernel had not handed
 * over by then is gone; what the process had written stays.
 */
export type FuseKind = 'exfat' | 'fat'

export type FuseDrive = {
  readonly folder: string
  /** Kills the file system's process: every call on the drive fails from now on. */
  readonly pull: () => void
  /** Plugs in again, after `pull` and `eject`. */
  readonly plugIn: () => Promise<void>
  /** As a careful person does it. */
  readonly eject: () => void
  readonly remove: () => void
}

const programs = {
  exfat: {
    make: 'mkfs.exfat',
    mount: 'mount.exfat-fuse',
    check: 'fsck.exfat',
    args: ['-y'],
  },
  fat: { make: 'mkfs.vfat', mount: 'fusefat', check: 'fsck.vfat', args: ['-a', '-w'] },
} as const

/** Why there can be none here; null when there can. */
export function missingForFuse(kind: FuseKind): string | null {
  if (process.platform !== 'linux') return 'needs Linux'
  if (process.getuid?.() !== 0) return 'needs root'
  if (!existsSync('/dev/fuse')) return 'needs /dev/fuse'
  const { make, mount, check } = programs[kind]
  for (const program of [make, mount, check, 'fusermount', 'losetup']) {
    try {
      execFileSync('which', [program], { stdio: 'ignore' })
    } catch {
      return `needs ${program}`
    }
  }
  return null
}

/** An empty image with a file system. */
export function makeImage(kind: FuseKind, path: string, bytes: number): void {
  writeFileSync(path, '')
  truncateSync(path, bytes)
  execFileSync(programs[kind].make, [path], { stdio: 'ignore' })
}

/** Mounts a copy of `image` at `folder`. Throws when the system does not let us. */
export async function plugInImage(
  kind: FuseKind,
  options: { readonly image: string; readonly copy: string; readonly folder: string },
): Promise<FuseDrive> {
  const { image, copy, folder } = options
  if (image !== copy) copyFileSync(image, copy)
  mkdirSync(folder, { recursive: true })
  // exfat-fuse wants a block device.
  const device =
    kind === 'exfat'
      ? execFileSync('losetup', ['-f', '--show', copy], { encoding: 'utf8' }).trim()
      : copy
  let daemon: ChildProcess | null = null

  const mountOnce = async (): Promise<boolean> => {
    const child = spawn(
      programs[kind].mount,
      kind === 'exfat' ? ['-d', device, folder] : ['-f', '-o', 'rw+', device, folder],
      { stdio: 'ignore' },
    )
    daemon = child
    const isGone = new Promise<'gone'>((resolve) => child.once('exit', () => resolve('gone')))
    for (;;) {
      if (isMounted(folder)) break
      if ((await Promise.race([isGone, nextTurn()])) === 'gone') return false
    }
    return readdir(folder).then(
      () => true,
      () => false, // mounted and given up at once: tried again
    )
  }
  const plugIn = async () => {
    for (let tries = 0; tries < 5; tries += 1) {
      if (await mountOnce()) return
      unmount()
    }
    throw new Error(`${programs[kind].mount} does not mount here`)
  }
  const unmount = () => {
    if (isMounted(folder)) execFileSync('fusermount', ['-u', '-z', folder], { stdio: 'ignore' })
  }
  const drive: FuseDrive = {
    folder,
    plugIn: async () => {
      mend(kind, device)
      await plugIn()
    },
    pull: () => {
      daemon?.kill('SIGKILL')
    },
    eject: unmount,
    remove: () => {
      unmount()
      daemon?.kill('SIGKILL')
      if (device !== copy) execFileSync('losetup', ['-d', device], { stdio: 'ignore' })
    },
  }
  try {
    await plugIn()
  } catch (error) {
    drive.remove()
    throw error
  }
  return drive
}

/** What a PC does with a stick that was pulled out before: it mends the file system, not the files. */
function mend(kind: FuseKind, device: string): void {
  const { check, args } = programs[kind]
  // The exit code says what was found; whether it helped, the next mount shows.
  spawnSync(check, [...args, device], { stdio: 'ignore', timeout: 10_000 })
}

/** As the kernel lists it; a mount whose process died is still listed. */
function isMounted(folder: string): boolean {
  return readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .some((line) => line.split(' ')[1] === folder)
}

function nextTurn(): Promise<'turn'> {
  return new Promise((resolve) => setTimeout(() => resolve('turn'), 5))
}
