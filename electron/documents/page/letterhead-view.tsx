import type { Letterhead } from '../document'

/** The kop: logo left, lines in the middle, a double rule below. */
export function LetterheadView({ letterhead }: { readonly letterhead: Letterhead }) {
  const { logo } = letterhead
  return (
    <header className="letterhead">
      {logo === null ? null : <img src={logo} alt="" />}
      <Lines letterhead={letterhead} />
      {logo === null ? null : <span className="balance" />}
    </header>
  )
}

/** The same on a framed page; its logo is drawn by the style, once for all of them. */
export function SharedLetterhead({
  letterhead,
}: {
  readonly letterhead: Omit<Letterhead, 'logo'>
}) {
  return (
    <header className="letterhead">
      <span className="shared-logo" />
      <Lines letterhead={letterhead} />
      <span className="shared-logo-balance" />
    </header>
  )
}

function Lines({
  letterhead: { lines, address },
}: {
  readonly letterhead: Omit<Letterhead, 'logo'>
}) {
  return (
    <div>
      {lines.map((line, index) => (
        <p className="line" key={index}>
          {line}
        </p>
      ))}
      {address === null ? null : <span className="address">{address}</span>}
    </div>
  )
}
