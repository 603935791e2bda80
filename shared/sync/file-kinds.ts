import { utf8Bytes } from './text-bytes'

/** Files of ours on a stick. The 0x1A and line end show at once when a copy was made as text. */
export const BUNDLE_SUFFIX = '.simpul'
export const BUNDLE_MAGIC = utf8Bytes('SIMPUL\x1a\n')
export const INVITATION_SUFFIX = '.simpul-undangan'
export const INVITATION_MAGIC = utf8Bytes('SIMUND\x1a\n')

/** Everything of one hub in one file, locked with six words; see electron/backup/README.md. */
export const BACKUP_SUFFIX = '.simpul-cadangan'
export const BACKUP_MAGIC = utf8Bytes('SIMCAD\x1a\n')

export function startsWith(bytes: Uint8Array, start: Uint8Array): boolean {
  return bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte)
}
