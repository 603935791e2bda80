import { Fragment } from 'react'

import type { CodeBlock, Signer } from '../document'
import { Modules } from './code-view'
import { TextView } from './text-view'

/**
 * Where people sign: one alone stands right, two side by side, a third (who acknowledges) below in the
 * middle. There is room for a stamp over the name.
 */
export function SignaturesView({
  placeAndDate,
  signers,
  code,
}: {
  readonly placeAndDate: string | null
  readonly signers: readonly Signer[]
  readonly code: CodeBlock | null
}) {
  const dated = Math.min(signers.length, 2) - 1
  const hasCaption = signers.slice(0, 2).some(({ caption }) => caption !== null)
  return (
    <div className={code === null ? 'signatures' : 'signatures coded'}>
      {signers.map((signer, index) => (
        <Fragment key={index}>
          {index === 1 && code !== null ? <Mark code={code} /> : null}
          <SignerView
            signer={signer}
            place={placeOf(index, signers.length)}
            above={
              index === dated ? placeAndDate : index < 2 && placeAndDate !== null ? blank : null
            }
            caption={signer.caption ?? (index < 2 && hasCaption ? blank : null)}
          />
        </Fragment>
      ))}
    </div>
  )
}

function Mark({ code }: { readonly code: CodeBlock }) {
  return (
    <div className="mark">
      <Modules modules={code.modules} sizeMm={code.sizeMm} />
      <TextView text={code.caption} />
    </div>
  )
}

/** Keeps neighbours level: an empty paragraph has no height. */
const blank = '\u00a0'

function placeOf(index: number, count: number): string {
  if (count === 1) return 'only'
  return index === count - 1 && count % 2 === 1 ? 'closing' : ''
}

function SignerView({
  signer,
  place,
  above,
  caption,
}: {
  readonly signer: Signer
  readonly place: string
  readonly above: string | null
  readonly caption: string | null
}) {
  return (
    <div className={place}>
      {above === null ? null : <p>{above}</p>}
      {caption === null ? null : <p>{caption}</p>}
      <p>{signer.post}</p>
      <div className="room" />
      {signer.name === null ? (
        <p className="name blank">{'.'.repeat(40)}</p>
      ) : (
        <p className="name">{signer.name}</p>
      )}
      {signer.idLine === null ? null : <p>{signer.idLine}</p>}
    </div>
  )
}
