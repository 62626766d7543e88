/**
 * What the pages of a TIFF file say of themselves (TIFF 6.0, Adobe 1992). Nothing is unpacked here.
 */
import { PICTURE_LIMITS } from './limits.ts'
import type { Grey } from './grey.ts'

/** A page: a grid of parts, strips of rows or tiles, each packed by itself. */
export interface TiffPage extends Pick<Grey, 'width' | 'height'> {
  readonly compression: number
  /** How samples become colours: 0 and 1 are grey, 2 RGB, 3 a palette, 5 CMYK, 6 YCbCr. */
  readonly colours: number
  /** Of one sample. */
  readonly bits: number
  /** Of one pixel. */
  readonly samples: number
  /** What the samples beyond those of the colour are; 1 is alpha that the colours are multiplied with. */
  readonly extra: number | undefined
  readonly predictor: number
  readonly faxOptions: number
  /** Whether the lowest bit of a byte comes first. */
  readonly lowestFirst: boolean
  /** In one plane for each sample; where false, the samples of a pixel are together. */
  readonly planes: boolean
  readonly part: Pick<Grey, 'width' | 'height'>
  readonly parts: readonly Uint8Array[]
  /** Red, then green, then blue, 16 bits each. */
  readonly palette: readonly number[]
  readonly jpegTables: Uint8Array | undefined
}

/** Of one field: a strip for each row of a large scan. */
const MOST_VALUES = 20_000
const BYTES_OF: Readonly<Record<number, 1 | 2 | 4>> = { 1: 1, 3: 2, 4: 4, 7: 1 }
/** A small copy of the page beside it; scans and screenshots have none. */
const REDUCED = 1

/** @returns Its pages, up to one more than are read; none when the file is damaged. */
export function tiffPages(bytes: Uint8Array): readonly TiffPage[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const pages: TiffPage[] = []
  try {
    const little = view.getUint16(0) === 0x4949
    let at = view.getUint32(4, little)
    // A list may lead back to itself.
    for (let count = 0; at !== 0 && count <= PICTURE_LIMITS.pdfPages; count++) {
      const fields = new Fields(view, at, little)
      if ((fields.one(254, 0) & REDUCED) === 0) pages.push(pageOf(fields, bytes))
      at = fields.next
    }
  } catch {
    return []
  }
  return pages
}

function pageOf(fields: Fields, bytes: Uint8Array): TiffPage {
  const [width, height] = [fields.one(256, 0), fields.one(257, 0)]
  const tiled = fields.all(322).length > 0
  const offsets = fields.all(tiled ? 324 : 273)
  const lengths = fields.all(tiled ? 325 : 279)
  const tables = fields.all(347)
  return {
    ...{ width, height },
    compression: fields.one(259, 1),
    colours: fields.one(262, 1),
    bits: fields.one(258, 1),
    samples: fields.one(277, 1),
    extra: fields.all(338)[0],
    predictor: fields.one(317, 1),
    faxOptions: fields.one(292, 0),
    lowestFirst: fields.one(266, 1) === 2,
    planes: fields.one(284, 1) === 2,
    part: tiled
      ? { width: fields.one(322, 0), height: fields.one(323, 0) }
      : { width, height: Math.min(height, fields.one(278, height)) },
    parts: offsets.map((start, place) => bytes.subarray(start, start + (lengths[place] ?? bytes.length))),
    palette: fields.all(320),
    jpegTables: tables.length > 0 ? Uint8Array.from(tables) : undefined,
  }
}

/** The fields of one page: twelve bytes each, a number, a type, a count, and the values or where they are. */
class Fields {
  readonly #view: DataView
  readonly #little: boolean
  readonly #places = new Map<number, number>()
  /** Where the next page is; 0 after the last. */
  readonly next: number

  /** @throws RangeError when the file ends before. */
  constructor(view: DataView, at: number, little: boolean) {
    this.#view = view
    this.#little = little
    const count = view.getUint16(at, little)
    for (let place = at + 2; place < at + 2 + count * 12; place += 12)
      this.#places.set(view.getUint16(place, little), place)
    this.next = view.getUint32(at + 2 + count * 12, little)
  }

  one(field: number, absent: number): number {
    return this.all(field)[0] ?? absent
  }

  /** @throws RangeError when the file ends before, or there are more than any has. */
  all(field: number): readonly number[] {
    const place = this.#places.get(field)
    if (place === undefined) return []
    const size = BYTES_OF[this.#view.getUint16(place + 2, this.#little)]
    const count = this.#view.getUint32(place + 4, this.#little)
    if (size === undefined || count > MOST_VALUES) throw new RangeError()
    const start = size * count <= 4 ? place + 8 : this.#view.getUint32(place + 8, this.#little)
    return Array.from({ length: count }, (_, nth) => this.#number(size, start + nth * size))
  }

  #number(size: 1 | 2 | 4, at: number): number {
    if (size === 1) return this.#view.getUint8(at)
    return size === 2 ? this.#view.getUint16(at, this.#little) : this.#view.getUint32(at, this.#little)
  }
}
