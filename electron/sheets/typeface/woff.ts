import { inflateSync } from 'node:zlib'

/**
 * Unpacks a WOFF 1.0 file into the TrueType file that it wraps (W3C WOFF File Format 1.0,
 * sections 4 and 5). The PDF writer wants it so: it patches composite glyphs in place, and reads
 * past the end of a table that is still packed.
 */
export function unpackWoff(woff: Uint8Array): Uint8Array {
  const source = new DataView(woff.buffer, woff.byteOffset, woff.byteLength)
  if (source.getUint32(0) !== 0x774f4646) throw new Error('not a WOFF file')
  const count = source.getUint16(12)
  const font = new Uint8Array(source.getUint32(16))
  const target = new DataView(font.buffer)
  writeHeader(target, source.getUint32(4), count)
  let place = 12 + 16 * count
  for (let index = 0; index < count; index++) {
    const entry = 44 + 20 * index
    const [offset, packed, length] = [4, 8, 12].map((field) => source.getUint32(entry + field)) as [
      number,
      number,
      number,
    ]
    const bytes = woff.subarray(offset, offset + packed)
    font.set(packed < length ? inflateSync(bytes) : bytes, place)
    const record = 12 + 16 * index
    target.setUint32(record, source.getUint32(entry))
    target.setUint32(record + 4, source.getUint32(entry + 16))
    target.setUint32(record + 8, place)
    target.setUint32(record + 12, length)
    // Tables start at multiples of four.
    place += (length + 3) & ~3
  }
  return font
}

/** The characters that a TrueType file has glyphs for, from its `cmap` table of format 4. */
export function codePointsOf(font: Uint8Array): ReadonlySet<number> {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength)
  const cmap = tableOffset(view, 'cmap')
  for (let index = 0; index < view.getUint16(cmap + 2); index++) {
    const subtable = cmap + view.getUint32(cmap + 4 + 8 * index + 4)
    if (view.getUint16(subtable) === 4) return readFormat4(view, subtable)
  }
  throw new Error('the font has no character map of format 4')
}

function writeHeader(target: DataView, flavour: number, count: number): void {
  const selector = Math.floor(Math.log2(count))
  const range = 16 << selector
  target.setUint32(0, flavour)
  target.setUint16(4, count)
  target.setUint16(6, range)
  target.setUint16(8, selector)
  target.setUint16(10, count * 16 - range)
}

function tableOffset(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index++) {
    const record = 12 + 16 * index
    const found = [0, 1, 2, 3].map((at) => String.fromCharCode(view.getUint8(record + at))).join('')
    if (found === tag) return view.getUint32(record + 8)
  }
  throw new Error(`the font has no ${tag} table`)
}

/** OpenType specification, cmap format 4: segments of code points with a shift or a glyph list each. */
function readFormat4(view: DataView, start: number): ReadonlySet<number> {
  const found = new Set<number>()
  const doubled = view.getUint16(start + 6)
  const ends = start + 14
  const [starts, shifts, ranges] = [2, 2 + doubled, 2 + 2 * doubled].map((skip) => ends + doubled + skip) as [
    number,
    number,
    number,
  ]
  for (let at = 0; at < doubled; at += 2) {
    const first = view.getUint16(starts + at)
    const range = view.getUint16(ranges + at)
    for (let code = first; code <= view.getUint16(ends + at) && code < 0xffff; code++) {
      const listed = range === 0 ? code : view.getUint16(ranges + at + range + 2 * (code - first))
      const glyph = listed === 0 ? 0 : (listed + view.getUint16(shifts + at)) & 0xffff
      if (glyph !== 0) found.add(code)
    }
  }
  return found
}
