import { AppError, type AppErrorCode } from '../../../shared/lib/app-error'
import { FormatError, type FormatErrorReason } from '../../../shared/sync/format-error'

const codes: Readonly<Record<FormatErrorReason, AppErrorCode>> = {
  damaged: 'bundle.damaged',
  unsupported: 'bundle.too-new',
  forged: 'bundle.tampered',
}

/** What a FormatError means to somebody who reads a bundle; any other error is left as it is. */
export function asBundleError(error: unknown): unknown {
  return error instanceof FormatError
    ? new AppError(codes[error.reason], {}, { cause: error })
    : error
}

/** Runs a step that reads foreign bytes and turns its FormatErrors into sentences for the user. */
export async function readingBundle<T>(step: () => T | Promise<T>): Promise<T> {
  try {
    return await step()
  } catch (error) {
    throw asBundleError(error)
  }
}
