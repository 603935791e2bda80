import { xmlText } from '../zip-parts'

/** A part of a Word or Excel file as a tree; names keep their prefix, as those programs write them. */
export type XmlNode = {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: readonly XmlNode[]
  /** All the text within, its escapes undone. */
  readonly text: string
}

type Open = Omit<XmlNode, 'text'> & { readonly children: XmlNode[]; text: string }

// eslint-disable-next-line no-control-regex -- these are the signs XML 1.0 does not know
const unknownSigns = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/u
const brokenPairs = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** Throws where a strict reader would call the part damaged. */
export function xmlTree(xml: string): XmlNode {
  if (unknownSigns.test(xml) || brokenPairs.test(xml)) throw new Error('a sign unknown to XML')
  if (xml.includes('<!')) throw new Error('a declaration, a comment or CDATA')
  const open: Open[] = [{ name: '', attributes: new Map(), children: [], text: '' }]
  let end = 0
  for (const match of xml.replace(/^<\?xml [^?]*\?>/u, '').matchAll(/([^<]*)<([^>]*)>/gu)) {
    end = match.index + match[0].length
    addText(open, match[1] ?? '')
    takeTag(open, match[2] ?? '')
  }
  const [root] = open
  const [only] = root?.children ?? []
  const rest = xml.replace(/^<\?xml [^?]*\?>/u, '').slice(end)
  if (open.length !== 1 || only === undefined || root?.children.length !== 1 || rest.trim() !== '')
    throw new Error('not one whole element')
  return only
}

function addText(open: readonly Open[], text: string): void {
  if (text === '') return
  if (text.includes('>') || /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/iu.test(text))
    throw new Error(`a bare sign in ${text.slice(0, 60)}`)
  const said = xmlText(text)
  for (const one of open) one.text += said
}

function takeTag(open: Open[], tag: string): void {
  if (tag.startsWith('/')) {
    const closed = open.pop()
    if (closed?.name !== tag.slice(1).trim()) throw new Error(`</${tag.slice(1)}> closes nothing`)
    return
  }
  const [, name = '', inner = '', slash = ''] =
    /^([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)$/u.exec(tag) ?? []
  if (name === '') throw new Error(`<${tag.slice(0, 60)}>`)
  const attributes = new Map<string, string>()
  for (const [, key = '', value = ''] of inner.matchAll(/([\w:.-]+)="([^"]*)"/gu)) {
    if (attributes.has(key)) throw new Error(`${name} has ${key} twice`)
    attributes.set(key, xmlText(value))
  }
  const node: Open = { name, attributes, children: [], text: '' }
  open.at(-1)?.children.push(node)
  if (slash === '') open.push(node)
}

export function childrenOf(node: XmlNode | undefined, name: string): readonly XmlNode[] {
  return (node?.children ?? []).filter((child) => child.name === name)
}

export function childOf(node: XmlNode | undefined, name: string): XmlNode | undefined {
  return childrenOf(node, name)[0]
}

/** Itself and all below it, in the order they are written. */
export function* everyNode(node: XmlNode): Generator<XmlNode> {
  yield node
  for (const child of node.children) yield* everyNode(child)
}

/** Children that are not in `order`, or stand before one that has to come first; each at most once. */
export function orderFaults(node: XmlNode, order: readonly string[], repeated: string[] = []) {
  const faults: string[] = []
  let last = -1
  for (const { name } of node.children) {
    const at = order.indexOf(name)
    if (at < 0) faults.push(`${name} is not known in ${node.name}`)
    else if (at < last) faults.push(`${name} comes too late in ${node.name}`)
    else if (at === last && !repeated.includes(name)) faults.push(`${name} twice in ${node.name}`)
    last = Math.max(last, at)
  }
  return faults
}
