import { create } from 'qrcode'
import { KitError } from '../../kit-error.ts'

/** A QR symbol, without its quiet zone. */
export interface QrSymbol {
  /** 1 to 30; see the choices below. */
  readonly version: number
  readonly correction: 'H' | 'Q' | 'M'
  /** Modules on a side. */
  readonly size: number
  /** One byte a module, row by row; 1 for a dark one. */
  readonly modules: Uint8Array
}

/** Millimetres: 1/40 inch, whole dots on printers of 360, 600, 720, 1200 and 1440 dpi. */
const MODULE = 0.635
/** Millimetres: 1/50 inch, whole dots on printers of 300, 600 and 1200 dpi; for symbols of many modules. */
export const DENSE_MODULE = 25.4 / 50
/** Above this version a symbol is set in dense modules. */
const DENSE_ABOVE = 14
/** Millimetres: the least that common printers and cameras resolve, for the small mark on each page. */
export const SMALL_MODULE = 25.4 / 60
/** Modules on each side (ISO/IEC 18004 section 9.1). */
export const QUIET_ZONE = 4

/** A level of correction, and the highest version at which it is taken. */
interface Choice {
  readonly correction: QrSymbol['correction']
  readonly upTo: number
}

/** Levels in the order they are tried; what is as short as this needs no finer modules. */
const FOR_PAPER: readonly Choice[] = [
  // Survives a blot or crease over nearly a third of the symbol.
  { correction: 'H', upTo: 10 },
  // For long links: fewer modules are worth more than the last bit of correction.
  { correction: 'Q', upTo: 14 },
]

/** A link with long names is worth the finer modules, which a webcam reads from nearby. */
export const FOR_LINK: readonly Choice[] = [
  { correction: 'H', upTo: 10 },
  { correction: 'Q', upTo: 25 },
]

/** A sealed text is long. Level Q outlives a blot that level M does not, and is worth the finer modules. */
export const FOR_SEALED: readonly Choice[] = [
  { correction: 'Q', upTo: 30 },
  { correction: 'M', upTo: 30 },
]

/** Large and clean, on a page of its own, for the phone that is beside it. */
export const FOR_PHONE: readonly Choice[] = [{ correction: 'M', upTo: 20 }]

/** A screen neither creases nor fades, and a phone can be held closer. */
export const FOR_SCREEN: readonly Choice[] = [{ correction: 'M', upTo: 25 }]

/**
 * The symbol for a text; for paper, level H up to version 10, else Q up to version 14.
 *
 * @throws KitError `too-dense` when the text does not fit.
 */
export function symbolFor(text: string, choices: readonly Choice[] = FOR_PAPER): QrSymbol {
  for (const { correction, upTo } of choices) {
    const matrix = tryCreate(text, correction)
    if (matrix && matrix.version <= upTo)
      return {
        version: matrix.version,
        correction,
        size: matrix.modules.size,
        modules: matrix.modules.data,
      }
  }
  throw new KitError(
    'too-dense',
    'The text is too long for a QR code that reads well from paper. Nothing was lost: it is printed as text only.',
  )
}

/** Bytes that version 25 holds at level Q (ISO/IEC 18004 table 7); mixed modes only take less. */
const SURELY_FITS = 715
/** Digits that it holds, of which it holds most. */
const NEVER_FITS = 1719

/** Whether there is a symbol of a link for paper; most are known without drawing one. */
export function fitsOnPaper(text: string): boolean {
  if (Buffer.byteLength(text) <= SURELY_FITS) return true
  if (text.length >= NEVER_FITS) return false
  try {
    return symbolFor(text, FOR_LINK).version > 0
  } catch (error) {
    if (error instanceof KitError && error.code === 'too-dense') return false
    throw error
  }
}

/**
 * The side of the square that a symbol needs on paper, quiet zone included; millimetres.
 *
 * @param module - The side of one module.
 */
export function printedSize(symbol: QrSymbol, module = moduleOf(symbol)): number {
  return (symbol.size + 2 * QUIET_ZONE) * module
}

/** The modules row by row, `1` for a dark one. */
export function rowsOf({ size, modules }: QrSymbol): readonly string[] {
  return Array.from({ length: size }, (_, y) => modules.subarray(y * size, (y + 1) * size).join(''))
}

/**
 * Tells each of the rectangles that the dark modules make, measured in modules; none overlap. Runs along
 * a row that repeat in the next row are one taller rectangle. There are too many to keep them.
 */
export function eachDark(
  { size, modules }: QrSymbol,
  tell: (x: number, y: number, width: number, height: number) => void,
): void {
  /** Of the rectangles that reach the row before, by where they start: how wide they are, and where their top is. */
  let [widths, tops] = [new Uint8Array(size), new Uint8Array(size)]
  for (let y = 0; y <= size; y++) {
    const row = modules.subarray(y * size, (y + 1) * size)
    const [nextWidths, nextTops] = [new Uint8Array(size), new Uint8Array(size)]
    for (let x = row.indexOf(1); x >= 0; x = row.indexOf(1, x)) {
      const light = row.indexOf(0, x)
      const width = (light < 0 ? size : light) - x
      const goesOn = widths[x] === width
      nextTops[x] = goesOn ? (tops[x] ?? y) : y
      nextWidths[x] = width
      if (goesOn) widths[x] = 0
      x += width
    }
    for (let x = 0; x < size; x++) {
      const [width = 0, top = 0] = [widths[x], tops[x]]
      if (width > 0) tell(x, top, width, y - top)
    }
    ;[widths, tops] = [nextWidths, nextTops]
  }
}

function moduleOf({ version }: QrSymbol): number {
  return version > DENSE_ABOVE ? DENSE_MODULE : MODULE
}

/** qrcode throws when not even version 40 is enough. */
function tryCreate(text: string, correction: QrSymbol['correction']): ReturnType<typeof create> | undefined {
  try {
    const symbol = create(text, { errorCorrectionLevel: correction })
    for (const { data } of symbol.segments) if (data instanceof Uint8Array) data.fill(0)
    return symbol
  } catch {
    return undefined
  }
}
