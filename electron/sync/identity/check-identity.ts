import type { ReadDb, WriteDb } from '../../database/database'
import type { TaskContext } from '../../features/handler'
import { type DeviceKeys, isCopiedKeyFile, renewDeviceKeys } from '../../platform/device-keys'
import type { Paths } from '../../platform/paths'
import { currentFeedMark, ownMarkAt, readFeedMark } from './feed-mark'
import { refreshTables, renewIdentity, sayAgain } from './renew-identity'

/**
 * Whether this database may have a twin that went on from here: it is behind what its own PC had
 * already written, it knows an older identity than the keys beside it, or its folder was copied.
 * Whoever is wrongly suspected loses nothing: a new identity goes on with everything there is.
 */
export async function mayHaveTwin(
  db: ReadDb,
  { keys, paths }: { readonly keys: DeviceKeys; readonly paths: Pick<Paths, 'keys' | 'mark'> },
): Promise<boolean> {
  const here = await currentFeedMark(db)
  if (here === null) return false
  if (here.deviceId !== keys.deviceId) return true
  if (isCopiedKeyFile(paths.keys)) return true
  const mark = readFeedMark(paths.mark)
  if (mark?.deviceId !== keys.deviceId || mark.seq === 0) return false
  return mark.seq > here.seq || (await ownMarkAt(db, mark.seq)) !== mark.hash
}

/**
 * Goes on under new keys. The key file comes first: when the app is stopped right after it, the next
 * start finds a database that knows an older identity and does all of it again.
 */
export async function goOnUnderNewKeys(
  {
    paths,
    clock,
    device,
    goOnAs,
    write,
  }: Pick<TaskContext, 'paths' | 'clock' | 'device' | 'goOnAs' | 'write'>,
  { keepSeq }: { readonly keepSeq: number | null },
): Promise<DeviceKeys> {
  const keys = renewDeviceKeys(paths.keys)
  try {
    await write('identity.renew', async (db) => {
      await renewIdentity(db, { keys, keepSeq, now: clock.now() })
      // Still inside: the next command in line must already write under the new identity.
      goOnAs(keys)
    })
  } catch (error) {
    goOnAs(device)
    throw error
  }
  await finishRenewal(write)
  return keys
}

/** The steps after a renewal, also when the app was stopped between them. */
export async function finishRenewal(
  write: (command: string, work: (db: WriteDb) => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  await write('identity.restate', sayAgain)
  await write('identity.refresh', refreshTables)
}
