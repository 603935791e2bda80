import type { Block } from '../document'
import { TextView } from './text-view'

/** A QR code as one path: crisp at any size, and a tenth of the text that squares would be. */
export function CodeView({ code }: { readonly code: Extract<Block, { readonly kind: 'code' }> }) {
  return (
    <div className={`code ${code.align}`}>
      <Modules modules={code.modules} sizeMm={code.sizeMm} />
      <p>
        <TextView text={code.caption} />
      </p>
    </div>
  )
}

export function CodesView({
  codes,
}: {
  readonly codes: Extract<Block, { readonly kind: 'codes' }>
}) {
  return (
    <div className="codes">
      {codes.items.map(({ modules, caption }, index) => (
        <div key={index}>
          <Modules modules={modules} sizeMm={codes.sizeMm} />
          <p>
            <TextView text={caption} />
          </p>
        </div>
      ))}
    </div>
  )
}

export function Modules({
  modules,
  sizeMm,
}: {
  readonly modules: readonly (readonly boolean[])[]
  readonly sizeMm: number
}) {
  const count = modules.length
  const path = modules
    .flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
    .join('')
  return (
    <svg
      width={`${sizeMm}mm`}
      height={`${sizeMm}mm`}
      viewBox={`0 0 ${count} ${count}`}
      shapeRendering="crispEdges"
    >
      <path d={path} />
    </svg>
  )
}
