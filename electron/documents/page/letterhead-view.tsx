import type { Letterhead } from '../document'

/** The kop: logo left, lines in the middle, a double rule below. */
export function LetterheadView({ letterhead }: { readonly letterhead: Letterhead }) {
  const { lines, address, logo } = letterhead
  return (
    <header className="letterhead">
      {logo === null ? null : <img src={logo} alt="" />}
      <div>
        {lines.map((line, index) => (
          <p className="line" key={index}>
            {line}
          </p>
        ))}
        {address === null ? null : <span className="address">{address}</span>}
      </div>
      {logo === null ? null : <span className="balance" />}
    </header>
  )
}
