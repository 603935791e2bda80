import { expect, test } from 'vitest'
import { z } from 'zod'

import { formErrors } from './form-errors'
import { type Translate, translate } from './translate'

const t: Translate = (key, params) => translate('id', key, params)

const schema = z.strictObject({
  name: z.string().trim().min(1).max(5),
  sex: z.enum(['L', 'P']),
  born: z.iso.date().nullable(),
  quota: z.number().int().min(2).nullable(),
  posts: z.array(z.strictObject({ place: z.string().min(1) })),
  words: z.string().refine((text) => text === 'benar', 'errors.invitation.wrong-words'),
})

function errorsOf(values: unknown) {
  const checked = schema.safeParse(values)
  return checked.success ? {} : formErrors(checked.error, values, t)
}

test('each field gets one sentence in the language of the user', () => {
  const errors = errorsOf({
    name: '  ',
    sex: null,
    born: '31/2/2026',
    quota: 1,
    posts: [{ place: '' }],
    words: 'salah',
  })

  expect(errors).toEqual({
    name: 'Isian ini perlu diisi.',
    sex: 'Isian ini perlu diisi.',
    born: 'Tanggal belum sesuai. Contoh: 17/08/2026.',
    quota: 'Paling kecil 2.',
    'posts.0.place': 'Isian ini perlu diisi.',
    words: 'Enam kata itu belum cocok. Coba periksa ejaan dan urutannya.',
  })
})

test('text that is too long says how long it may be', () => {
  const errors = errorsOf({
    name: 'Sulastri',
    sex: 'P',
    born: null,
    quota: null,
    posts: [],
    words: 'benar',
  })

  expect(errors).toEqual({ name: 'Terlalu panjang. Paling banyak 5 huruf.' })
})
