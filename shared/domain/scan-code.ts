import { type MemberId, memberId, type SessionId, sessionId } from './ids'

/**
 * What the QR codes on our papers say: 'SG:S:' and the session of a sheet, 'SG:M:' and the member of a
 * card. In capitals, which makes the code coarse enough for old scanners; whoever types it may use
 * small letters. A USB scanner types the text and ends it with Enter.
 */
export const scanPrefix = 'SG:'

/** A code that names a record of the books. */
export type RecordCode =
  | { readonly kind: 'session'; readonly id: SessionId }
  | { readonly kind: 'member'; readonly id: MemberId }

export type ScanCode =
  | RecordCode
  /** Proven where certificates are checked, see shared/sync/certificate-code.ts; here it is only told apart. */
  | { readonly kind: 'certificate'; readonly text: string }

const letters = { session: 'S', member: 'M' } as const

export function scanCodeText({ kind, id }: RecordCode): string {
  return `${scanPrefix}${letters[kind]}:${id.toUpperCase()}`
}

/** The id in groups of four, so that eyes can compare it: '01K9 7XQ2 …'. */
export function codeInLetters(id: SessionId | MemberId): string {
  return (id.toUpperCase().match(/.{1,4}/gu) ?? []).join(' ')
}

/** Null for what is no code of ours, or one that this version does not know. */
export function readScanCode(text: string): ScanCode | null {
  const compact = text.replace(/\s+/gu, '').toUpperCase()
  // Of any version and length: what is wrong with it is for the page that checks certificates to say.
  if (/^SG\d[0-9A-Z]{20,}$/u.test(compact)) return { kind: 'certificate', text: compact }
  const parts = /^SG:([A-Z]):([0-9A-Z]{26})$/u.exec(compact)
  if (parts === null) return null
  const id = (parts[2] ?? '').toLowerCase()
  if (parts[1] === letters.session) {
    const session = sessionId.safeParse(id)
    return session.success ? { kind: 'session', id: session.data } : null
  }
  const member = memberId.safeParse(id)
  return parts[1] === letters.member && member.success ? { kind: 'member', id: member.data } : null
}
