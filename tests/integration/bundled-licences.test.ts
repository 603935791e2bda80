import { expect, test } from 'vitest'

import { bundledLicences } from '../../build/bundled-licences'

const accepted =
  /^(MIT|ISC|0BSD|BSD-[23]-Clause|Apache-2\.0|MPL-2\.0|OFL-1\.1|ODbL-1\.0|Unlicense|CC0-1\.0|Public Domain|\(?MIT OR [A-Za-z0-9.-]+\)?)$/

test('everything that ships may be shipped under our licence', () => {
  const others = bundledLicences()
    .filter(({ licence }) => !accepted.test(licence))
    .map(({ name, licence }) => `${name}: ${licence}`)

  expect(others).toEqual([])
})

test('the list knows the code, the font, the native parts and the region data, not the build tools', () => {
  const names = bundledLicences().map(({ name }) => name)

  expect(names).toEqual(
    expect.arrayContaining([
      '@fontsource-variable/inter',
      '@mantine/core',
      '@mantine/hooks',
      'idn-area-data (data wilayah)',
      'kysely',
      'libsodium',
      'react',
      'sodium-native',
      'ZXing-C++ (zxing-wasm)',
      'zod',
      'zxing-wasm',
    ]),
  )
  expect(names).not.toEqual(expect.arrayContaining(['vite', 'node-gyp', 'typescript', 'type-fest']))
})

test('the data licence of the regions is there in full', () => {
  const regions = bundledLicences().find(({ name }) => name.startsWith('idn-area-data'))

  expect(regions?.text).toContain('Open Database License')
})

test('what reads codes brings the licence of the library inside it', () => {
  const zxing = bundledLicences().find(({ name }) => name.startsWith('ZXing-C++'))

  expect(zxing?.text).toContain('Apache License')
  expect(zxing?.text).toContain('Version 2.0, January 2004')
})
