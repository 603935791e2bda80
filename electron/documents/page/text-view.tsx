import type { Text } from '../document'

export function TextView({ text }: { readonly text: Text }) {
  if (typeof text === 'string') return text
  return text.map((run, index) => {
    let shown = <>{run.text}</>
    if (run.isBold === true) shown = <strong>{shown}</strong>
    if (run.isItalic === true) shown = <em>{shown}</em>
    if (run.isUnderlined === true) shown = <u>{shown}</u>
    return <span key={index}>{shown}</span>
  })
}
