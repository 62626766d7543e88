import { encodeQR } from 'qr'

const SVG = 'http://www.w3.org/2000/svg'
/** Modules on each side (ISO/IEC 18004 section 9.1). */
const QUIET_ZONE = 4

/** A text as a QR code to be scanned from the screen; undefined when it is too long for one. */
export function qrDrawing(text: string, alternative: string): SVGSVGElement | undefined {
  const rows = rowsOf(text)
  if (!rows) return undefined
  const drawing = document.createElementNS(SVG, 'svg')
  drawing.setAttribute('viewBox', `0 0 ${rows.length} ${rows.length}`)
  drawing.setAttribute('role', 'img')
  drawing.setAttribute('aria-label', alternative)
  drawing.setAttribute('shape-rendering', 'crispEdges')
  const dark = document.createElementNS(SVG, 'path')
  const squares = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
  dark.setAttribute('d', squares.join(''))
  drawing.append(dark)
  return drawing
}

function rowsOf(text: string): readonly boolean[][] | undefined {
  try {
    return encodeQR(text, 'raw', { ecc: 'medium', border: QUIET_ZONE })
  } catch {
    return undefined
  }
}
