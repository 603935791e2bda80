import { AppError } from '../../shared/lib/app-error'

/**
 * Files the user chose in a window. The page holds tokens only; main fills in the paths, so a
 * hijacked page cannot name a file that nobody chose.
 */
export type FileGrants = {
  readonly grant: (token: string, path: string) => void
  /** The path behind a token. A token may be read again (preview, then import) until the app closes. */
  readonly pathOf: (token: string) => string
}

export function createFileGrants(): FileGrants {
  const paths = new Map<string, string>()
  return {
    grant: (token, path) => {
      paths.set(token, path)
    },
    pathOf: (token) => {
      const path = paths.get(token)
      if (path === undefined) throw new AppError('file.missing')
      return path
    },
  }
}
