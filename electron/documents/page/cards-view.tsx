import type { Card } from '../document'
import { Modules } from './code-view'

/** Cards that touch, so that one cut parts two of them. */
export function CardsView({ cards }: { readonly cards: readonly Card[] }) {
  return (
    <div className="cards">
      {cards.map((card, index) => (
        <section key={index}>
          <p className="heading">{card.heading}</p>
          <div>
            <div>
              <p className="name">{card.name}</p>
              {card.lines.map((line, at) => (
                <p key={at}>{line}</p>
              ))}
            </div>
            <Modules modules={card.modules} sizeMm={27} />
          </div>
        </section>
      ))}
    </div>
  )
}
