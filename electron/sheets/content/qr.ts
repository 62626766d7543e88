import { create, type QRCodeMaskPattern } from 'qrcode'
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

/** A level of correction, and the highest version at which it is taken, with what that holds (ISO/IEC 18004 table 7). */
interface Choice {
  readonly correction: QrSymbol['correction']
  readonly upTo: number
  /** Always fit: a part in another mode only takes less. */
  readonly bytes: number
  /** It holds more of them than of anything else. */
  readonly digits: number
}

const H10: Choice = { correction: 'H', upTo: 10, bytes: 119, digits: 288 }
const Q14: Choice = { correction: 'Q', upTo: 14, bytes: 258, digits: 621 }
const Q25: Choice = { correction: 'Q', upTo: 25, bytes: 715, digits: 1718 }
const Q30: Choice = { correction: 'Q', upTo: 30, bytes: 982, digits: 2358 }
const M20: Choice = { correction: 'M', upTo: 20, bytes: 666, digits: 1600 }
const M25: Choice = { correction: 'M', upTo: 25, bytes: 997, digits: 2395 }
const M30: Choice = { correction: 'M', upTo: 30, bytes: 1370, digits: 3289 }

/**
 * Levels in the order they are tried; what is as short as this needs no finer modules. H survives a blot or crease
 * over nearly a third of the symbol. For long links, fewer modules are worth more than the last bit of correction.
 */
const FOR_PAPER: readonly Choice[] = [H10, Q14]

/** A link with long names is worth the finer modules, which a webcam reads from nearby. */
export const FOR_LINK: readonly Choice[] = [H10, Q25]

/** A sealed text is long. Level Q outlives a blot that level M does not, and is worth the finer modules. */
export const FOR_SEALED: readonly Choice[] = [Q30, M30]

/** Large and clean, on a page of its own, for the phone that is beside it. */
export const FOR_PHONE: readonly Choice[] = [M20]

/** A screen neither creases nor fades, and a phone can be held closer. */
export const FOR_SCREEN: readonly Choice[] = [M25]

/**
 * The symbol for a text; for paper, level H up to version 10, else Q up to version 14.
 *
 * @throws KitError `too-dense` when the text does not fit.
 */
export function symbolFor(text: string, choices: readonly Choice[] = FOR_PAPER): QrSymbol {
  const choice = choices.find((one) => fits(text, one))
  const matrix = choice && tryCreate(text, choice.correction)
  if (!matrix)
    throw new KitError(
      'too-dense',
      'The text is too long for a QR code that reads well from paper. Nothing was lost: it is printed as text only.',
    )
  return {
    version: matrix.version,
    correction: choice.correction,
    size: matrix.modules.size,
    modules: matrix.modules.data,
  }
}

/** Whether there is a symbol of a link for paper. */
export function fitsOnPaper(text: string): boolean {
  return FOR_LINK.some((choice) => fits(text, choice))
}

/**
 * Most texts are told by their length. Where it depends on the modes, one is drawn with the mask that is at hand:
 * looking for the best of the eight takes four fifths of the time, and the version is the same with each.
 */
function fits(text: string, { correction, upTo, bytes, digits }: Choice): boolean {
  if (Buffer.byteLength(text) <= bytes) return true
  if (text.length > digits) return false
  const matrix = tryCreate(text, correction, 0)
  return matrix !== undefined && matrix.version <= upTo
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
function tryCreate(
  text: string,
  correction: QrSymbol['correction'],
  maskPattern?: QRCodeMaskPattern,
): ReturnType<typeof create> | undefined {
  try {
    const symbol = create(text, { errorCorrectionLevel: correction, ...(maskPattern !== undefined && { maskPattern }) })
    for (const { data } of symbol.segments) if (data instanceof Uint8Array) data.fill(0)
    return symbol
  } catch {
    return undefined
  }
}
