import { utf8Bytes } from './text-bytes'

/**
 * What is signed or hashed into an id starts with its purpose, so that a signature made for one
 * thing can never be shown for another. All the same length, none a prefix of another.
 */
export const DOMAINS = {
  commit: utf8Bytes('simpul:commit:01'),
  bundle: utf8Bytes('simpul:bundle:01'),
  certificate: utf8Bytes('simpul:certif:01'),
  /** The code on a printed certificate, not the trust statements above. */
  printedCertificate: utf8Bytes('simpul:sertif:01'),
  network: utf8Bytes('simpul:networ:01'),
  device: utf8Bytes('simpul:device:01'),
  recipient: utf8Bytes('simpul:recipi:01'),
  invitation: utf8Bytes('simpul:invite:01'),
  backup: utf8Bytes('simpul:backup:01'),
} as const
