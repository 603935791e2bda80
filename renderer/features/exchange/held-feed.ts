import type { HeldFeed, Receipt } from '../../../shared/domain/receipt'

/** How far somebody has one device's commits. */
export type FeedState =
  | { readonly status: 'complete' }
  | { readonly status: 'behind'; readonly missing: number }
  | { readonly status: 'none' }
  | { readonly status: 'unheard' }

export function feedState({ seq, newestSeq }: HeldFeed): FeedState {
  if (seq === null) return { status: 'unheard' }
  if (seq >= newestSeq) return { status: 'complete' }
  return seq === 0 ? { status: 'none' } : { status: 'behind', missing: newestSeq - seq }
}

/** Names of devices; where a hub has several, they are numbered in the order they became known. */
export function deviceNames(
  receipts: readonly Receipt[],
  words: {
    readonly unknown: string
    readonly numbered: (hub: string, number: number) => string
  },
): ReadonlyMap<string, string> {
  const ofHub = new Map<string, string[]>()
  for (const { deviceId, hubName } of receipts) {
    ofHub.set(hubName, [...(ofHub.get(hubName) ?? []), deviceId])
  }
  return new Map(
    receipts.map(({ deviceId, hubName }) => {
      const name = hubName === '' ? words.unknown : hubName
      const all = ofHub.get(hubName) ?? []
      return [deviceId, all.length < 2 ? name : words.numbered(name, all.indexOf(deviceId) + 1)]
    }),
  )
}
