import type { ReactNode } from 'react'

import type { Card } from '../document'
import { Modules } from './code-view'

/** Two beside each other and five below: what an A4 and an F4 sheet hold. */
const cardsOnSheet = 10

/** Cards that touch, so that one cut parts two of them, on sheets of their own. */
export function CardsView({ cards }: { readonly cards: readonly Card[] }) {
  return cardSheets(cards)
}

export function cardSheets(cards: readonly Card[]): readonly ReactNode[] {
  const sheets = Array.from({ length: Math.ceil(cards.length / cardsOnSheet) }, (_, at) =>
    cards.slice(at * cardsOnSheet, (at + 1) * cardsOnSheet),
  )
  return sheets.map((sheet, index) => <Sheet key={index} cards={sheet} />)
}

/** Longer names are set smaller, so that a card holds them with a long school below. */
const longName = 34

function Sheet({ cards }: { readonly cards: readonly Card[] }) {
  return (
    <div className="cards">
      {cards.map((card, index) => (
        <section key={index}>
          <p className="heading">{card.heading}</p>
          <div>
            <div>
              <p className={card.name.length > longName ? 'name long' : 'name'}>{card.name}</p>
              {card.lines.map((line, at) => (
                <p key={at}>{line}</p>
              ))}
            </div>
            <div className="code-column">
              <Modules modules={card.modules} sizeMm={28} />
              <p>{card.code}</p>
            </div>
          </div>
        </section>
      ))}
    </div>
  )
}
