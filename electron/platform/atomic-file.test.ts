import {
  lstat,
  mkdir,
  mkdtemp,
  open,
  readdir,
  readFile,
  rename,
  rm,
  unlink,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, describe, expect, test } from 'vitest'

import { AppError } from '../../shared/lib/app-error'
import { removeUnfinished, writeFileAtomically, writeNewFile } from './atomic-file'
import { createReadBackCheck } from './crypto'
import type { DrivePorts, FileSystem } from './drive-ports'
import { openForReading, verifyFile } from './drive-reading'

const content = new Uint8Array(Buffer.from('isi paket'))
const realFs: FileSystem = { lstat, mkdir, open, readdir: (path) => readdir(path), rename, unlink }

let root = ''
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'simpul-drive-'))
})
afterEach(async () => {
  await rm(root, { recursive: true, force: true })
})

function failure(name: string): Error {
  return Object.assign(new Error(name), { code: name })
}

/** A stick on which one step fails, the first `times` times it is tried. */
function aFailingDrive(
  step: 'open' | 'write' | 'sync' | 'close' | 'rename' | 'mkdir',
  name: string,
  times = Infinity,
): DrivePorts & { readonly pauses: number[] } {
  const pauses: number[] = []
  let left = times
  const mayFail = (at: typeof step) => {
    if (at !== step || left <= 0) return
    left -= 1
    throw failure(name)
  }
  return {
    pauses,
    pause: async (milliseconds) => {
      pauses.push(milliseconds)
    },
    fs: {
      ...realFs,
      mkdir: async (path, options) => {
        mayFail('mkdir')
        return mkdir(path, options)
      },
      rename: async (from, to) => {
        mayFail('rename')
        await rename(from, to)
      },
      open: async (path, flags) => {
        if (flags === 'wx') mayFail('open')
        const file = await open(path, flags)
        return {
          fd: file.fd,
          read: (bytes, offset, length, position) => file.read(bytes, offset, length, position),
          stat: () => file.stat(),
          write: async (bytes, offset, length) => {
            mayFail('write')
            return file.write(bytes, offset, length)
          },
          sync: async () => {
            mayFail('sync')
            await file.sync()
          },
          close: async () => {
            await file.close()
            mayFail('close')
          },
        }
      },
    },
  }
}

async function codeOf(run: () => Promise<unknown>): Promise<string> {
  try {
    await run()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'written'
}

const writeContent = (path: string, drive?: DrivePorts) =>
  writeFileAtomically(path, (write) => write(content), drive)

test('a file appears whole under its name, in folders made for it, and nothing beside it', async () => {
  const path = join(root, 'SIMPUL', 'jaringan', '000001.simpul')

  const written = await writeContent(path)

  const check = createReadBackCheck(written.check)
  check.update(content)
  expect(written).toEqual({ bytes: content.length, check: check.digest() })
  expect(new Uint8Array(await readFile(path))).toEqual(content)
  expect(await readdir(join(root, 'SIMPUL', 'jaringan'))).toEqual(['000001.simpul'])
})

test('while it is written there is no file of that name', async () => {
  const path = join(root, 'a.simpul')
  const seen: string[][] = []

  await writeFileAtomically(path, async (write) => {
    await write(content)
    seen.push(await readdir(root))
  })

  expect(seen[0]?.map((name) => name.replace(/[0-9a-f]{8}$/, '…'))).toEqual(['a.simpul.part-…'])
})

test('another file of that name is never replaced', async () => {
  const path = join(root, 'a.simpul')
  await writeFile(path, 'punya orang')

  await expect(writeContent(path)).rejects.toThrow('never over another file')

  expect(await readFile(path, 'utf8')).toBe('punya orang')
  expect(await readdir(root)).toEqual(['a.simpul'])
})

describe('a drive that fails is named, and nothing stays behind', () => {
  const cases = [
    ['write', 'ENOSPC', 'drive.full'],
    ['write', 'EPERM', 'drive.full'],
    ['write', 'EFBIG', 'drive.full'],
    ['sync', 'ENOSPC', 'drive.full'],
    ['close', 'EDQUOT', 'drive.full'],
    ['open', 'EROFS', 'drive.read-only'],
    ['open', 'EPERM', 'drive.read-only'],
    ['mkdir', 'EACCES', 'drive.read-only'],
    ['mkdir', 'ENOENT', 'drive.vanished'],
    ['write', 'EIO', 'drive.vanished'],
    ['sync', 'EIO', 'drive.vanished'],
    ['sync', 'ENODEV', 'drive.vanished'],
    ['rename', 'ENOTCONN', 'drive.vanished'],
    ['rename', 'ECONNABORTED', 'drive.vanished'],
  ] as const

  test.each(cases)('%s fails with %s: %s', async (step, name, code) => {
    const path = join(root, 'a.simpul')

    expect(await codeOf(() => writeContent(path, aFailingDrive(step, name)))).toBe(code)

    expect(await readdir(root)).toEqual([])
  })
})

test('a file that antivirus holds for a while is waited for', async () => {
  for (const name of ['EPERM', 'EBUSY', 'EACCES']) {
    const drive = aFailingDrive('rename', name, 4)

    await writeContent(join(root, `${name.toLowerCase()}.simpul`), drive)

    expect(drive.pauses).toEqual([20, 50, 100, 200])
  }
  const forever = aFailingDrive('rename', 'EACCES')

  expect(await codeOf(() => writeContent(join(root, 'a.simpul'), forever))).toBe('drive.read-only')
  expect(forever.pauses.reduce((sum, pause) => sum + pause)).toBeLessThan(15_000)
})

test('a file system without fsync is accepted', async () => {
  await writeContent(join(root, 'a.simpul'), aFailingDrive('sync', 'EINVAL'))

  expect(await readdir(root)).toEqual(['a.simpul'])
})

test('an error of the producer passes through and leaves nothing behind', async () => {
  const cancelled = new AppError('task.cancelled')
  const cancelling = async (write: (bytes: Uint8Array) => Promise<void>) => {
    await write(content)
    throw cancelled
  }

  await expect(writeFileAtomically(join(root, 'a.simpul'), cancelling)).rejects.toBe(cancelled)

  expect(await readdir(root)).toEqual([])
})

test('what reads back differently is not called written', async () => {
  const path = join(root, 'a.simpul')
  const written = await writeContent(path)

  expect(await codeOf(() => verifyFile(path, written))).toBe('written')
  await writeFile(path, 'isi pakeT')
  expect(await codeOf(() => verifyFile(path, written))).toBe('drive.verify-failed')
  await rm(path)
  expect(await codeOf(() => verifyFile(path, written))).toBe('drive.vanished')
})

test('a file that ends before the length its drive tells is not called written', async () => {
  const path = join(root, 'a.simpul')
  const written = await writeContent(path)
  await writeFile(path, content.subarray(0, 4))
  const { fs } = aFailingDrive('open', 'EIO', 0)
  const lying: FileSystem = {
    ...fs,
    open: async (at, flags) => ({
      ...(await fs.open(at, flags)),
      stat: () => Promise.resolve({ size: content.length }),
    }),
  }

  expect(await codeOf(() => verifyFile(path, written, { fs: lying }))).toBe('drive.verify-failed')
})

test('leftovers of interrupted writes are removed, and only those', async () => {
  await writeFile(join(root, 'a.simpul.part-0123abcd'), 'x')
  await writeFile(join(root, 'a.simpul'), 'x')
  await writeFile(join(root, 'catatan.part-2.docx'), 'x')

  expect(await removeUnfinished(root)).toBe(1)

  expect((await readdir(root)).sort()).toEqual(['a.simpul', 'catatan.part-2.docx'])
  expect(await removeUnfinished(join(root, 'tidak-ada'))).toBe(0)
})

test('a file is read in exact pieces, and not beyond its end', async () => {
  const path = join(root, 'a.simpul')
  await writeNewFile(path, content)

  const file = await openForReading(path)
  const piece = await file.read(4, 5)
  const beyond = await codeOf(() => file.read(5, 5))
  await file.close()

  expect([Buffer.from(piece).toString(), file.size, beyond]).toEqual(['paket', 9, 'bundle.cut'])
  expect(await codeOf(() => openForReading(join(root, 'b.simpul')))).toBe('drive.vanished')
})

test('a file of a stick that is pulled while it is opened is not left open', async () => {
  const path = join(root, 'a.simpul')
  await writeNewFile(path, content)
  let closed = 0
  const drive = aFailingDrive('open', 'EIO', 0)
  const pulled: DrivePorts = {
    ...drive,
    fs: {
      ...drive.fs,
      open: async (at, flags) => {
        const file = await drive.fs.open(at, flags)
        return {
          ...file,
          stat: () => Promise.reject(failure('ENOTCONN')),
          close: async () => {
            closed += 1
            await file.close()
          },
        }
      },
    },
  }

  expect(await codeOf(() => openForReading(path, pulled))).toBe('drive.vanished')
  expect(closed).toBe(1)
})
