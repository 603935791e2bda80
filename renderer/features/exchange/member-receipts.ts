import type { NetworkMember } from '../../../shared/domain/exchange'

/** How far another device is with our records. */
export type Receipt =
  | { readonly status: 'complete' }
  | { readonly status: 'behind'; readonly missing: number }
  | { readonly status: 'unheard' }

export function receiptOf({ receivedSeq, ownSeq }: NetworkMember): Receipt {
  if (receivedSeq === null) return { status: 'unheard' }
  const missing = Math.max(0, ownSeq - receivedSeq)
  return missing === 0 ? { status: 'complete' } : { status: 'behind', missing }
}

/** The others of the network, those who lack most first: they are who to visit next. */
export function othersByNeed(members: readonly NetworkMember[]): readonly NetworkMember[] {
  const lacks = (member: NetworkMember) => {
    const receipt = receiptOf(member)
    if (receipt.status === 'unheard') return Number.POSITIVE_INFINITY
    return receipt.status === 'behind' ? receipt.missing : 0
  }
  return members
    .filter((member) => !member.isOwn)
    .sort((left, right) => {
      const leftLacks = lacks(left)
      const rightLacks = lacks(right)
      // Infinity less Infinity is no number.
      if (leftLacks !== rightLacks) return leftLacks > rightLacks ? -1 : 1
      return left.hubName.localeCompare(right.hubName)
    })
}
