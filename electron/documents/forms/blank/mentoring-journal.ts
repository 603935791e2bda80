import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Form } from '../../form'
import { aboutWhom, ofActivity, orLine, signer } from '../../kit/about-whom'
import { toWriteOn, twoSidedForm } from '../../kit/two-sided-form'

/**
 * Jurnal pendampingan of one meeting (DOMAIN 5 and 8). TIRTA stands for Tujuan, Identifikasi, Rencana
 * aksi, TAnggung jawab. Both sides of one sheet: the talk on the front, what follows on the back.
 */
export const mentoringJournal: Form<'mentoring-journal'> = async (request, context) => {
  const about = await aboutWhom(request, context)
  return twoSidedForm(
    {
      title: 'journal.title',
      about,
      known: [
        [paperText('journal.mentor'), orLine(null)],
        [paperText('journal.mentee'), orLine(about.name)],
        [paperText('blank.school'), orLine(about.school)],
        ...ofActivity(about),
        [paperText('journal.session'), orLine(null)],
        [paperText('journal.day'), orLine(null)],
      ],
      front: [
        ...toWriteOn('journal.focus', 2),
        ...toWriteOn('journal.condition', 2),
        { kind: 'heading', text: paperText('journal.tirta'), level: 1 },
        ...toWriteOn('journal.tirta-1', 2),
        ...toWriteOn('journal.tirta-2', 2),
        ...toWriteOn('journal.tirta-3', 2),
        ...toWriteOn('journal.tirta-4', 2),
      ],
      back: [
        ...toWriteOn('journal.feedback', 9),
        ...toWriteOn('journal.plan', 9),
        { kind: 'fields', rows: [[paperText('journal.next'), orLine(null)]] },
      ],
      signers: [
        signer(paperText('journal.mentee'), about.name),
        signer(paperText('journal.mentor')),
      ],
    },
    context,
  )
}
