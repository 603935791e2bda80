import type { Block } from '../document'
import { CardsView } from './cards-view'
import { CodesView, CodeView } from './code-view'
import { SharedLetterhead } from './letterhead-view'
import { LetterheadView } from './letterhead-view'
import { SignaturesView } from './signatures-view'
import { TableView } from './table-view'
import { TextView } from './text-view'

/** `isOnePage`: no page can end among them, so that a table need not hold what is below it. */
export function BlockList({
  blocks,
  isOnePage = false,
}: {
  readonly blocks: readonly Block[]
  readonly isOnePage?: boolean
}) {
  return blockGroups(blocks, isOnePage).map(({ block, after }, index) =>
    block.kind === 'table' ? (
      <TableView
        key={index}
        table={block}
        after={after.length === 0 ? null : <BlockList blocks={after} />}
      />
    ) : (
      <BlockView key={index} block={block} />
    ),
  )
}

type BlockGroup = {
  readonly block: Block
  /** What a table holds below it. */
  readonly after: readonly Block[]
}

export function blockGroups(blocks: readonly Block[], isOnePage = false): readonly BlockGroup[] {
  const groups: BlockGroup[] = []
  for (let index = 0; index < blocks.length; index += 1) {
    const block = blocks[index]
    if (block === undefined) continue
    const after = block.kind !== 'table' || isOnePage ? [] : afterTable(blocks, index + 1)
    groups.push({ block, after })
    index += after.length
  }
  return groups
}

/** More would not be a closing remark any more. */
const mostRemarks = 2

/** Remarks and signatures right below a table: they stay with its last rows. */
function afterTable(blocks: readonly Block[], from: number): readonly Block[] {
  let end = from
  while (end - from < mostRemarks && blocks[end]?.kind === 'paragraph') end += 1
  return blocks.slice(from, blocks[end]?.kind === 'signatures' ? end + 1 : end)
}

function BlockView({ block }: { readonly block: Exclude<Block, { readonly kind: 'table' }> }) {
  switch (block.kind) {
    case 'title':
      return (
        <div className="title">
          <h1>{block.text}</h1>
          {(block.lines ?? []).map((line, index) => (
            <p key={index}>{line}</p>
          ))}
        </div>
      )
    case 'heading':
      return block.level === 1 ? <h2>{block.text}</h2> : <h3>{block.text}</h3>
    case 'paragraph': {
      const classes: string[] = [block.align ?? 'left']
      if (block.isIndented === true) classes.push('indented')
      if (block.isSmall === true) classes.push('small')
      return (
        <p className={classes.join(' ')}>
          <TextView text={block.text} />
        </p>
      )
    }
    case 'signatures':
      return (
        <SignaturesView
          placeAndDate={block.placeAndDate}
          signers={block.signers}
          code={block.code ?? null}
        />
      )
    case 'code':
      return <CodeView code={block} />
    case 'codes':
      return <CodesView codes={block} />
    case 'cards':
      return <CardsView cards={block.items} />
    default:
      return <PlainBlock block={block} />
  }
}

type BlockOf<K extends Block['kind']> = Extract<Block, { readonly kind: K }>

/** Signs of a label that stays on one line. */
const longestLabel = 28

function FramedPage({ block }: { readonly block: BlockOf<'framed-page'> }) {
  const classes = ['framed']
  if (block.isPlain === true) classes.push('plain')
  else if (block.letterhead !== undefined) classes.push('headed')
  if (block.density !== undefined) classes.push(block.density)
  return (
    <section className={classes.join(' ')}>
      {block.letterhead === undefined ? null : <SharedLetterhead letterhead={block.letterhead} />}
      <BlockList blocks={block.blocks} />
    </section>
  )
}

function Columns({ block }: { readonly block: BlockOf<'columns'> }) {
  return (
    <div
      className={block.parts.length > 2 ? 'columns three' : 'columns'}
      style={
        block.lastWidthMm === undefined
          ? undefined
          : { gridTemplateColumns: `minmax(0, 1fr) ${block.lastWidthMm}mm` }
      }
    >
      {block.parts.map((part, index) => (
        <div key={index}>
          <BlockList blocks={part} />
        </div>
      ))}
    </div>
  )
}

function Boxes({ block }: { readonly block: BlockOf<'boxes'> }) {
  return (
    <div className="boxes">
      {block.rows.flat().map(({ number, blocks }, index) => (
        <div key={index}>
          {number === undefined ? null : <span className="number">{number}</span>}
          <BlockList blocks={blocks} />
        </div>
      ))}
    </div>
  )
}

function Fields({ block }: { readonly block: BlockOf<'fields'> }) {
  return (
    <table className="fields">
      <tbody>
        {block.rows.map(([label, value], index) => (
          <tr key={index}>
            <td className={label.length > longestLabel ? 'long' : undefined}>{label}</td>
            <td>:</td>
            <td>
              <TextView text={value} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function List({ block }: { readonly block: BlockOf<'list'> }) {
  const items = block.items.map((item, index) => (
    <li key={index}>
      <TextView text={item} />
    </li>
  ))
  return block.style === 'bullet' ? <ul>{items}</ul> : <ol className={block.style}>{items}</ol>
}

function Pictures({ block }: { readonly block: BlockOf<'pictures'> }) {
  return (
    <div className={block.columns === 2 ? 'pictures two' : 'pictures'}>
      {block.items.map(({ source, caption }, index) => (
        <figure key={index}>
          <img src={source} alt="" />
          <figcaption>{caption}</figcaption>
        </figure>
      ))}
    </div>
  )
}

function Display({ block }: { readonly block: BlockOf<'display'> }) {
  return <p className={`display ${block.size} ${block.align ?? 'center'}`}>{block.text}</p>
}

type Plain = Exclude<
  Block,
  {
    readonly kind:
      'title' | 'heading' | 'paragraph' | 'table' | 'signatures' | 'code' | 'codes' | 'cards'
  }
>

function PlainBlock({ block }: { readonly block: Plain }) {
  switch (block.kind) {
    case 'fields':
      return <Fields block={block} />
    case 'list':
      return <List block={block} />
    case 'pictures':
      return <Pictures block={block} />
    case 'columns':
      return <Columns block={block} />
    case 'together':
      return (
        <div className="together">
          <BlockList blocks={block.blocks} />
        </div>
      )
    case 'boxes':
      return <Boxes block={block} />
    case 'full-page':
      return (
        <section className="full-page">
          <BlockList blocks={block.blocks} isOnePage />
        </section>
      )
    case 'writing-lines':
      return (
        <div className="writing-lines" style={{ flexGrow: block.count }}>
          {Array.from({ length: block.count }, (_, index) => (
            <div className="writing-line" key={index} />
          ))}
        </div>
      )
    case 'letterhead':
      return <LetterheadView letterhead={block.letterhead} />
    case 'shared-letterhead':
      return <SharedLetterhead letterhead={block.letterhead} />
    case 'space':
      return <div style={{ height: `${block.heightMm}mm` }} />
    case 'page-break':
      return <div className="page-break" />
    case 'framed-page':
      return <FramedPage block={block} />
    case 'display':
      return <Display block={block} />
  }
}
