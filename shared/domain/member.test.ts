import { expect, test } from 'vitest'

import { readEducation } from './education'
import { employmentGroupOf } from './employment-status'
import { institutionHints, newInstitution } from './institution'
import { memberDetails, memberEdit, memberHints, newMember, unknownMemberDetails } from './member'

const today = '2026-11-21'

test('a name is all a new member needs, and the rest stays unknown', () => {
  const { posts, ...details } = newMember.parse({ fullName: '  Siti   Aminah ' })

  expect(details).toEqual(unknownMemberDetails('Siti Aminah'))
  expect(posts).toEqual([])
})

test('a member without a name is not accepted', () => {
  expect(newMember.safeParse({ fullName: ' \u200b ' }).success).toBe(false)
})

test('an emptied field becomes unknown, numbers and phones are tidied', () => {
  const details = newMember.parse({
    fullName: 'Siti',
    nuptk: '0000 7513 6638 8973',
    phone: '0812-0000-1234',
    email: '',
    note: ' baris satu \r\n\r\n baris dua ',
  })

  expect(details).toMatchObject({
    nuptk: '0000751366388973',
    phone: '+6281200001234',
    email: null,
    note: 'baris satu\n\nbaris dua',
  })
})

test('parsing a member twice changes nothing', () => {
  const once = memberDetails.parse({ ...unknownMemberDetails('Nur’aini'), phone: '81200001234' })

  expect(memberDetails.parse(once)).toEqual(once)
})

test('a day that does not exist and a field that does not exist are refused', () => {
  expect(newMember.safeParse({ fullName: 'Siti', birthDate: '1987-02-30' }).success).toBe(false)
  expect(newMember.safeParse({ fullName: 'Siti', religion: 'x' }).success).toBe(false)
})

test('an edit touches only what it names', () => {
  const id = '0'.repeat(26)

  expect(memberEdit.parse({ id, changes: { phone: null } })).toEqual({
    id,
    changes: { phone: null },
  })
})

test('what looks wrong is hinted at, in form order, and still accepted', () => {
  const odd = {
    ...unknownMemberDetails('Siti'),
    sex: 'L' as const,
    birthDate: '2020-01-01',
    nuptk: '123',
    nip: '197310012008042999',
    phone: 'titip',
    email: 'siti',
    employmentStatus: 'titipan',
    joinedOn: '2025-01-01',
    leftOn: '2024-01-01',
  }

  expect(memberDetails.safeParse(odd).success).toBe(true)
  expect(memberHints(odd, today).map(({ field, code }) => `${field} ${code}`)).toEqual([
    'birthDate birth-date.implausible',
    'nuptk nuptk.length',
    'nip nip.birth-date-mismatch',
    'nip nip.sex-mismatch',
    'phone phone.form',
    'email email.form',
    'employmentStatus employment-status.unknown',
    'leftOn left-on.before-joined',
  ])
})

test('nothing known is nothing to hint at', () => {
  expect(memberHints(unknownMemberDetails('Siti'), today)).toEqual([])
  expect(institutionHints(newInstitution.parse({ name: 'TK Pertiwi' }))).toEqual([])
})

test.each([
  ['PNS', 'asn'],
  ['CPNS', 'asn'],
  ['PNS Diperbantukan', 'asn'],
  ['PPPK', 'asn'],
  ['Non ASN', 'honorary'],
  ['GTY/PTY', 'foundation'],
  ['Guru Tetap Yayasan', 'foundation'],
  ['GTT/PTT Kab/Kota', 'honorary'],
  ['Guru Honor Sekolah', 'honorary'],
  ['Guru Bantu Pusat', 'honorary'],
  ['Lainnya', 'other'],
  ['Peserta', null],
])('the status "%s" belongs to the group %s', (text, group) => {
  expect(employmentGroupOf(text)).toBe(group)
})

test.each([
  ['S1 PAUD', 's1', 'PAUD'],
  ['S-1 Ekonomi', 's1', 'Ekonomi'],
  ['S1', 's1', null],
  ['D2 PGTK', 'd2', 'PGTK'],
  ['D-IV Kebidanan', 'd4', 'Kebidanan'],
  ['SLTA/Sederajat', 'sma', null],
  ['SMK', 'sma', null],
  ['Paket C', 'sma', null],
  ['SPG', 'sma', null],
  ['SMP', 'smp', null],
  ['SD', 'sd', null],
  ['pesantren', null, null],
])('the schooling "%s" is level %s with major %s', (text, level, major) => {
  expect(readEducation(text)).toEqual({ level, major })
})
