/**
 * Runs in the page: visible texts of which people cannot read all. Cut without dots by a box that is
 * too small, sticking out of their own box, or reaching out of the window sideways; labels also when
 * they end in dots. Data that ends in dots says itself that there is more; what a list scrolls away is
 * not lost either.
 */
export function textsOutOfSight(): readonly string[] {
  type Span = Pick<DOMRect, 'left' | 'right'>

  function visibleTexts(): readonly Node[] {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const nodes: Node[] = []
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const owner = node.parentElement
      if (node.textContent?.trim() === '' || owner?.checkVisibility() !== true) continue
      // Words for screen readers only are one pixel wide on purpose.
      if (owner.getBoundingClientRect().width > 1) nodes.push(node)
    }
    return nodes
  }

  const isLabel = (owner: Element) =>
    owner.closest('[role=columnheader], button, nav, label, legend, dt, h1, h2, h3, option') !==
    null

  /** Inline elements have no box of their own, and say 0. */
  const sticksOut = (owner: Element) =>
    owner.clientWidth > 0 &&
    owner.scrollWidth > owner.clientWidth + 2 &&
    getComputedStyle(owner).overflowX === 'visible'

  /** What keeps a text from being read, going outwards; '' when nothing does or it is known to. */
  function faultOf(owner: Element, span: Span): string {
    return sticksOut(owner) ? 'sticks out of its own box' : faultAround(owner, span)
  }

  function faultAround(owner: Element, span: Span): string {
    for (let around: Element | null = owner; around !== null; around = around.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(around)
      if (overflowX === 'auto' || overflowX === 'scroll') return ''
      const edge = around.getBoundingClientRect()
      const isTooWide = span.right > edge.right + 1.5 || span.left < edge.left - 1.5
      if (textOverflow === 'ellipsis') return isTooWide && isLabel(owner) ? 'ends in dots' : ''
      const cuts = overflowX === 'hidden' || overflowX === 'clip'
      if (cuts && isTooWide) return `is cut by ${around.tagName.toLowerCase()}.${around.className}`
    }
    const isOutside = span.right > window.innerWidth + 1 || span.left < -1
    return isOutside ? 'reaches out of the window' : ''
  }

  const faults = visibleTexts().flatMap((node) => {
    const range = document.createRange()
    range.selectNodeContents(node)
    const fault =
      node.parentElement === null ? '' : faultOf(node.parentElement, range.getBoundingClientRect())
    return fault === '' ? [] : [`"${node.textContent?.trim().slice(0, 60) ?? ''}" ${fault}`]
  })
  const { scrollWidth, clientWidth } = document.documentElement
  return scrollWidth > clientWidth + 1 ? [...faults, 'The whole page scrolls sideways.'] : faults
}
