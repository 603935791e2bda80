import { renderToStaticMarkup } from 'react-dom/server'

import type { Paper } from '../../../shared/domain/paper'
import type { PrintedDocument } from '../document'
import { BlockList } from './block-view'
import { LetterheadView } from './letterhead-view'
import { pageStyle } from './page-style'

/** One HTML page for the preview, the printer and the PDF. It runs nothing and loads nothing. */
export function renderPage(document: PrintedDocument, paper: Paper): string {
  const page = renderToStaticMarkup(
    <html lang="id">
      <head>
        <meta charSet="utf-8" />
        <title>{document.title}</title>
        <style dangerouslySetInnerHTML={{ __html: pageStyle(document, paper) }} />
      </head>
      <body className={document.hasLargeText === true ? 'large' : undefined}>
        {document.letterhead === null ? null : <LetterheadView letterhead={document.letterhead} />}
        <BlockList blocks={document.blocks} />
      </body>
    </html>,
  )
  return `<!doctype html>${page}`
}
