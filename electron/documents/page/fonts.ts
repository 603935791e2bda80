import italic from '@fontsource/tinos/files/tinos-latin-400-italic.woff2?inline'
import regular from '@fontsource/tinos/files/tinos-latin-400-normal.woff2?inline'
import boldItalic from '@fontsource/tinos/files/tinos-latin-700-italic.woff2?inline'
import bold from '@fontsource/tinos/files/tinos-latin-700-normal.woff2?inline'

/**
 * Tinos has the widths of Times New Roman, which letters of offices are written in. It travels inside
 * the page, so that a document looks the same on a PC that has no such font, and in its PDF.
 */
const faces = [
  [regular, 400, 'normal'],
  [italic, 400, 'italic'],
  [bold, 700, 'normal'],
  [boldItalic, 700, 'italic'],
] as const

export const fontFaces = faces
  .map(
    ([source, weight, style]) =>
      `@font-face { font-family: Tinos; font-weight: ${weight}; font-style: ${style}; src: url(${source}) format('woff2'); }`,
  )
  .join('\n')
