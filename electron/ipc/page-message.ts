import path from 'node:path'

import type { PageMessage } from './channels'

const longestName = 100

/**
 * Checks the envelope of what a page sent; null when it is none of ours. The input of a call is
 * checked against its contract by the hub service, the only one who knows the contract.
 */
export function parsePageMessage(value: unknown): PageMessage | null {
  if (typeof value !== 'object' || value === null) return null
  const message = value as Readonly<Record<string, unknown>> // every field is checked below
  switch (message.type) {
    case 'call':
      return isName(message.callId) && isName(message.channel)
        ? {
            type: 'call',
            callId: message.callId,
            channel: message.channel,
            input: message.input,
          }
        : null
    case 'cancel':
      return isName(message.callId) ? { type: 'cancel', callId: message.callId } : null
    case 'offer-file':
      return isFilePath(message.path) ? { type: 'offer-file', path: message.path } : null
    default:
      return null
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value.length > 0 && value.length <= longestName
}

function isFilePath(value: unknown): value is string {
  if (typeof value !== 'string' || value.includes('\0')) return false
  return value === '' || path.isAbsolute(value)
}
