import { expect, test } from 'vitest'

import type { MemberId, SessionId } from './ids'
import { codeInLetters, readScanCode, scanCodeText } from './scan-code'

const session = '01k97xq2m3n4p5q6r7s8t9v0wx' as SessionId
const member = '01k97xq2m3n4p5q6r7s8t9v0wy' as MemberId

test('a code is read back as what it stands for, in small letters and with blanks too', () => {
  const text = scanCodeText({ kind: 'session', id: session })

  expect(text).toBe('SG:S:01K97XQ2M3N4P5Q6R7S8T9V0WX')
  expect(readScanCode(text)).toEqual({ kind: 'session', id: session })
  expect(readScanCode(text.toLowerCase())).toEqual({ kind: 'session', id: session })
  expect(readScanCode(scanCodeText({ kind: 'member', id: member }))).toEqual({
    kind: 'member',
    id: member,
  })
  expect(codeInLetters(session)).toBe('01K9 7XQ2 M3N4 P5Q6 R7S8 T9V0 WX')
})

test('the code of a certificate is told apart, of whichever version', () => {
  for (const text of ['SG1ABCDEFGHJKMNPQRSTVWXYZ', 'SG2ABCDEFGHJKMNPQRSTVWXYZ']) {
    expect(readScanCode(` ${text.toLowerCase()} `)).toEqual({ kind: 'certificate', text })
  }
})

test('anything else is no code', () => {
  for (const text of [
    '',
    'SG1',
    'SG1 whatever / comes',
    'SG:',
    'SG:S:',
    'SG:X:01K97XQ2M3N4P5Q6R7S8T9V0WX',
    'SG:S:81K97XQ2M3N4P5Q6R7S8T9V0WX',
    'SG:S:01K97XQ2M3N4P5Q6R7S8T9V0W',
    'https://example.org/SG:S:01K97XQ2M3N4P5Q6R7S8T9V0WX',
  ]) {
    expect(readScanCode(text)).toBeNull()
  }
})
