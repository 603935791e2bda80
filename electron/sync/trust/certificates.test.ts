import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { idText } from '../../../shared/sync/id-bytes'
import {
  decodeStatement,
  encodeStatement,
  type Statement,
} from '../../../shared/sync/trust-statements'
import { withFlippedBit } from '../../../tests/support/changed-bytes'
import { createBoxKeys, createSigningKeys, type KeyPair } from '../../platform/crypto'
import { keyIdOf, networkIdOf } from '../../platform/key-ids'
import { readTrust, signStatement } from './certificates'

type Device = {
  readonly id: string
  readonly sign: KeyPair
  readonly hub: string
  readonly card: Uint8Array
}

const hubA = idText(new Uint8Array(16).fill(1))
const hubB = idText(new Uint8Array(16).fill(2))

function aDevice(seed: number, hub: string, hubName = 'PKG Praya', serial = 1): Device {
  const sign = createSigningKeys(new Uint8Array(32).fill(seed))
  const box = createBoxKeys(new Uint8Array(32).fill(seed))
  const statement: Statement = {
    kind: 'card',
    signKey: sign.publicKey,
    boxKey: box.publicKey,
    hub,
    hubName,
    label: 'laptop',
    serial,
    issuedAt: 1_790_000_000_000,
  }
  return { id: keyIdOf(sign.publicKey), sign, hub, card: signStatement(statement, sign.secretKey) }
}

const founder = aDevice(1, hubA)
const network = networkIdOf(founder.sign.publicKey)
const charter = signStatement(
  {
    kind: 'charter',
    founderKey: founder.sign.publicKey,
    name: 'PAUD Lombok Tengah',
    serial: 1,
    issuedAt: 1_790_000_000_000,
  },
  founder.sign.secretKey,
)

type Signer = { readonly id: string; readonly sign: KeyPair }

function endorse(issuer: Signer, subject: { readonly id: string }, hub: string | null = null) {
  const statement: Statement = {
    kind: 'endorsement',
    network,
    issuer: issuer.id,
    subject: subject.id,
    hub,
    issuedAt: 1_790_000_000_000,
  }
  return signStatement(statement, issuer.sign.secretKey)
}

function invite(issuer: Signer, seed: number, hub: string | null = null) {
  const sign = createSigningKeys(new Uint8Array(32).fill(seed))
  const statement: Statement = {
    kind: 'invitation',
    network,
    issuer: issuer.id,
    signKey: sign.publicKey,
    boxKey: createBoxKeys(new Uint8Array(32).fill(seed)).publicKey,
    hub,
    issuedAt: 1_790_000_000_000,
  }
  const grant = signStatement(statement, issuer.sign.secretKey)
  return { id: keyIdOf(sign.publicKey), sign, grant }
}

function revoke(issuer: Signer, subject: { readonly id: string }, keeps: readonly string[] = []) {
  const statement: Statement = {
    kind: 'revocation',
    network,
    issuer: issuer.id,
    subject: subject.id,
    lastSeq: 40,
    keeps,
    reason: 'laptop hilang',
    issuedAt: 1_790_000_000_000,
  }
  return signStatement(statement, issuer.sign.secretKey)
}

function idsOf(statements: readonly Uint8Array[]): readonly string[] {
  return [...(readTrust(network, statements)?.devices.keys() ?? [])].sort()
}

test('any statement comes back as it was signed', () => {
  const bytes = revoke(founder, aDevice(9, hubB), [hubA])

  const { statement, body } = decodeStatement(bytes)

  expect(encodeStatement(statement)).toEqual(body)
  expect(statement).toMatchObject({ kind: 'revocation', lastSeq: 40, keeps: [hubA] })
})

describe('a network', () => {
  test('starts with its founder', () => {
    const trust = readTrust(network, [founder.card, charter])

    expect(trust).toMatchObject({ network, name: 'PAUD Lombok Tengah', founder: founder.id })
    expect(idsOf([charter, founder.card])).toEqual([founder.id])
  })

  test('does not exist without its charter, its founder’s card, or under another id', () => {
    expect(readTrust(network, [charter])).toBe(null)
    expect(readTrust(network, [founder.card])).toBe(null)
    expect(readTrust(hubA, [founder.card, charter])).toBe(null)
  })

  test('takes in who is invited, over several steps', () => {
    const joiner = aDevice(2, hubB)
    const laptop = aDevice(3, hubB)
    const invitation = invite(founder, 20)
    const statements = [
      charter,
      founder.card,
      invitation.grant,
      endorse(invitation, joiner),
      joiner.card,
      endorse(joiner, laptop, hubB),
      laptop.card,
    ]

    const trust = readTrust(network, statements)

    expect(idsOf(statements)).toEqual([founder.id, joiner.id, laptop.id].sort())
    expect(trust?.devices.get(joiner.id)?.issuer).toBe(invitation.id)
    expect(trust?.invitations.get(invitation.id)?.usedBy).toEqual([joiner.id])
    expect(new Set(trust?.statements)).toEqual(new Set(statements))
  })

  test('is the same whatever the order and repetition of its statements', () => {
    const joiner = aDevice(2, hubB)
    const other = aDevice(4, hubB)
    const invitation = invite(joiner, 21, hubB)
    const statements = [
      charter,
      founder.card,
      endorse(founder, joiner),
      joiner.card,
      aDevice(2, hubB, 'PKG Kopang', 2).card,
      invitation.grant,
      endorse(invitation, other),
      other.card,
      endorse(founder, other),
      revoke(founder, joiner, [other.id]),
    ]
    const expected = readTrust(network, statements)

    fc.assert(
      fc.property(
        fc.shuffledSubarray([...statements, ...statements], { minLength: statements.length * 2 }),
        (shuffled) => {
          const trust = readTrust(network, shuffled)
          expect(trust?.devices).toEqual(expected?.devices)
          expect(trust?.invitations).toEqual(expected?.invitations)
        },
      ),
      { numRuns: 50 },
    )
  })

  test('shows the newest card of a device', () => {
    const renamed = aDevice(1, hubA, 'PKG Praya Timur', 2)

    const trust = readTrust(network, [renamed.card, charter, founder.card])

    expect(trust?.devices.get(founder.id)?.hubName).toBe('PKG Praya Timur')
  })
})

describe('nobody gets in', () => {
  test('without an endorsement, or with one by a stranger or by itself', () => {
    const stranger = aDevice(7, hubB)
    const accomplice = aDevice(8, hubB)
    const statements = [
      charter,
      founder.card,
      stranger.card,
      accomplice.card,
      endorse(accomplice, stranger),
      endorse(stranger, accomplice),
      endorse(stranger, stranger),
    ]

    expect(idsOf(statements)).toEqual([founder.id])
  })

  test('with an endorsement that names the founder but is signed by somebody else', () => {
    const stranger = aDevice(7, hubB)
    const forged = endorse({ id: founder.id, sign: stranger.sign }, stranger)

    expect(idsOf([charter, founder.card, stranger.card, forged])).toEqual([founder.id])
  })

  test('with a card of a member that gives it another key', () => {
    const member = aDevice(2, hubB)
    const genuine = [charter, founder.card, member.card, endorse(founder, member)]
    const { statement } = decodeStatement(aDevice(2, hubB, 'PKG Praya', 9).card)
    const thief = createSigningKeys(new Uint8Array(32).fill(66))
    const forged = signStatement(statement, thief.secretKey)

    const trust = readTrust(network, [...genuine, forged])

    expect(trust?.devices.get(member.id)).toEqual(
      readTrust(network, genuine)?.devices.get(member.id),
    )
  })

  test('with an endorsement of another network', () => {
    const stranger = aDevice(7, hubB)
    const statement: Statement = {
      kind: 'endorsement',
      network: hubA,
      issuer: founder.id,
      subject: stranger.id,
      hub: null,
      issuedAt: 0,
    }
    const foreign = signStatement(statement, founder.sign.secretKey)

    expect(idsOf([charter, founder.card, stranger.card, foreign])).toEqual([founder.id])
  })

  test('with an invitation made by an invitation', () => {
    const stranger = aDevice(7, hubB)
    const first = invite(founder, 20)
    const second = invite(first, 21)

    expect(
      idsOf([
        charter,
        founder.card,
        first.grant,
        second.grant,
        endorse(second, stranger),
        stranger.card,
      ]),
    ).toEqual([founder.id])
  })

  test('with any bit of its endorsement turned', () => {
    const member = aDevice(2, hubB)
    const endorsement = endorse(founder, member)

    for (let position = 0; position < endorsement.length; position += 1) {
      const changed = withFlippedBit(endorsement, position, position % 8)
      expect(idsOf([charter, founder.card, member.card, changed])).toEqual([founder.id])
    }
  })
})

describe('a hub’s own devices', () => {
  const joiner = aDevice(2, hubB)
  const base = [charter, founder.card, joiner.card, endorse(founder, joiner)]
  const rootOf = (statements: readonly Uint8Array[], id: string) =>
    readTrust(network, statements)?.devices.get(id)?.hubRoot

  test('are bound by an endorsement or invitation that one of them gave for the hub', () => {
    const laptop = aDevice(3, hubB)
    const tablet = aDevice(4, hubB)
    const invitation = invite(laptop, 22, hubB)
    const statements = [
      ...base,
      laptop.card,
      endorse(joiner, laptop, hubB),
      invitation.grant,
      endorse(invitation, tablet),
      tablet.card,
    ]

    const roots = [joiner, laptop, tablet].map(({ id }) => rootOf(statements, id))

    expect(new Set(roots).size).toBe(1)
    expect(rootOf(statements, founder.id)).toBe(founder.id)
  })

  test('do not include a member that merely says it belongs there', () => {
    const impostor = aDevice(5, hubB)
    const invitation = invite(founder, 23)
    const statements = [
      ...base,
      impostor.card,
      invitation.grant,
      endorse(invitation, impostor, hubB),
      endorse(founder, impostor, hubB),
    ]

    expect(rootOf(statements, impostor.id)).not.toBe(rootOf(statements, joiner.id))
  })
})

describe('a PC that goes on under new keys', () => {
  test('is known as the renewal of its former identity; an invited one is nobody’s', () => {
    const renewed = aDevice(3, hubA)
    const invited = aDevice(4, hubA)
    const invitation = invite(founder, 25, hubA)
    const statements = [
      charter,
      founder.card,
      renewed.card,
      endorse(founder, renewed, hubA),
      invitation.grant,
      invited.card,
      endorse(invitation, invited),
    ]

    const trust = readTrust(network, statements)

    expect(trust?.devices.get(renewed.id)?.renewalOf).toBe(founder.id)
    expect(trust?.devices.get(invited.id)?.renewalOf).toBe(null)
    expect(trust?.devices.get(renewed.id)?.hubRoot).toBe(trust?.devices.get(founder.id)?.hubRoot)
  })
})

describe('a branch that was given up', () => {
  const copied = aDevice(2, hubB)
  const base = [charter, founder.card, copied.card, endorse(founder, copied)]
  const giveUp = (who: Signer) => {
    const statement: Statement = {
      kind: 'renouncement',
      network,
      issuer: who.id,
      after: 7,
      firstSeq: 8,
      marks: [new Uint8Array(8).fill(1)],
      issuedAt: 1_790_000_000_000,
    }
    return signStatement(statement, who.sign.secretKey)
  }

  test('is known by the word of the device itself, and passed on', () => {
    const statements = [...base, giveUp(copied)]

    const trust = readTrust(network, statements)

    expect(trust?.renounced.get(copied.id)).toMatchObject([{ after: 7, firstSeq: 8 }])
    expect(new Set(trust?.statements)).toEqual(new Set(statements))
  })

  test('is not known by somebody else’s word, nor by that of a lost device', () => {
    const forged = giveUp({ id: copied.id, sign: founder.sign })

    expect(readTrust(network, [...base, forged])?.renounced.size).toBe(0)
    expect(
      readTrust(network, [...base, giveUp(copied), revoke(founder, copied)])?.renounced.size,
    ).toBe(0)
  })
})

describe('a lost device', () => {
  const lost = aDevice(2, hubB)
  const kept = aDevice(3, hubB)
  const friend = aDevice(4, hubB)
  const base = [
    charter,
    founder.card,
    ...[lost, kept, friend].map(({ card }) => card),
    endorse(founder, lost),
    endorse(lost, kept),
    endorse(lost, friend),
  ]

  test('is known by its last trusted commit and takes along whom it vouched for, unless kept', () => {
    const statements = [...base, revoke(founder, lost, [kept.id])]

    const trust = readTrust(network, statements)
    const revokedAfter = (device: Device) => trust?.devices.get(device.id)?.revokedAfter

    expect([lost, kept, friend, founder].map(revokedAfter)).toEqual([40, null, 0, null])
    expect(trust?.devices.get(lost.id)?.report).toMatchObject({
      issuer: founder.id,
      reason: 'laptop hilang',
    })
  })

  test('takes nobody along whom somebody else vouched for as well', () => {
    const statements = [...base, endorse(founder, friend), revoke(founder, lost, [kept.id])]

    expect(readTrust(network, statements)?.devices.get(friend.id)?.revokedAfter).toBe(null)
  })

  test('stays known with whoever fell with it, so that what others built on can travel', () => {
    const statements = [...base, revoke(founder, lost)]

    expect(new Set(readTrust(network, statements)?.statements)).toEqual(new Set(statements))
  })

  test('is not reported by a device below it or beside it, and the founder by nobody', () => {
    const beside = aDevice(6, hubA)
    const more = [...base, beside.card, endorse(founder, beside)]

    const lostBy = (report: Uint8Array) =>
      [...(readTrust(network, [...more, report])?.devices.values() ?? [])].filter(
        ({ revokedAfter }) => revokedAfter !== null,
      )

    expect(lostBy(revoke(friend, lost))).toEqual([])
    expect(lostBy(revoke(beside, lost))).toEqual([])
    expect(lostBy(revoke(lost, founder))).toEqual([])
  })

  test('is reported by the hub that let it in, also after that hub’s PC was renewed', () => {
    const renewed = aDevice(11, hubA)
    const statements = [...base, renewed.card, endorse(founder, renewed, hubA)]

    const trust = readTrust(network, [...statements, revoke(renewed, lost, [kept.id])])

    expect(trust?.devices.get(lost.id)?.revokedAfter).toBe(40)
  })

  test('cannot report back', () => {
    const owner = aDevice(8, hubB)
    const statements = [...base, owner.card, endorse(founder, owner), endorse(owner, lost, hubB)]
    const both = [...statements, revoke(founder, lost), revoke(lost, owner)]

    const trust = readTrust(network, both)

    expect(trust?.devices.get(owner.id)?.revokedAfter).toBe(null)
    expect(trust?.devices.get(lost.id)?.revokedAfter).toBe(40)
  })

  test('leaves no open invitation behind', () => {
    const invitation = invite(lost, 24)

    const before = readTrust(network, [...base, invitation.grant])
    const after = readTrust(network, [...base, invitation.grant, revoke(founder, lost)])

    expect([before?.invitations.size, after?.invitations.size]).toEqual([1, 0])
  })
})
