import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { AppError } from '../../../shared/lib/app-error'
import { removeFile, writeFileAtomically } from '../../platform/atomic-file'
import { mailboxFolder } from './stick'

/**
 * For whoever looks into the folder and wonders. In both languages, because nobody knows whose PC it
 * will be; for Notepad of an old Windows: CRLF, and nothing beyond ASCII.
 */
export const readmeName = 'BACA-SAYA.txt'

/** By this line an older text of ours is known, and may be replaced. */
const mark = 'SIMPUL GURU: KOTAK SURAT KELOMPOK KERJA'

export const readmeText = [
  mark,
  '',
  'Folder ini berisi titipan data antar kelompok kerja guru (KKG, PKG, MGMP)',
  'yang memakai aplikasi Simpul Guru.',
  '',
  '- Jangan hapus dan jangan ubah folder ini sebelum sampai ke penerima.',
  '- Tidak ada yang perlu dibuka di sini. Buka Simpul Guru, colokkan flashdisk,',
  '  lalu tekan "Tukar data".',
  '- Isinya tersandi dan hanya dapat dibaca kelompok kerja yang dituju.',
  '- Tidak ada program di folder ini. Bila Anda melihat berkas .lnk, .vbs, atau',
  '  .exe di dalamnya, itu bukan dari kami: jangan dibuka, periksa dengan antivirus.',
  '',
  '----------------------------------------------------------------------',
  '',
  'This folder carries data between teacher working groups that use the',
  'Simpul Guru app.',
  '',
  '- Please do not delete or change it before it has reached its receivers.',
  '- There is nothing to open here. Open Simpul Guru, plug in this drive and',
  '  press "Tukar data" (exchange data).',
  '- The contents are encrypted; only the groups they are meant for can read them.',
  '- There are no programs in this folder. If you see .lnk, .vbs or .exe files',
  '  in it, they are not ours: do not open them, scan the drive.',
  '',
].join('\r\n')

/** Written when it is not there or an older text of ours is; somebody else's file stays. */
export async function leaveReadme(root: string): Promise<void> {
  const path = join(root, mailboxFolder, readmeName)
  const present = await readFile(path, 'latin1').catch(() => null) // most often: not there yet
  if (present === readmeText || (present !== null && !present.startsWith(mark))) return
  try {
    await removeFile(path)
    await writeFileAtomically(path, (write) => write(Buffer.from(readmeText, 'latin1')))
  } catch (error) {
    // The bundle is there and proven; a note that did not fit takes nothing from that.
    if (!(error instanceof AppError)) throw error
  }
}
