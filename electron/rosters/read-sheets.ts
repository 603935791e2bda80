import { AppError } from '../../shared/lib/app-error'
import { rosterLimits } from './roster-limits'
import type { Sheet } from './sheet'

/**
 * A roster file as sheets of cells. What it is is read from its bytes; the name decides only where
 * bytes cannot. Throws `roster.too-large`, `.old-xls`, `.locked`, `.unreadable` or `.empty`.
 */
export async function readSheets(file: Buffer, fileName: string): Promise<readonly Sheet[]> {
  if (file.length > rosterLimits.fileBytes) throw new AppError('roster.too-large')
  if (file.length === 0) throw new AppError('roster.empty')
  const sheets = await readKind(file, fileName)
  if (sheets.every((sheet) => sheet.rows.length === 0)) throw new AppError('roster.empty')
  return sheets
}

const oleSignature = Buffer.from([0xd0, 0xcf, 0x11, 0xe0])
const zipSignatures = [Buffer.from('PK\x03\x04'), Buffer.from('PK\x05\x06')]
/** A workbook behind a password is an OLE file with this stream. */
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le')

async function readKind(file: Buffer, fileName: string): Promise<readonly Sheet[]> {
  if (file.subarray(0, 4).equals(oleSignature)) {
    throw new AppError(file.includes(encryptedStream) ? 'roster.locked' : 'roster.old-xls')
  }
  const start = file.subarray(0, 4)
  // Readers of spreadsheets and their tables of characters are loaded when the first roster comes.
  if (zipSignatures.some((signature) => signature.equals(start))) {
    const { readWorkbook } = await import('./read-workbook')
    return readWorkbook(file)
  }
  // Dapodik and other sites name a web page or an XML sheet .xls; the second holds cells.
  if (/^[^\p{L}\p{N}]*<[?!a-z]/iu.test(file.subarray(0, 512).toString('utf8'))) {
    const { isSpreadsheetMl, readSpreadsheetMl } = await import('./read-spreadsheet-ml')
    if (isSpreadsheetMl(file)) return readSpreadsheetMl(file)
    throw new AppError('roster.old-xls')
  }
  if (/\.(xlsx|xlsm|xls|ods|pdf|docx?)$/iu.test(fileName)) throw new AppError('roster.unreadable')
  const { readCsv } = await import('./read-csv')
  return readCsv(file)
}
