import { createPortal } from 'react-dom'

import classes from './words-sheet.module.css'

export type WordsSheetProps = {
  readonly title: string
  /** For whom, from whom. */
  readonly lines: readonly string[]
  readonly words: readonly string[]
  readonly howTitle: string
  readonly steps: readonly string[]
  readonly foot: string
}

/**
 * The paper with six words, seen only when the window is printed. Its texts are given in Indonesian:
 * it goes to another person, whatever language this window speaks.
 */
export function WordsSheet({ title, lines, words, howTitle, steps, foot }: WordsSheetProps) {
  return createPortal(
    <section className={classes.sheet} lang="id">
      <h1>{title}</h1>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      <ol className={classes.words}>
        {words.map((word, index) => (
          <li key={`${index}.${word}`}>{word}</li>
        ))}
      </ol>
      <h2>{howTitle}</h2>
      <ol className={classes.steps}>
        {steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>{foot}</p>
    </section>,
    document.body,
  )
}
