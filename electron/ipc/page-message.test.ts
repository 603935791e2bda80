import fc from 'fast-check'
import { expect, test } from 'vitest'

import { parsePageMessage } from './page-message'

test('the three messages of the bridge pass, without anything added to them', () => {
  const parsed = [
    { type: 'call', callId: '1', channel: 'members.list', input: { text: 'a' }, extra: 1 },
    { type: 'cancel', callId: '1' },
    { type: 'offer-file', path: '/media/stick/anggota.xlsx' },
    { type: 'offer-file', path: '' },
  ].map(parsePageMessage)

  expect(parsed).toEqual([
    { type: 'call', callId: '1', channel: 'members.list', input: { text: 'a' } },
    { type: 'cancel', callId: '1' },
    { type: 'offer-file', path: '/media/stick/anggota.xlsx' },
    { type: 'offer-file', path: '' },
  ])
})

test.each([
  null,
  'call',
  [],
  {},
  { type: 'shutdown' },
  { type: 'call', callId: 1, channel: 'x' },
  { type: 'call', callId: '', channel: 'x' },
  { type: 'call', callId: 'x', channel: 'x'.repeat(101) },
  { type: 'offer-file', path: '../relative' },
  { type: 'offer-file', path: '/a\0b' },
])('%j is refused', (value) => {
  expect(parsePageMessage(value)).toBeNull()
})

test('whatever a hijacked page sends is either one of ours or refused, never an error', () => {
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const parsed = parsePageMessage(value)
      expect(parsed === null || ['call', 'cancel', 'offer-file'].includes(parsed.type)).toBe(true)
    }),
    { numRuns: 1_000 },
  )
})
