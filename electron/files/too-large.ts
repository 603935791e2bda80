import { AppError } from '../../shared/lib/app-error'

/** A file beyond this many bytes, said in the unit that people read sizes in. */
export function tooLarge(maximum: number): AppError {
  return new AppError('file.too-large', { megabytes: maximum / (1024 * 1024) })
}
