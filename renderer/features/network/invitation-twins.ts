import type { NetworkDevice } from '../../../shared/domain/network'

/** Hubs that joined with one and the same invitation, each group once, as one text of names. */
export function invitationTwins(devices: readonly NetworkDevice[]): readonly string[] {
  const groups = devices
    .filter(
      ({ sharesInvitationWith, standing }) =>
        sharesInvitationWith.length > 0 && standing === 'trusted',
    )
    .map(({ hubName, sharesInvitationWith }) =>
      [hubName, ...sharesInvitationWith].sort().join(', '),
    )
  return [...new Set(groups)]
}
