import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'

import type { Paper } from '../../../shared/domain/paper'
import { createGiveWay } from '../../platform/give-way'
import type { Block, PrintedDocument } from '../document'
import { blockGroups, BlockList } from './block-view'
import { cardSheets } from './cards-view'
import { LetterheadView } from './letterhead-view'
import { pageStyle } from './page-style'
import { tableBodies, TableFrame } from './table-view'

/**
 * One HTML page for the preview, the printer and the PDF. It runs nothing and loads nothing. Five hundred
 * letters take seconds: they are rendered piece by piece, and other calls go on in between.
 */
export async function renderPage(document: PrintedDocument, paper: Paper): Promise<string> {
  const [start, end] = around(
    renderToStaticMarkup(
      <html lang="id">
        <head>
          <meta charSet="utf-8" />
          <title>{document.title}</title>
          <style dangerouslySetInnerHTML={{ __html: pageStyle(document, paper) }} />
        </head>
        <body className={document.hasLargeText === true ? 'large' : undefined}>
          {document.letterhead === null ? null : (
            <LetterheadView letterhead={document.letterhead} />
          )}
        </body>
      </html>,
    ),
    '</body></html>',
  )
  const giveWay = createGiveWay()
  // As bytes: React's texts are chains of thousands of short ones, which would be unrolled all at the end.
  const pieces = [Buffer.from(`<!doctype html>${start}`)]
  for (const piece of piecesOf(document.blocks)) {
    pieces.push(Buffer.from(typeof piece === 'string' ? piece : renderToStaticMarkup(piece.view)))
    await giveWay()
  }
  return Buffer.concat([...pieces, Buffer.from(end)]).toString()
}

/** Markup, or what is still to be made markup of; one after the other they are the blocks. */
type Piece = string | { readonly view: ReactNode }

function* piecesOf(blocks: readonly Block[]): Generator<Piece> {
  for (const { block, after } of blockGroups(blocks)) {
    if (block.kind === 'table') {
      const [start, end] = around(renderToStaticMarkup(<TableFrame table={block} />), '</table>')
      yield start
      const closing = after.length === 0 ? null : <BlockList blocks={after} />
      for (const view of tableBodies(block, closing)) yield { view }
      yield end
    } else if (block.kind === 'cards') {
      for (const view of cardSheets(block.items)) yield { view }
    } else yield { view: <BlockList blocks={[block]} /> }
  }
}

function around(markup: string, end: string): readonly [string, string] {
  return [markup.slice(0, markup.length - end.length), end]
}
