/**
 * Text without the signs that XML 1.0 does not know: with one of them in it Word and Excel call the
 * whole file damaged. Typed text has lost its control characters already; pasted text may hold a
 * non-character or half of a pair, and records of other hubs anything.
 */
export function xmlText(text: string): string {
  return text.replace(
    // eslint-disable-next-line no-control-regex -- these are the signs
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    '',
  )
}
