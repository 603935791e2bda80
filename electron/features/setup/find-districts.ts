import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

export type District = {
  readonly code: string
  readonly name: string
  readonly regencyName: string
  readonly provinceName: string
}

let loaded:
  { readonly regions: string; readonly districts: Promise<readonly District[]> } | undefined

/**
 * Kecamatan whose name begins with or contains the text, then those whose kabupaten or province
 * does; at most 20. The 7,285 rows (186 KB) are read on first use and kept.
 */
export async function findDistricts(text: string, regions: string): Promise<readonly District[]> {
  const wanted = text.trim().toLowerCase()
  if (wanted === '') return []
  if (loaded?.regions !== regions) loaded = { regions, districts: readDistricts(regions) }
  const districts = await loaded.districts
  const ranked = districts
    .map((district) => ({ district, rank: rankOf(district, wanted) }))
    .filter(({ rank }) => rank > 0)
  ranked.sort((a, b) => b.rank - a.rank || a.district.name.localeCompare(b.district.name, 'id'))
  return ranked.slice(0, 20).map(({ district }) => district)
}

function rankOf(district: District, wanted: string): number {
  const name = district.name.toLowerCase()
  if (name === wanted) return 4
  if (name.startsWith(wanted)) return 3
  if (name.includes(wanted)) return 2
  const whole = `${name} ${district.regencyName} ${district.provinceName}`.toLowerCase()
  return wanted.split(/\s+/).every((word) => whole.includes(word)) ? 1 : 0
}

async function readDistricts(regions: string): Promise<readonly District[]> {
  const [provinces, regencies, districts] = await Promise.all([
    readTable(regions, 'provinces.csv'),
    readTable(regions, 'regencies.csv'),
    readTable(regions, 'districts.csv'),
  ])
  const provinceNames = new Map(provinces.map(({ code, name }) => [code, titleCase(name)]))
  const regencyNames = new Map(regencies.map(({ code, name }) => [code, titleCase(name)]))
  return districts.map(({ code, name }) => ({
    code,
    name,
    regencyName: regencyNames.get(code.slice(0, 5)) ?? '',
    provinceName: provinceNames.get(code.slice(0, 2)) ?? '',
  }))
}

/** 'Kabupaten Lombok Tengah' of '52.02'; null where the code is not known. */
export async function findRegencyName(
  code: string | null,
  regions: string,
): Promise<string | null> {
  if (code === null) return null
  const regencies = await readTable(regions, 'regencies.csv')
  const name = regencies.find((regency) => regency.code === code)?.name
  return name === undefined ? null : titleCase(name)
}

async function readTable(
  regions: string,
  file: string,
): Promise<readonly { readonly code: string; readonly name: string }[]> {
  const text = await readFile(join(regions, file), 'utf8')
  // Loaded on first use, not at every start of the app.
  const { parse } = await import('csv-parse/sync')
  // Our own resource, shipped with the app: `columns: true` names the fields by its header row.
  return parse<{ code: string; name: string }>(text, { columns: true })
}

function titleCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[\s-])\p{L}/gu, (letter) => letter.toUpperCase())
    .replace(/\bDki\b|\bDi(?= Yogyakarta)/g, (word) => word.toUpperCase())
}
