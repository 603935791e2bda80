import { expect, test } from 'vitest'

import {
  type CodeFacts,
  codeText,
  deviceTagOf,
  encodeCodeBody,
  readCodeText,
} from '../../../shared/sync/certificate-code'
import { qrModules } from '../../documents/kit/qr-code'

const facts: CodeFacts = {
  deviceTag: deviceTagOf('01ja9w5n3kt7mz0r8c2yq4vbxd'),
  certificateId: '01jb0000000000000000000000',
  role: 0,
  jp: 32,
  issuedOn: '2026-11-21',
  number: '13.001/PKG-JONGGAT/XI/2026',
  name: "Baiq Nur'aini, S.Pd.AUD",
  activity: 'Workshop media pembelajaran dari bahan bekas',
}
const signature = new Uint8Array(64).fill(7)

test('what a code says is read again as it was written, also in small letters and broken lines', () => {
  const text = codeText(encodeCodeBody(facts), signature)

  expect(readCodeText(text).facts).toEqual(facts)
  expect(readCodeText(` ${text.toLowerCase().replace(/(.{40})/gu, '$1\n')} `).facts).toEqual(facts)
  expect([...readCodeText(text).signature]).toEqual([...signature])
})

test('halves of a JP, single-word names and letters beyond the alphabet are kept', () => {
  const odd = { ...facts, jp: 1.5, name: 'Suharni', activity: 'Ñuhur – “APE”' }

  expect(readCodeText(codeText(encodeCodeBody(odd), signature)).facts).toEqual(odd)
})

test('the longest texts are cut, so that the code stays within 77 squares a side', () => {
  const long = {
    ...facts,
    number: 'N'.repeat(300),
    name: `Dr. Hj. ${'Baiq Wahyuningtyas Kusumaprameswari '.repeat(5)}`,
    activity: 'Penguatan kompetensi pedagogik guru PAUD – '.repeat(6),
  }
  const text = codeText(encodeCodeBody(long), signature)
  const read = readCodeText(text).facts

  expect(qrModules(text).length).toBeLessThanOrEqual(77 + 8)
  expect([read.number, read.name, read.activity].every((part) => part.endsWith('…'))).toBe(true)
  expect(long.name.startsWith(read.name.slice(0, -1))).toBe(true)
})

test('what is no code, or one of a later kind, is told apart', () => {
  const reasonOf = (text: string) => {
    try {
      readCodeText(text)
      return null
    } catch (error) {
      return (error as { reason: string }).reason
    }
  }
  const text = codeText(encodeCodeBody(facts), signature)

  expect(reasonOf('')).toBe('damaged')
  expect(reasonOf('13.001/PKG-JONGGAT/XI/2026')).toBe('damaged')
  expect(reasonOf(text.slice(0, 60))).toBe('damaged')
  expect(reasonOf(`SG2${text.slice(3)}`)).toBe('unsupported')
})
