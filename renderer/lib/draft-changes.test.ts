import { expect, test } from 'vitest'

import { changesOf, withChanges } from './draft-changes'

const saved = {
  subject: 'Rapat',
  place: null as string | null,
  body: { form: 'plain', content: null as string | null },
  copies: ['Penilik'],
}

test('a draft holds what was changed, and lays it over what is saved by now', () => {
  const typed = { ...saved, place: 'Praya', body: { form: 'plain', content: 'Isi' } }
  const text = JSON.stringify(changesOf(saved, typed))

  expect(JSON.parse(text)).toEqual({ place: 'Praya', body: { form: 'plain', content: 'Isi' } })
  expect(withChanges({ ...saved, subject: 'Rapat anggota' }, text)).toEqual({
    ...typed,
    subject: 'Rapat anggota',
  })
})

test('what is the same as what is saved is no draft', () => {
  expect(changesOf(saved, { ...saved, copies: ['Penilik'] })).toBeNull()
  expect(withChanges(saved, JSON.stringify({ subject: 'Rapat' }))).toBeNull()
})

test('what the form does not know, or knows in another shape, is left out', () => {
  for (const kept of [
    { title: 'Rapat' },
    { subject: 7 },
    { copies: 'Penilik' },
    { body: { form: 'plain' } },
    { body: 'Isi' },
    { place: { name: 'Praya' } },
    [],
    null,
  ]) {
    expect(withChanges(saved, JSON.stringify(kept)), JSON.stringify(kept)).toBeNull()
  }
  expect(withChanges(saved, 'no JSON')).toBeNull()
  expect(withChanges(saved, JSON.stringify({ subject: 'Libur', title: 'x' }))).toEqual({
    ...saved,
    subject: 'Libur',
  })
})
