import { openPackage } from './package-faults'
import { childOf, childrenOf, everyNode, orderFaults, type XmlNode } from './xml-tree'

/**
 * What Word calls unreadable content, without having Word: parts, the order of properties and the
 * shape of tables that ECMA-376 part 1 (17, WordprocessingML) asks for. Empty: nothing was found.
 */
export function wordFaults(file: Buffer): readonly string[] {
  const { trees, targetOf, faults } = openPackage(file)
  const document = trees.get('word/document.xml')
  const body = childOf(document, 'w:body')
  if (document === undefined || body === undefined) return [...faults, 'no document']
  const found = [...faults]
  if (body.children.at(-1)?.name !== 'w:sectPr') found.push('the section does not end the body')
  if (body.children.at(-2)?.name === 'w:tbl') found.push('a table ends the body')
  body.children.forEach(({ name }, index) => {
    if (name === 'w:tbl' && body.children[index + 1]?.name === name) found.push('two tables touch')
  })
  const pictures = new Set<string>()
  for (const node of everyNode(document)) {
    found.push(...nodeFaults(node))
    const id = node.attributes.get('r:embed') ?? node.attributes.get('r:id')
    if (id !== undefined && targetOf('word/document.xml', id) === null)
      found.push(`${id} is not there`)
    if (node.name !== 'wp:docPr') continue
    const number = node.attributes.get('id') ?? ''
    if (pictures.has(number)) found.push(`two pictures are number ${number}`)
    pictures.add(number)
  }
  return found
}

const orders: ReadonlyMap<string, readonly string[]> = new Map(
  Object.entries({
    'w:pPr':
      'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange',
    'w:tblPr':
      'tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription',
    'w:tcPr':
      'cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark',
    'w:sectPr':
      'headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings',
    'w:tbl': 'tblPr tblGrid tr',
  }).map(([name, order]) => [name, order.split(' ').map((one) => `w:${one}`)] as const),
)

const alignments: ReadonlySet<string> = new Set(['left', 'center', 'right', 'both', 'start', 'end'])

function nodeFaults(node: XmlNode): readonly string[] {
  const order = orders.get(node.name)
  const faults = order === undefined ? [] : orderFaults(node, order, ['w:tr'])
  if (node.name === 'w:tbl') faults.push(...tableFaults(node))
  if (node.name === 'w:tc' && node.children.at(-1)?.name !== 'w:p')
    faults.push('a cell does not end with a paragraph')
  if (node.name === 'w:jc' && !alignments.has(node.attributes.get('w:val') ?? ''))
    faults.push(`aligned ${node.attributes.get('w:val') ?? ''}`)
  if (/^w:(?:instrText|fldChar|fldSimple|hyperlink|object|altChunk)$/u.test(node.name))
    faults.push(`${node.name} is never written`)
  return faults
}

/** Every row fills the grid: cells that span, and those still covered by one above, counted in. */
function tableFaults(table: XmlNode): string[] {
  const grid = childrenOf(childOf(table, 'w:tblGrid'), 'w:gridCol').length
  const rows = childrenOf(table, 'w:tr')
  const faults: string[] = rows.length === 0 ? ['a table without rows'] : []
  for (const row of rows) {
    const cells = childrenOf(row, 'w:tc')
    const width = cells.reduce((sum, cell) => {
      const span = childOf(childOf(cell, 'w:tcPr'), 'w:gridSpan')?.attributes.get('w:val')
      return sum + Number(span ?? 1)
    }, 0)
    if (cells.length === 0) faults.push('a row without cells')
    if (width !== grid) faults.push(`a row of ${width} in a grid of ${grid}`)
  }
  return faults
}
