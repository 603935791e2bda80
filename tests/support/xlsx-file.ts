import { crc32, deflateRawSync } from 'node:zlib'

/** Builds .xlsx files by hand, so that tests can make what no honest program writes. */
export type ZipPart = {
  readonly name: string
  readonly content: Buffer
  /** What the directory claims; the truth when left out. */
  readonly claimedBytes?: number
}

export function zipFile(parts: readonly ZipPart[]): Buffer {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const { name, content, claimedBytes } of parts) {
    const packed = deflateRawSync(content)
    const nameBytes = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(claimedBytes ?? content.length, 18)
    common.writeUInt16LE(nameBytes.length, 22)
    const body = Buffer.concat([Buffer.from('PK\x03\x04'), common, nameBytes, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(offset, 10)
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), common, tail, nameBytes]))
    bodies.push(body)
    offset += body.length
  }
  const listing = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.length, 8)
  end.writeUInt16LE(parts.length, 10)
  end.writeUInt32LE(listing.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...bodies, listing, end])
}

const namespace = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

/** The parts of a workbook around one sheet's `<sheetData>` (and what follows it). */
export function workbookParts(sheetXml: string, stylesXml = ''): readonly ZipPart[] {
  const part = (name: string, xml: string): ZipPart => ({ name, content: Buffer.from(xml) })
  return [
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${namespace}" xmlns:r="${relations}"><sheets><sheet name="Daftar" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships><Relationship Id="rId1" Type="${relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    part('xl/styles.xml', `<styleSheet xmlns="${namespace}">${stylesXml}</styleSheet>`),
    part('xl/worksheets/sheet1.xml', `<worksheet xmlns="${namespace}">${sheetXml}</worksheet>`),
  ]
}

export function xlsxFile(sheetXml: string, stylesXml = ''): Buffer {
  return zipFile(workbookParts(sheetXml, stylesXml))
}

const escaped = (text: string): string =>
  text.replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/"/gu, '&quot;')

/** Rows from 1; a string is a text cell, a number a number cell, '' and null no cell. */
export function sheetXml(
  rows: readonly (readonly (string | number | null)[])[],
  merges: readonly string[] = [],
): string {
  const cells = rows.map((row, index) => {
    const inner = row.map((value, column) => {
      const at = `${columnName(column)}${index + 1}`
      if (value === null || value === '') return ''
      return typeof value === 'number'
        ? `<c r="${at}"><v>${value}</v></c>`
        : `<c r="${at}" t="inlineStr"><is><t>${escaped(value)}</t></is></c>`
    })
    return `<row r="${index + 1}">${inner.join('')}</row>`
  })
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('')
  return `<sheetData>${cells.join('')}</sheetData><mergeCells>${merged}</mergeCells>`
}

function columnName(column: number): string {
  const rest = String.fromCharCode(65 + (column % 26))
  return column < 26 ? rest : columnName(Math.floor(column / 26) - 1) + rest
}
