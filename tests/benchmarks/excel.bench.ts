import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import writeXlsxFile from 'write-excel-file/node'

import { readWorkbook } from '../../electron/rosters/read-workbook'
import { launchHub } from '../support/electron-app'
import { aHub } from '../support/new-hub'
import { seededRandom } from '../support/random'
import { inFolder, round, type Run } from './benchmark'
import { prepareHub } from './prepared-hub'
import { peakRssMib } from './process-memory'

const people = 20_000
const schools = 1_500
const syllables = 'ba ri ni sa tu la mi ha di na wa ta ro ku ya su'.split(' ')
const header = [
  'No',
  'Nama',
  'NUPTK',
  'JK',
  'Tempat Lahir',
  'Tanggal Lahir',
  'NIP',
  'Status Kepegawaian',
  'Jenis PTK',
  'Agama',
  'Alamat Jalan',
  'Kecamatan',
  'HP',
  'Email',
  'Tugas Tambahan',
  'TMT Pengangkatan',
  'Nama Ibu Kandung',
  'Bank',
  'NIK',
  'Tempat Tugas',
]

/**
 * A list of 20,000 people is chosen in the window of an empty hub: until its preview stands there.
 * The floor is the same file's cells read and nothing made of them, in this process.
 */
export const run: Run = async ({ repoRoot, packagedApp, say }) => {
  await packagedApp()
  return inFolder(async (folder) => {
    say(`  writing a list of ${people} people`)
    const file = path.join(folder, 'daftar-guru.xlsx')
    await writeRoster(file)
    const dataDir = path.join(folder, 'hub')
    mkdirSync(dataDir)
    const hub = await prepareHub({ folder: dataDir, repoRoot })
    await hub.call(
      'setup.createHub',
      aHub({ name: 'PKG Ukur', districtCode: null, districtName: null }),
    )
    await hub.close()
    const opened = await launchHub({ dataDir, size: { width: 1366, height: 768 } })
    let readS: number
    let before: number
    let after: number
    try {
      const { page } = opened
      await page.evaluate(() => (location.hash = '#/rosters/import'))
      const field = page.locator('input[type=file]')
      await field.waitFor({ state: 'attached' })
      const service = await opened.servicePid()
      before = peakRssMib(service)
      const startedAt = performance.now()
      await field.setInputFiles(file)
      await page
        .getByRole('heading', { level: 1, name: 'Periksa sebelum mengimpor' })
        .waitFor({ timeout: 60_000 })
      readS = (performance.now() - startedAt) / 1000
      after = peakRssMib(service)
    } finally {
      await opened.close()
    }
    const bytes = readFileSync(file)
    const floorStart = performance.now()
    await readWorkbook(bytes)
    const floor = (performance.now() - floorStart) / 1000
    return [
      {
        rows: people,
        columns: header.length,
        read_s: round(readS, 2),
        rss_mib: round(after, 0),
        rss_growth_mib: round(after - before, 0),
        floor: round(floor, 2),
        ratio: round(readS / floor),
      },
    ]
  })
}

async function writeRoster(file: string): Promise<void> {
  const random = seededRandom(20_261_122)
  const word = () =>
    Array.from({ length: 3 }, () => random.pick(syllables))
      .join('')
      .replace(/^./u, (letter) => letter.toUpperCase())
  const text = (value: string) => ({ value, type: String })
  const rows = Array.from({ length: people }, (_, index) => [
    { value: index + 1, type: Number },
    text(`${word()} ${word()}`),
    text(random.below(3) === 0 ? '-' : `0000${String(100_000_000_001 + index * 10)}`),
    text(random.below(20) === 0 ? 'L' : 'P'),
    text('Praya'),
    text(`19${60 + random.below(40)}-0${1 + random.below(9)}-1${random.below(10)}`),
    text('-'),
    text('Guru Honor Sekolah'),
    text('Guru Kelas'),
    text('Islam'),
    text(`Jalan ${word()} ${index % 90}`),
    text('Kec. Praya'),
    { value: 81_200_000_000 + index, type: Number },
    text(`${index}@contoh.example`),
    text('-'),
    text(`20${10 + random.below(10)}-07-01`),
    text(`Inaq ${word()}`),
    text('BANK CONTOH NTB'),
    text(`99${String(10_000_000_000_000 + index)}`),
    text(`TK MELATI ${index % schools}`),
  ])
  writeFileSync(file, await writeXlsxFile([header.map(text), ...rows]).toBuffer())
}
