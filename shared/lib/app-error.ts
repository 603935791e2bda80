/**
 * Everything a user can cause or mend. The renderer shows `errors.<code>` from i18n, so each code
 * has a sentence with the next step in every language (a test compares both lists).
 */
export const appErrorCodes = [
  'access.denied',
  'call.invalid',
  'task.cancelled',
  'service.restarted',
  'hub.exists',
  'hub.missing',
  'demo.hub-in-use',
  'member.missing',
  'member.erasure-unconfirmed',
  'institution.missing',
  'duplicate.settled',
  'activity.missing',
  'session.missing',
  'venue.missing',
  'session.has-marks',
  'session.times-reversed',
  'activity.dates-reversed',
  'artifact.missing',
  'file.unreadable',
  'file.missing',
  'file.too-large',
  'file.damaged',
  'file.not-arrived',
  'file.empty',
  'file.program',
  'file.not-openable',
  'file.no-program',
  'file.not-writable',
  'print.failed',
  'book.line-missing',
  'disk.full',
  'roster.unreadable',
  'roster.no-header',
  'roster.empty',
  'roster.too-large',
  'roster.old-xls',
  'roster.locked',
  'roster.already-undone',
  'roster.preview-lost',
  'roster.import-missing',
  'drive.missing',
  'drive.full',
  'drive.read-only',
  'drive.vanished',
  'drive.verify-failed',
  'drive.fake',
  'drive.read-error',
  'exchange.changed',
  'clash.changed',
  'clash.bad-value',
  'clash.undo-lost',
  'bundle.not-a-bundle',
  'bundle.damaged',
  'bundle.cut',
  'bundle.too-new',
  'bundle.foreign-network',
  'bundle.not-for-us',
  'bundle.tampered',
  'bundle.unknown-sender',
  'bundle.revoked-sender',
  'bundle.gap',
  'bundle.own',
  'bundle.forked',
  'network.missing',
  'network.exists',
  'device.missing',
  'device.own',
  'device.already-lost',
  'device.not-ours-to-report',
  'invitation.wrong-words',
  'invitation.too-many-tries',
  'invitation.other-words',
  'invitation.damaged',
  'invitation.own-network',
  'invitation.hub-has-records',
  'invitation.for-other-hub',
  'invitation.not-an-invitation',
  'invitation.used',
  'imports.missing',
  'imports.already-undone',
  'imports.not-undone',
  'imports.nothing-left',
  'imports.too-large',
  'database.newer',
  'database.damaged',
  'database.in-use',
] as const

export type AppErrorCode = (typeof appErrorCodes)[number]
export type AppErrorParams = Readonly<Record<string, string | number>>

/** An expected failure. `params` fill the placeholders of the message `errors.<code>`. */
export class AppError extends Error {
  readonly code: AppErrorCode
  readonly params: AppErrorParams

  constructor(code: AppErrorCode, params: AppErrorParams = {}, options?: ErrorOptions) {
    super(code, options)
    this.name = 'AppError'
    this.code = code
    this.params = params
  }
}
