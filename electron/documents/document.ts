import type { Orientation } from '../../shared/domain/paper'

/**
 * What is printed, before it has a look: a form turns the hub's data into one of these, and from it
 * come the page (preview, paper, PDF), the Word letter and the Excel table. So a form is written once,
 * and its tests can ask what it says.
 */
export type PrintedDocument = {
  /** Also the name of the file, without its ending. */
  readonly title: string
  readonly orientation: Orientation
  readonly letterhead: Letterhead | null
  /** Can also be had as a Word file, to be worked on by hand. */
  readonly isLetter?: boolean
  /** 12 points, as offices write letters; everything else is 11. */
  readonly hasLargeText?: boolean
  /** 'Halaman 2 dari 5' at the foot. */
  readonly isNumbered: boolean
  /** Small text at the foot of every page, such as the number of the letter. */
  readonly footer?: string
  /** Overrides the paper's own margin: certificates go nearer to the edge. */
  readonly marginMm?: number
  /** The logo in the letterheads of its pages: told once, because a batch has hundreds of them. */
  readonly sharedLogo?: string | null
  readonly blocks: readonly Block[]
}

export type Letterhead = {
  /** Upper lines, set larger towards the last: the body above, then the hub's own name. */
  readonly lines: readonly string[]
  readonly address: string | null
  /** A data: address of a PNG or JPEG. */
  readonly logo: string | null
}

export type Run = {
  readonly text: string
  readonly isBold?: boolean
  readonly isItalic?: boolean
  readonly isUnderlined?: boolean
}
/** Plain words, or words of which some stand out. A line break in them is kept. */
export type Text = string | readonly Run[]

export type Align = 'left' | 'center' | 'right' | 'justify'

export type Block =
  | { readonly kind: 'title'; readonly text: string; readonly lines?: readonly string[] }
  | { readonly kind: 'heading'; readonly text: string; readonly level: 1 | 2 }
  | {
      readonly kind: 'paragraph'
      readonly text: Text
      readonly align?: Align
      readonly isIndented?: boolean
      readonly isSmall?: boolean
    }
  /** A kop within the document: each of many letters in one file begins with its own. */
  | { readonly kind: 'letterhead'; readonly letterhead: Letterhead }
  /** The same with the logo of the document, told once: a batch of hundreds of pages. */
  | { readonly kind: 'shared-letterhead'; readonly letterhead: Omit<Letterhead, 'logo'> }
  /** Label, colon, value, in three columns that line up. */
  | { readonly kind: 'fields'; readonly rows: readonly (readonly [string, Text])[] }
  | {
      readonly kind: 'list'
      readonly style: 'number' | 'letter' | 'bullet'
      readonly items: readonly Text[]
    }
  | TableBlock
  | {
      readonly kind: 'signatures'
      /** 'Jonggat, 21 November 2026', above the right column. */
      readonly placeAndDate: string | null
      readonly signers: readonly Signer[]
      /** Between two signers, where it is as hard to cut away as they are. */
      readonly code?: CodeBlock
    }
  | {
      readonly kind: 'pictures'
      readonly columns: 1 | 2
      readonly items: readonly { readonly source: string; readonly caption: string }[]
    }
  /** Side by side, two or three of the same width unless the last one has its own; tables need the same. */
  | {
      readonly kind: 'columns'
      readonly parts: readonly (readonly Block[])[]
      readonly lastWidthMm?: number
    }
  /** Never parted by the end of a page, where it fits one. */
  | { readonly kind: 'together'; readonly blocks: readonly Block[] }
  | CodeBlock
  /** Several codes in rows, each with its words below. */
  | {
      readonly kind: 'codes'
      readonly sizeMm: number
      readonly items: readonly {
        readonly modules: readonly (readonly boolean[])[]
        readonly caption: Text
      }[]
    }
  /** Cards of the usual size (85,6 x 54 mm) to be cut apart, each with its code; ten on a sheet. */
  | { readonly kind: 'cards'; readonly items: readonly Card[] }
  /** Ruled boxes, two beside each other, as the stops of a journey have them. */
  | { readonly kind: 'boxes'; readonly rows: readonly (readonly [Box, Box])[] }
  /** A sheet of its own, whose room to write by hand grows until it is full, whatever the paper. */
  | { readonly kind: 'full-page'; readonly blocks: readonly Block[] }
  /** Dotted lines to write on by hand. */
  | { readonly kind: 'writing-lines'; readonly count: number }
  | { readonly kind: 'space'; readonly heightMm: number }
  | { readonly kind: 'page-break' }
  /** A sheet of its own with a double frame, its content in the middle. */
  | {
      readonly kind: 'framed-page'
      readonly blocks: readonly Block[]
      readonly letterhead?: Omit<Letterhead, 'logo'>
      /** Without the frame, its content from the top: the back of such a sheet. */
      readonly isPlain?: boolean
      /** Smaller type around what is on it, for one with long names or a long programme. */
      readonly density?: 'dense' | 'densest'
    }
  /** Large words of a certificate or a cover. */
  | {
      readonly kind: 'display'
      readonly text: string
      readonly size: 'large' | 'huge'
      readonly align?: Align
    }

/** `number`: 'II.' before its first line. No blocks: the box stays empty. */
export type Box = { readonly number?: string; readonly blocks: readonly Block[] }

export type Card = {
  /** Above the line: whose card it is. */
  readonly heading: string
  readonly name: string
  readonly lines: readonly string[]
  readonly modules: readonly (readonly boolean[])[]
  /** The code in letters, where no scanner is at hand. */
  readonly code: string
}

/** `modules`: rows of dark and light squares; `caption` says what it holds, for eyes. */
export type CodeBlock = {
  readonly kind: 'code'
  readonly modules: readonly (readonly boolean[])[]
  readonly sizeMm: number
  readonly caption: Text
  readonly align: 'left' | 'center' | 'right'
}

export type TableBlock = {
  readonly kind: 'table'
  readonly columns: readonly Column[]
  /** Rows of the head, repeated on every page. None: the columns' own titles. */
  readonly head?: readonly (readonly HeadCell[])[]
  readonly rows: readonly (readonly Cell[])[]
  readonly foot?: readonly (readonly Cell[])[]
  /** Room to sign or write in; otherwise a row is as high as its text. */
  readonly rowHeightMm?: number
  /** Said instead of rows where there are none. */
  readonly emptyText?: string
  /** The name of its sheet in Excel; a table without one stays out of it. */
  readonly sheet?: string
  readonly isSmall?: boolean
  /** The size of its type, where a page must hold all of it. */
  readonly points?: number
}

export type Column = {
  readonly title: string
  /** Millimetres, or a share of what is left. */
  readonly width: number | { readonly share: number }
  readonly align?: Align
}

export type HeadCell = {
  readonly text: string
  readonly columns?: number
  readonly rows?: number
}

export type Cell =
  | Text
  | null
  /** `amount` is a number in Excel; what is on paper is `text`. */
  | { readonly kind: 'amount'; readonly text: string; readonly amount: number }
  /** Where person number `number` signs: odd numbers left, even ones right, so that signatures have room. */
  | { readonly kind: 'signature'; readonly number: number }
  | {
      readonly kind: 'span'
      readonly text: Text
      readonly columns: number
      readonly align?: Align
      readonly amount?: number
    }

export type Signer = {
  /** 'Mengetahui,' or nothing. */
  readonly caption: string | null
  readonly post: string
  /** Null leaves a dotted line for the name. */
  readonly name: string | null
  /** 'NIP 1987…' below the name. */
  readonly idLine: string | null
}

export function plainText(text: Text): string {
  return typeof text === 'string' ? text : text.map((run) => run.text).join('')
}

/** What a cell says, as plain text. */
export function cellText(cell: Cell): string {
  if (cell === null) return ''
  if (typeof cell === 'string') return cell
  if (!('kind' in cell)) return plainText(cell)
  switch (cell.kind) {
    case 'amount':
      return cell.text
    case 'signature':
      return ''
    case 'span':
      return plainText(cell.text)
  }
}
