import classes from './six-words.module.css'

export type SixWordsProps = {
  readonly label: string
  readonly words: readonly string[]
}

/** The six words of a code, large enough to copy by hand. */
export function SixWords({ label, words }: SixWordsProps) {
  return (
    <ol className={classes.words} aria-label={label}>
      {words.map((word, index) => (
        <li key={`${index}.${word}`} className={classes.word}>
          {word}
        </li>
      ))}
    </ol>
  )
}
