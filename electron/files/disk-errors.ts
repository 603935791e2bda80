import { AppError } from '../../shared/lib/app-error'

/** Rethrows; a full disk becomes the error that tells the user what to do. */
export function asDiskError(error: unknown): never {
  throw isDiskFull(error) ? new AppError('disk.full', {}, { cause: error }) : error
}

export function isDiskFull(error: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(error) ?? '')
}

export function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException | null)?.code
}
