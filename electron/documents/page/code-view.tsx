import type { Block } from '../document'
import { TextView } from './text-view'

/** A QR code as one path: crisp at any size, and a tenth of the text that squares would be. */
export function CodeView({ code }: { readonly code: Extract<Block, { readonly kind: 'code' }> }) {
  const count = code.modules.length
  const path = code.modules
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <div className={`code ${code.align}`}>
      <svg
        width={`${code.sizeMm}mm`}
        height={`${code.sizeMm}mm`}
        viewBox={`0 0 ${count} ${count}`}
        shapeRendering="crispEdges"
      >
        <path d={path} />
      </svg>
      <p>
        <TextView text={code.caption} />
      </p>
    </div>
  )
}
