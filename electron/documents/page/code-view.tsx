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
  const path = modules.map((row, y) => darkRuns(row, y)).join('')
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

/** Neighbours in a row as one bar: a batch of certificates holds some hundred thousand squares. */
function darkRuns(row: readonly boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x += 1) {
    if (row[x] !== true) continue
    const start = x
    while (row[x + 1] === true) x += 1
    const length = x + 1 - start
    path += `M${start} ${y}h${length}v1h-${length}z`
  }
  return path
}
