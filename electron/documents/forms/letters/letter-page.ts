import type { MemberId } from '../../../../shared/domain/ids'
import { paperText } from '../../../../shared/i18n/paper-texts'
import type { Letter } from '../../../../shared/ipc/letter-contract'
import type { PaperPerson } from '../../../features/members/paper-person-repository'
import type { Block } from '../../document'
import type { FormContext } from '../../form'
import { hubLetterhead } from '../../kit/hub-papers'

/** What the pages of one letter are made of. */
export type LetterPaper = {
  readonly letter: Letter
  readonly people: ReadonlyMap<MemberId, PaperPerson>
  readonly context: FormContext
}

/** A page of blocks that begins with a kop. */
export type LetterPage = readonly Block[]

export async function kopBlock(context: FormContext): Promise<Block> {
  return { kind: 'letterhead', letterhead: await hubLetterhead(context) }
}

/** On top of a letter that was called off, so that a copy is never taken for a valid one. */
export function voidBlocks({ isVoid, voidReason }: Letter): readonly Block[] {
  if (!isVoid) return []
  const text = paperText('letter.void', { reason: voidReason ?? '' })
  return [{ kind: 'paragraph', align: 'center', text: [{ text, isBold: true }] }]
}
