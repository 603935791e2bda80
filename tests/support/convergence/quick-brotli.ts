import { syncBuiltinESMExports } from 'node:module'
import zlib from 'node:zlib'

/**
 * Brotli at the quality bundles have takes four milliseconds for the smallest segment, which would be
 * half of the time of a hundred thousand schedules. How well bytes are pressed is not what they are
 * about. To be imported before anything that presses.
 */
const { brotliCompress } = zlib
const quick = (
  bytes: zlib.InputType,
  _options: zlib.BrotliOptions,
  done: zlib.CompressCallback,
): void => {
  brotliCompress(bytes, { params: { [zlib.constants.BROTLI_PARAM_QUALITY]: 5 } }, done)
}
Object.assign(zlib, { brotliCompress: quick })
syncBuiltinESMExports()
