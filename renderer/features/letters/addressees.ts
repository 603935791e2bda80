import type { Addressee } from '../../../shared/domain/letter'

/** The chosen addressees of a letter: schools and people by their ids, others by their words. */
export function keyOf({ institutionId, memberId, name }: Addressee): string {
  return institutionId ?? memberId ?? name
}

export function toggled(chosen: readonly Addressee[], one: Addressee): readonly Addressee[] {
  const key = keyOf(one)
  const left = chosen.filter((each) => keyOf(each) !== key)
  return left.length === chosen.length ? [...chosen, one] : left
}

function isTyped({ institutionId, memberId }: Addressee): boolean {
  return institutionId === null && memberId === null
}

/** Those given in words, one a line. */
export function typedLines(chosen: readonly Addressee[]): string {
  return chosen
    .filter((one) => isTyped(one))
    .map(({ name }) => name)
    .join('\n')
}

/** Sets those given in words; schools and people stay. */
export function withLines(chosen: readonly Addressee[], text: string): readonly Addressee[] {
  const names = [...new Set(namesIn(text))]
  return [
    ...chosen.filter((one) => !isTyped(one)),
    ...names.map((name) => ({ institutionId: null, memberId: null, name, place: null })),
  ]
}

export function namesIn(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
