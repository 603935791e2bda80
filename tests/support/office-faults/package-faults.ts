import { posix } from 'node:path'

import { readZipDirectory } from '../../../electron/rosters/zip-entries'
import { zipParts } from '../zip-parts'
import { childrenOf, type XmlNode, xmlTree } from './xml-tree'

/** What both Word and Excel want of the zip file around the document (ECMA-376 part 2). */
export type OfficePackage = {
  /** The XML parts by name, in small letters: those programs do not mind capitals either. */
  readonly trees: ReadonlyMap<string, XmlNode>
  /** From a part and an id to the part meant. */
  readonly targetOf: (part: string, id: string) => string | null
  readonly faults: readonly string[]
}

const typesPart = '[content_types].xml'

export function openPackage(file: Buffer): OfficePackage {
  const faults: string[] = []
  for (const { name, method } of readZipDirectory(file).values()) {
    if (method !== 0 && method !== 8) faults.push(`${name} is packed in a way of its own`)
  }
  const parts = zipParts(file)
  const trees = new Map<string, XmlNode>()
  for (const [name, content] of parts) {
    if (!/\.(?:xml|rels)$/u.test(name)) continue
    try {
      trees.set(name, xmlTree(content))
    } catch (error) {
      faults.push(`${name}: ${String(error)}`)
    }
  }
  faults.push(...typeFaults(trees.get(typesPart), [...parts.keys()]))
  const targets = new Map<string, string>()
  for (const [name, tree] of trees) {
    if (name.endsWith('.rels')) faults.push(...readRelations(name, tree, { parts, targets }))
  }
  if (!targets.has(' rels')) faults.push('no document is told')
  return { trees, targetOf: (part, id) => targets.get(`${part} ${id}`) ?? null, faults }
}

/** Every part has a type, and every type said of a part is said of one that is there. */
function typeFaults(types: XmlNode | undefined, names: readonly string[]): readonly string[] {
  const endings = childrenOf(types, 'Default').map(
    ({ attributes }) => attributes.get('Extension')?.toLowerCase() ?? '',
  )
  const told = childrenOf(types, 'Override').map(
    ({ attributes }) => attributes.get('PartName')?.slice(1).toLowerCase() ?? '',
  )
  return [
    ...(types === undefined ? ['no [Content_Types].xml'] : []),
    ...(new Set(endings).size < endings.length ? ['an ending has two types'] : []),
    ...(new Set(told).size < told.length ? ['a part has two types'] : []),
    ...told.filter((name) => !names.includes(name)).map((name) => `${name} has a type only`),
    ...names
      .filter((name) => name !== typesPart && !told.includes(name))
      .filter((name) => !endings.includes(name.slice(name.lastIndexOf('.') + 1)))
      .map((name) => `${name} has no type`),
  ]
}

function readRelations(
  name: string,
  tree: XmlNode,
  { parts, targets }: { readonly parts: ReadonlyMap<string, string>; targets: Map<string, string> },
): readonly string[] {
  const faults: string[] = []
  const folder = posix.dirname(posix.dirname(name))
  const owner = name === '_rels/.rels' ? '' : posix.join(folder, posix.basename(name, '.rels'))
  const ids = new Set<string>()
  for (const { attributes } of childrenOf(tree, 'Relationship')) {
    const [id, target] = [attributes.get('Id') ?? '', attributes.get('Target') ?? '']
    if (ids.has(id) || id === '') faults.push(`${name}: ${id} twice`)
    ids.add(id)
    if (attributes.get('TargetMode') !== undefined) faults.push(`${name}: ${target} is outside`)
    const path = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
    if (!parts.has(path.toLowerCase())) faults.push(`${name}: ${path} is not there`)
    targets.set(`${owner} ${id}`, path.toLowerCase())
    if (attributes.get('Type')?.endsWith('/officeDocument') === true) targets.set(' rels', path)
  }
  if (owner !== '' && !parts.has(owner)) faults.push(`${name} is of no part`)
  return faults
}
