import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Block } from '../../document'
import type { LetterPaper } from './letter-page'
import { addresseesOf } from './letter-parts'

/** The people a letter sends or is about (DOMAIN 5, surat tugas): No; Nama; NIP; Pangkat/Gol; Jabatan. */
export function peopleTable({ letter, people }: LetterPaper): Block {
  return {
    kind: 'table',
    columns: [
      { title: paperText('kit.number'), width: 10, align: 'center' },
      { title: paperText('letter.name'), width: { share: 3 } },
      { title: paperText('letter.nip'), width: 38 },
      { title: paperText('letter.rank'), width: 30 },
      { title: paperText('letter.post'), width: { share: 2 } },
    ],
    rows: addresseesOf(letter).map(({ memberId, name, place }, index) => {
      const person = memberId === null ? undefined : people.get(memberId)
      return [
        String(index + 1),
        name,
        person?.nip ?? '-',
        person?.rank ?? '-',
        person?.position ?? place,
      ]
    }),
  }
}
