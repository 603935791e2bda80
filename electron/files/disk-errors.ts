import { AppError } from '../../shared/lib/app-error'

/** Rethrows; a full disk becomes the error that tells the user what to do. */
export function asDiskError(error: unknown): never {
  const code = codeOf(error)
  if (code === 'ENOSPC' || code === 'EDQUOT') throw new AppError('disk.full', {}, { cause: error })
  throw error
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code
}
