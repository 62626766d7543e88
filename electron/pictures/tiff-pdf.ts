/**
 * A TIFF file as a PDF: each way in which TIFF packs a picture is a filter of PDF as well
 * (TIFF 6.0 sections 9 to 22, ISO 32000-1 section 7.4).
 */
import { CODE_OF_PAGE, pdfOf, type PackedPage, type PackedPicture } from './picture-pdf.ts'
import { tiffPages, type TiffPage } from './tiff.ts'

/** @returns undefined when a page is packed in some other way, or the file is damaged */
export function pdfOfTiff(bytes: Uint8Array): Uint8Array | undefined {
  const pages = tiffPages(bytes)
  const packed = pages.flatMap((page) => {
    const pictures = picturesOf(page)
    return pictures ? [{ width: page.width, height: page.height, pictures, code: onWhite(page) }] : []
  })
  return pages.length > 0 && packed.length === pages.length ? pdfOf(packed) : undefined
}

function picturesOf(page: TiffPage): readonly PackedPicture[] | undefined {
  const [colours, filter] = [coloursOf(page), filterOf(page)]
  const { width, height, part, planes, bits } = page
  if (colours === undefined || filter === undefined || planes || ![1, 2, 4, 8].includes(bits)) return undefined
  if (width * height === 0 || part.width * part.height === 0) return undefined
  const across = Math.ceil(width / part.width)
  const count = across * Math.ceil(height / part.height)
  if (page.parts.length < count) return undefined
  return page.parts.slice(0, count).map((data, at) => {
    const [x, y] = [(at % across) * part.width, Math.floor(at / across) * part.height]
    // The last strip may have fewer rows; a tile is always whole.
    const rows = part.width === width ? Math.min(part.height, height - y) : part.height
    const entries = `${colours} /BitsPerComponent ${bits} ${filter(rows)}`
    return { x, y, width: part.width, height: rows, data: readyData(page, data), entries }
  })
}

/** The colour space, and whether the shades count the other way round. */
function coloursOf({ colours, samples, bits, palette, compression }: TiffPage): string | undefined {
  const isFax = compression >= 2 && compression <= 4
  switch (`${colours} ${samples}`) {
    case '0 1':
    case '1 1':
      // What is black in a fax is 0 in a PDF.
      return `/ColorSpace /DeviceGray /Decode ${(colours === 0) === isFax ? '[0 1]' : '[1 0]'}`
    case '3 1':
      return palette.length === 3 * 2 ** bits ? `/ColorSpace ${indexed(palette)}` : undefined
    case '2 3':
    case '6 3':
      return '/ColorSpace /DeviceRGB'
    case '5 4':
      return '/ColorSpace /DeviceCMYK'
    case '1 2':
      return `/ColorSpace [/DeviceN [/A /Alpha] /DeviceGray ${CODE_OF_PAGE}]`
    case '2 4':
      return `/ColorSpace [/DeviceN [/A /B /C /Alpha] /DeviceRGB ${CODE_OF_PAGE}]`
    default:
      return undefined
  }
}

function indexed(palette: readonly number[]): string {
  const count = palette.length / 3
  const hex = (value = 0) => (value >> 8).toString(16).padStart(2, '0')
  const colour = (at: number) => hex(palette[at]) + hex(palette[count + at]) + hex(palette[2 * count + at])
  return `[/Indexed /DeviceRGB ${count - 1} <${Array.from({ length: count }, (_, at) => colour(at)).join('')}>]`
}

/** For a colour and an alpha: what is transparent is white, as paper is (ISO 32000-1, 7.10.5). */
function onWhite({ samples, extra }: TiffPage): PackedPage['code'] {
  const count = samples - 1
  // Each colour in turn comes up, is multiplied unless it was, and gets what is missing to white.
  const multiply = extra === 1 ? '' : `${count} index mul `
  const step = `${count} -1 roll ${multiply}1 ${count + 1} index sub add `
  return {
    entries: `/FunctionType 4 /Domain [${'0 1 '.repeat(samples)}] /Range [${'0 1 '.repeat(count)}]`,
    text: `{ ${samples} 1 roll ${step.repeat(count)}${samples} -1 roll pop }`,
  }
}

type Filter = (rows: number) => string

function filterOf({ compression, part, samples, bits, predictor, faxOptions }: TiffPage): Filter | undefined {
  const predicted =
    predictor === 2
      ? ` /DecodeParms << /Predictor 2 /Colors ${samples} /BitsPerComponent ${bits} /Columns ${part.width} >>`
      : ''
  const fax = (options: string) => (rows: number) =>
    `/Filter /CCITTFaxDecode /DecodeParms << /Columns ${part.width} /Rows ${rows} /EndOfBlock false ${options} >>`
  switch (compression) {
    case 1:
      return () => ''
    case 2:
      return fax('/K 0 /EncodedByteAlign true')
    case 3:
      return fax(`/K ${faxOptions & 1} /EndOfLine true /EncodedByteAlign ${(faxOptions & 4) !== 0}`)
    case 4:
      return fax('/K -1')
    case 5:
      return () => `/Filter /LZWDecode${predicted}`
    case 7:
      return () => '/Filter /DCTDecode'
    case 8:
    case 32_946:
      return () => `/Filter /FlateDecode${predicted}`
    case 32_773:
      return () => '/Filter /RunLengthDecode'
    default:
      return undefined
  }
}

function readyData({ compression, jpegTables, lowestFirst }: TiffPage, data: Uint8Array): Uint8Array {
  // Without the end of the tables and the start of the picture they are one JPEG file.
  if (compression === 7 && jpegTables) return Buffer.concat([jpegTables.subarray(0, -2), data.subarray(2)])
  return lowestFirst && compression !== 7 ? data.map((byte) => TURNED[byte] ?? 0) : data
}

/** Each byte with its bits the other way round. */
const TURNED = Uint8Array.from({ length: 256 }, (_, byte) =>
  Array.from({ length: 8 }, (_, bit) => ((byte >> bit) & 1) << (7 - bit)).reduce((sum, one) => sum + one, 0),
)
