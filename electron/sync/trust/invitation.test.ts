import { beforeAll, describe, expect, test } from 'vitest'

import { AppError } from '../../../shared/lib/app-error'
import { codeFromRandom, codeWords, normalizeCode } from '../../../shared/sync/code-words'
import { idText } from '../../../shared/sync/id-bytes'
import { withByte, withFlippedBit } from '../../../tests/support/changed-bytes'
import { createBoxKeys, createSigningKeys, randomBytes } from '../../platform/crypto'
import { keyIdOf, networkIdOf } from '../../platform/key-ids'
import { readTrust, signStatement, type Trust } from './certificates'
import {
  acceptInvitation,
  checkInvitation,
  createInvitation,
  type NewInvitation,
  openInvitation,
} from './invitation'

const issuedAt = 1_790_000_000_000
const founder = createSigningKeys(new Uint8Array(32).fill(1))
const founderId = keyIdOf(founder.publicKey)

function aCard(seed: number): { readonly id: string; readonly card: Uint8Array } {
  const sign = createSigningKeys(new Uint8Array(32).fill(seed))
  const card = signStatement(
    {
      kind: 'card',
      signKey: sign.publicKey,
      boxKey: createBoxKeys(new Uint8Array(32).fill(seed)).publicKey,
      hub: idText(new Uint8Array(16).fill(seed)),
      hubName: 'PKG Kopang',
      label: '',
      serial: 1,
      issuedAt,
    },
    sign.secretKey,
  )
  return { id: keyIdOf(sign.publicKey), card }
}

function aTrust(): Trust {
  const charter = signStatement(
    { kind: 'charter', founderKey: founder.publicKey, name: 'PAUD Loteng', serial: 1, issuedAt },
    founder.secretKey,
  )
  const trust = readTrust(networkIdOf(founder.publicKey), [charter, aCard(1).card])
  expect(trust).not.toBe(null)
  return trust!
}

async function codeOf(run: () => unknown): Promise<string> {
  try {
    await run()
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
  return 'accepted'
}

let invitation: NewInvitation
beforeAll(async () => {
  invitation = await createInvitation({
    trust: aTrust(),
    inviter: { id: founderId, signSecretKey: founder.secretKey },
    hub: null,
    issuedAt,
  })
})

test('six words open the invitation, and with it a device joins the network', async () => {
  const joiner = aCard(2)

  const opened = await openInvitation(invitation.file, invitation.words.join(' '))
  const endorsement = acceptInvitation(opened, { device: joiner.id, issuedAt })

  const trust = readTrust(opened.trust.network, [
    ...opened.trust.statements,
    endorsement,
    joiner.card,
  ])
  expect(opened).toMatchObject({ id: invitation.id, inviter: founderId })
  expect(opened.trust.name).toBe('PAUD Loteng')
  expect([...(trust?.devices.keys() ?? [])].sort()).toEqual([founderId, joiner.id].sort())
})

test('words may be typed in capitals, with commas, and cut after four letters', async () => {
  const typed = invitation.words.map((word) => word.slice(0, 4).toUpperCase()).join(', ')

  expect((await openInvitation(invitation.file, typed)).id).toBe(invitation.id)
})

describe('an invitation stays shut', () => {
  test('for wrong, missing or swapped words', async () => {
    const [first = '', second = '', ...rest] = invitation.words
    const attempts = [
      [second, first, ...rest].join(' '),
      [first, ...rest].join(' '),
      [...invitation.words.slice(0, 5), 'bukankata'].join(' '),
      '',
    ]

    for (const typed of attempts) {
      if (typed === invitation.words.join(' ')) continue
      expect(await codeOf(() => openInvitation(invitation.file, typed))).toBe(
        'invitation.wrong-words',
      )
    }
  })

  test('at every length it can be cut to, and with any byte changed', async () => {
    const { file } = invitation

    for (let length = 0; length < file.length; length += 1) {
      expect(await codeOf(() => checkInvitation(file.subarray(0, length)))).toBe(
        length < 8 ? 'invitation.not-an-invitation' : 'invitation.damaged',
      )
    }
    for (let position = 0; position < file.length; position += 1) {
      expect(await codeOf(() => checkInvitation(withFlippedBit(file, position)))).not.toBe(
        'accepted',
      )
    }
  })

  test('when it was made by a newer version', async () => {
    expect(await codeOf(() => checkInvitation(withByte(invitation.file, 8, 2)))).toBe(
      'invitation.too-new',
    )
  })

  test('when it is not one at all', async () => {
    expect(await codeOf(() => checkInvitation(randomBytes(500)))).toBe(
      'invitation.not-an-invitation',
    )
  })

  test('when the inviter is no member of its network', async () => {
    const stranger = createSigningKeys(new Uint8Array(32).fill(9))
    const forged = await createInvitation({
      trust: aTrust(),
      inviter: { id: founderId, signSecretKey: stranger.secretKey },
      hub: null,
      issuedAt,
    })

    expect(await codeOf(() => openInvitation(forged.file, forged.words.join(' ')))).toBe(
      'invitation.damaged',
    )
  })
})

test('nothing of the network or its people can be read in the file', () => {
  const text = Buffer.from(invitation.file).toString('latin1')

  expect(['PAUD', 'Kopang', ...invitation.words].filter((word) => text.includes(word))).toEqual([])
})

describe('the code words', () => {
  test('are 2,048, each told from the others by its first four letters', () => {
    expect(codeWords.length).toBe(2048)
    expect(new Set(codeWords.map((word) => word.slice(0, 4))).size).toBe(2048)
    expect(codeWords.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([])
    expect([...codeWords].sort()).toEqual(codeWords)
  })

  test('are drawn evenly from random bytes', () => {
    const zeros = codeFromRandom(new Uint8Array(12))
    const ones = codeFromRandom(new Uint8Array(12).fill(255))

    expect([zeros[0], ones[5]]).toEqual([codeWords[0], codeWords[2047]])
    expect(normalizeCode(` ${ones.join('  ').toUpperCase()}. `)).toBe(ones.join(' '))
  })
})
