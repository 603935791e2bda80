import { posix } from 'node:path'

import { AppError } from '../../shared/lib/app-error'
import { parseXml } from './parse-xml'
import { rosterLimits } from './roster-limits'
import type { ZipEntry } from './zip-entries'
import { checkSizes, inflateEntry, readZipDirectory } from './zip-entries'

/** What a workbook says about itself: its sheets, its shared texts, which styles are dates. */
export type SheetPart = {
  readonly name: string
  readonly isHidden: boolean
  readonly content: Buffer
}

export type WorkbookParts = {
  readonly sheets: readonly SheetPart[]
  readonly sharedTexts: readonly string[]
  /** By the number a cell's `s` names. */
  readonly isDateStyle: readonly boolean[]
  readonly startsIn1904: boolean
}

type Relation = { readonly kind: string; readonly part: string }
type SheetEntry = { readonly name: string; readonly isHidden: boolean; readonly relation: string }

export async function readWorkbookParts(file: Buffer): Promise<WorkbookParts> {
  const entries = readZipDirectory(file)
  const inflate = (entry: ZipEntry): Buffer => inflateEntry(file, entry)
  const find = (part: string): ZipEntry | undefined => entries.get(part)
  const need = (part: string): ZipEntry => {
    const entry = find(part)
    if (entry === undefined) throw new AppError('roster.unreadable')
    return entry
  }

  const rootRelations = find('_rels/.rels')
  if (rootRelations !== undefined) checkSizes([rootRelations])
  const root =
    rootRelations === undefined ? new Map() : await readRelations(inflate(rootRelations), '')
  const workbookPart = partOfKind(root, 'officeDocument') ?? 'xl/workbook.xml'
  const folder = posix.dirname(workbookPart)
  const workbookEntry = need(workbookPart)
  const relationsEntry = need(`${folder}/_rels/${posix.basename(workbookPart)}.rels`)
  checkSizes([workbookEntry, relationsEntry])
  const { sheetEntries, startsIn1904 } = await readWorkbook(inflate(workbookEntry))
  const relations = await readRelations(inflate(relationsEntry), folder)

  const sheetParts = sheetEntries.flatMap(({ name, isHidden, relation }) => {
    const target = relations.get(relation)
    // A chart sheet holds no cells.
    if (target?.kind !== 'worksheet') return []
    return [{ name, isHidden, entry: need(target.part) }]
  })
  if (sheetParts.length > rosterLimits.sheets) throw new AppError('roster.too-large')
  const texts = find(partOfKind(relations, 'sharedStrings') ?? `${folder}/sharedstrings.xml`)
  const styles = find(partOfKind(relations, 'styles') ?? `${folder}/styles.xml`)
  const more = [texts, styles].filter((entry) => entry !== undefined)
  checkSizes([...sheetParts.map(({ entry }) => entry), ...more])

  return {
    sheets: sheetParts.map(({ name, isHidden, entry }) => ({
      name,
      isHidden,
      content: inflate(entry),
    })),
    sharedTexts: texts === undefined ? [] : await readSharedTexts(inflate(texts)),
    isDateStyle: styles === undefined ? [] : await readDateStyles(inflate(styles)),
    startsIn1904,
  }
}

function partOfKind(relations: ReadonlyMap<string, Relation>, kind: string): string | undefined {
  for (const relation of relations.values()) if (relation.kind === kind) return relation.part
  return undefined
}

/** Relation id to kind (last word of its type) and part name (lower case, from the zip's root). */
async function readRelations(
  content: Buffer,
  folder: string,
): Promise<ReadonlyMap<string, Relation>> {
  const relations = new Map<string, Relation>()
  await parseXml(content, {
    open: (name, attributes) => {
      if (name !== 'Relationship') return
      const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes()
      if (mode === 'External') return
      const part = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      relations.set(id, {
        kind: type.slice(type.lastIndexOf('/') + 1),
        part: posix.normalize(part).toLowerCase(),
      })
    },
  })
  return relations
}

async function readWorkbook(
  content: Buffer,
): Promise<{ readonly sheetEntries: readonly SheetEntry[]; readonly startsIn1904: boolean }> {
  const sheetEntries: SheetEntry[] = []
  let startsIn1904 = false
  await parseXml(content, {
    open: (name, attributes) => {
      if (name === 'workbookPr') {
        const flag = attributes().date1904
        startsIn1904 = flag === '1' || flag === 'true'
      }
      if (name !== 'sheet') return
      const all = attributes()
      const relationKey = Object.keys(all).find((key) => key.endsWith(':id')) ?? ''
      sheetEntries.push({
        name: all.name ?? '',
        isHidden: all.state === 'hidden' || all.state === 'veryHidden',
        relation: all[relationKey] ?? '',
      })
    },
  })
  return { sheetEntries, startsIn1904 }
}

/** Excel writes characters XML cannot hold as _x000D_, and a true "_x000D_" with _x005F_ before it. */
export function unescapeText(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/giu, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

async function readSharedTexts(content: Buffer): Promise<readonly string[]> {
  const texts: string[] = []
  let current = ''
  let isInText = false
  let isInPhonetic = false
  await parseXml(content, {
    open: (name) => {
      if (name === 'si') current = ''
      else if (name === 'rPh') isInPhonetic = true
      else if (name === 't') isInText = !isInPhonetic
    },
    text: (text) => {
      if (isInText) current += text
      if (current.length > rosterLimits.cellChars) throw new AppError('roster.too-large')
    },
    close: (name) => {
      if (name === 't') isInText = false
      else if (name === 'rPh') isInPhonetic = false
      else if (name === 'si') texts.push(unescapeText(current))
    },
  })
  return texts
}

// Built-in formats that hold a day; 27-36 and 50-58 are dates of East Asian Excel.
const isBuiltInDate = (id: number): boolean =>
  (id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)

/** A format with a year or a day in it. Times alone (h:mm) are not dates. */
function isDateFormat(format: string): boolean {
  const code = format.replace(/"[^"]*"|\\.|\[[^\]]*\]|general/giu, '')
  return /[yd]/iu.test(code)
}

async function readDateStyles(content: Buffer): Promise<readonly boolean[]> {
  const customDates = new Set<number>()
  const styles: boolean[] = []
  let isInCellFormats = false
  await parseXml(content, {
    open: (name, attributes) => {
      if (name === 'numFmt') {
        const { numFmtId = '', formatCode = '' } = attributes()
        if (isDateFormat(formatCode)) customDates.add(Number(numFmtId))
      } else if (name === 'cellXfs') {
        isInCellFormats = true
      } else if (name === 'xf' && isInCellFormats) {
        const id = Number(attributes().numFmtId ?? '0')
        styles.push(isBuiltInDate(id) || customDates.has(id))
      }
    },
    close: (name) => {
      if (name === 'cellXfs') isInCellFormats = false
    },
  })
  return styles
}
