import { openPackage } from './package-faults'
import { childOf, childrenOf, orderFaults, type XmlNode } from './xml-tree'

/**
 * What Excel refuses, or "repairs" by throwing it away, without having Excel: the limits of its
 * specification and the order that ECMA-376 part 1 (18.3, SpreadsheetML) asks for. LibreOffice opens
 * nearly all of it, so that opening a file there proves little. Empty: nothing was found.
 */
export function excelFaults(file: Buffer): readonly string[] {
  const { trees, targetOf, faults } = openPackage(file)
  const workbook = trees.get('xl/workbook.xml')
  const styles = trees.get('xl/styles.xml')
  if (workbook === undefined || styles === undefined) return [...faults, 'no workbook or styles']
  const strings = childrenOf(trees.get('xl/sharedstrings.xml'), 'si').map(({ text }) => text)
  const counted = countsOf(styles)
  const listed = childrenOf(childOf(workbook, 'sheets'), 'sheet')
  return [
    ...faults,
    ...orderFaults(workbook, workbookOrder),
    ...nameFaults(listed.map(({ attributes }) => attributes.get('name') ?? '')),
    ...styleFaults(styles),
    ...strings.filter((text) => text.length > longestText).map(() => 'a text is too long'),
    ...listed.flatMap(({ attributes }) => {
      const name = attributes.get('name') ?? ''
      const sheet = trees.get(targetOf('xl/workbook.xml', attributes.get('r:id') ?? '') ?? '')
      if (sheet === undefined) return [`${name} is not there`]
      return sheetFaults(sheet, { styles: counted.cellXfs, strings: strings.length }).map(
        (fault) => `${name}: ${fault}`,
      )
    }),
  ]
}

const longestText = 32_767
const mostRows = 1_048_576
/** Points. */
const highestRow = 409.5
const mostColumns = 16_384

const workbookOrder =
  'fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences definedNames calcPr oleSize customWorkbookViews pivotCaches fileRecoveryPr extLst'.split(
    ' ',
  )

const sheetOrder =
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects controls webPublishItems tableParts extLst'.split(
    ' ',
  )

const styleOrder =
  'numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst'.split(
    ' ',
  )

function nameFaults(names: readonly string[]): readonly string[] {
  const faults = names.filter(
    (name) =>
      name === '' ||
      name.length > 31 ||
      /[\\/?*[\]:]|^'|'$/u.test(name) ||
      name.toLowerCase() === 'history',
  )
  const small = names.map((name) => name.toLowerCase())
  if (names.length === 0) faults.push('no sheet')
  if (new Set(small).size < small.length) faults.push('two sheets of one name')
  return faults.map((name) => `a sheet cannot be called ${name}`)
}

type Counts = Readonly<Record<'fonts' | 'fills' | 'borders' | 'cellXfs', number>>

function countsOf(styles: XmlNode): Counts {
  const count = (name: string) => childOf(styles, name)?.children.length ?? 0
  return {
    fonts: count('fonts'),
    fills: count('fills'),
    borders: count('borders'),
    cellXfs: count('cellXfs'),
  }
}

/** Ids below belong to Excel's own formats, which need not be told. */
const ownFormats = 50

function styleFaults(styles: XmlNode): readonly string[] {
  const counts = countsOf(styles)
  const formats = childrenOf(childOf(styles, 'numFmts'), 'numFmt').map(({ attributes }) =>
    Number(attributes.get('numFmtId')),
  )
  const faults = orderFaults(styles, styleOrder)
  for (const { name, attributes, children } of styles.children) {
    const said = attributes.get('count')
    if (said !== undefined && Number(said) !== children.length) faults.push(`${name} miscounted`)
  }
  if (counts.fills < 2) faults.push('Excel takes the first two fills for itself')
  for (const { attributes } of childOf(styles, 'cellXfs')?.children ?? []) {
    const idOf = (name: string) => Number(attributes.get(name) ?? 0)
    const format = idOf('numFmtId')
    if (
      idOf('fontId') >= counts.fonts ||
      idOf('fillId') >= counts.fills ||
      idOf('borderId') >= counts.borders ||
      (format >= ownFormats && !formats.includes(format))
    )
      faults.push('a style of what is not there')
  }
  return faults
}

type Limits = { readonly styles: number; readonly strings: number }

function sheetFaults(sheet: XmlNode, limits: Limits): readonly string[] {
  return [
    ...orderFaults(sheet, sheetOrder, ['conditionalFormatting']),
    ...columnFaults(childOf(sheet, 'cols')),
    ...rowFaults(childOf(sheet, 'sheetData'), limits),
    ...mergeFaults(childOf(sheet, 'mergeCells')),
  ]
}

function columnFaults(cols: XmlNode | undefined): readonly string[] {
  const faults: string[] = []
  if (cols?.children.length === 0) faults.push('cols is empty')
  let last = 0
  for (const { attributes } of childrenOf(cols, 'col')) {
    const [min, max] = [Number(attributes.get('min')), Number(attributes.get('max'))]
    const width = Number(attributes.get('width') ?? 10)
    if (!(min > last && max >= min && max <= mostColumns)) faults.push(`column ${min} to ${max}`)
    if (!(width >= 0 && width <= 255)) faults.push(`column ${min} is ${width} wide`)
    last = max
  }
  return faults
}

function rowFaults(data: XmlNode | undefined, limits: Limits): readonly string[] {
  const faults: string[] = []
  let lastRow = 0
  for (const row of data?.children ?? []) {
    const at = Number(row.attributes.get('r'))
    if (row.name !== 'row' || !(at > lastRow && at <= mostRows)) faults.push(`row ${at}`)
    lastRow = at
    if (!(Number(row.attributes.get('ht') ?? 15) <= highestRow))
      faults.push(`row ${at} is too high`)
    faults.push(...cellFaults(row, at, limits))
  }
  return faults
}

function cellFaults(row: XmlNode, at: number, limits: Limits): readonly string[] {
  const faults: string[] = []
  let lastColumn = 0
  for (const cell of row.children) {
    const reference = cell.attributes.get('r') ?? ''
    const place = placeOf(reference)
    const isNext = place !== null && place.column > lastColumn && place.column <= mostColumns
    if (!isNext || place.row !== at) faults.push(`cell ${reference} in row ${at}`)
    lastColumn = place?.column ?? lastColumn
    const fault = cellFault(cell, limits)
    if (fault !== null) faults.push(`${reference}: ${fault}`)
  }
  return faults
}

function cellFault(cell: XmlNode, limits: Limits): string | null {
  const style = Number(cell.attributes.get('s') ?? 0)
  if (!(style < limits.styles)) return `style ${style} is not there`
  if (childOf(cell, 'f') !== undefined) return 'a formula'
  const value = childOf(cell, 'v')?.text ?? null
  switch (cell.attributes.get('t') ?? 'n') {
    case 's':
      return /^\d+$/u.test(value ?? '') && Number(value) < limits.strings ? null : 'no such text'
    case 'n':
      // Excel keeps fifteen digits, and none before them that are 0.
      if (value === null || /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,2})?$/u.test(value)) return null
      return `${value} as a number`
    default:
      return 'a kind of cell that is never made'
  }
}

function placeOf(reference: string): { readonly row: number; readonly column: number } | null {
  const [, letters = '', digits = ''] = /^([A-Z]{1,3})(\d+)$/u.exec(reference) ?? []
  if (letters === '') return null
  const column = Array.from(letters).reduce((sum, one) => sum * 26 + one.charCodeAt(0) - 64, 0)
  return { row: Number(digits), column }
}

function mergeFaults(merges: XmlNode | undefined): readonly string[] {
  if (merges === undefined) return []
  const said = merges.attributes.get('count')
  const faults =
    merges.children.length === 0 ||
    Number(said ?? merges.children.length) !== merges.children.length
      ? ['mergeCells miscounted']
      : []
  const taken = new Set<string>()
  for (const { attributes } of merges.children) {
    const reference = attributes.get('ref') ?? ''
    const [from, to] = reference.split(':').map(placeOf)
    if (!from || !to || (from.row === to.row && from.column === to.column)) {
      faults.push(`${reference} is merged with itself`)
      continue
    }
    for (let row = from.row; row <= to.row; row += 1) {
      for (let column = from.column; column <= to.column; column += 1) {
        if (taken.has(`${row} ${column}`)) faults.push(`${reference} is merged twice`)
        taken.add(`${row} ${column}`)
      }
    }
  }
  return faults
}
