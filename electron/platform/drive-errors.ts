import { AppError, type AppErrorCode } from '../../shared/lib/app-error'

/**
 * What the error numbers of a removable drive mean to the person at the PC. They differ by file
 * system: a full FAT volume under FUSE says EPERM, a stick pulled out says almost anything.
 */
const codes: Readonly<Partial<Record<string, AppErrorCode>>> = {
  ENOSPC: 'drive.full',
  EDQUOT: 'drive.full',
  // FAT32 holds no file of 4 GiB.
  EFBIG: 'drive.full',
  EROFS: 'drive.read-only',
  EACCES: 'drive.read-only',
  EPERM: 'drive.read-only',
  ENODEV: 'drive.vanished',
  ENXIO: 'drive.vanished',
  EIO: 'drive.vanished',
  ENOTCONN: 'drive.vanished',
  ECONNABORTED: 'drive.vanished',
  ESHUTDOWN: 'drive.vanished',
  ESTALE: 'drive.vanished',
  ENOENT: 'drive.vanished',
  ENOTDIR: 'drive.vanished',
  // What Node makes of Windows errors it has no name for, ERROR_NO_SUCH_DEVICE among them.
  UNKNOWN: 'drive.vanished',
}

/** An AppError for what a drive did; anything else, an AppError too, is returned as it is. */
export function asDriveError(error: unknown, during: 'opening' | 'writing' | 'reading'): unknown {
  const name = errorName(error)
  if (name === null) return error
  if (name === 'EPERM' && during === 'writing')
    return new AppError('drive.full', {}, { cause: error })
  const code = codes[name]
  return code ? new AppError(code, {}, { cause: error }) : error
}

/** Node's name of a system error, null for any other. */
export function errorName(error: unknown): string | null {
  if (!(error instanceof Error) || error instanceof AppError || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}
