/**
 * Pictures as the pages of a PDF. It may hold packed pictures as they are, so what the PDF reader unpacks
 * within its bounds need not be unpacked by anything else.
 */
import type { PictureSize } from './picture-size.ts'

/** A picture that is packed in a way that PDF knows, and where it is on its page, in pixels from its upper left corner. */
export interface PackedPicture extends PictureSize {
  readonly x: number
  readonly y: number
  readonly data: Uint8Array
  /** The other entries of its dictionary: "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode". */
  readonly entries: string
}

export interface PackedPage extends PictureSize {
  readonly pictures: readonly PackedPicture[]
  /** A function by which its pictures get their colours, where they name `CODE_OF_PAGE`. */
  readonly code?: { readonly entries: string; readonly text: string } | undefined
}

export const CODE_OF_PAGE = '/CodeOfPage'

/** A pixel is a point; a page may not be larger than 200 inches (ISO 32000-1, annex C). */
export function pageSize({ width, height }: PictureSize): PictureSize {
  const factor = Math.min(1, 14_400 / Math.max(width, height))
  return { width: Math.max(1, width * factor), height: Math.max(1, height * factor) }
}

/** ISO 32000-1, 7.5 and 8.9.5. */
export function pdfOf(pages: readonly PackedPage[]): Uint8Array {
  const objects: Buffer[] = [latin1('<< /Type /Catalog /Pages 2 0 R >>'), Buffer.alloc(0)]
  const kids: number[] = []
  for (const page of pages) {
    const { width, height } = pageSize(page)
    const code = objects.push(page.code ? stream(`${page.code.entries} `, latin1(page.code.text)) : latin1('null'))
    const first = code + 1
    for (const picture of page.pictures) objects.push(pictureObject(picture, `${code} 0 R`))
    const pictures = page.pictures.map((_, at) => `/P${at} ${first + at} 0 R`).join(' ')
    const content = objects.push(stream('', latin1(drawing(page))))
    kids.push(
      objects.push(
        latin1(
          `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${content} 0 R /Resources << /XObject << ${pictures} >> >> >>`,
        ),
      ),
    )
  }
  objects[1] = latin1(`<< /Type /Pages /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] /Count ${kids.length} >>`)
  return fileOf(objects)
}

/** Places of a page count from its lower left corner. */
function drawing(page: PackedPage): string {
  const { width, height } = pageSize(page)
  const [across, down] = [width / page.width, height / page.height]
  const draw = (one: PackedPicture, at: number) =>
    `q ${one.width * across} 0 0 ${one.height * down} ${one.x * across} ${(page.height - one.y - one.height) * down} cm /P${at} Do Q`
  return page.pictures.map(draw).join('\n')
}

function pictureObject({ width, height, entries, data }: PackedPicture, code: string): Buffer {
  const own = entries.replace(CODE_OF_PAGE, code)
  return stream(`/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${own} `, data)
}

function stream(entries: string, data: Uint8Array): Buffer {
  return Buffer.concat([latin1(`<< ${entries}/Length ${data.length} >>\nstream\n`), data, latin1('\nendstream')])
}

function fileOf(objects: readonly Buffer[]): Uint8Array {
  const parts = [latin1('%PDF-1.4\n')]
  const places: number[] = []
  let length = parts[0]?.length ?? 0
  for (const [at, object] of objects.entries()) {
    places.push(length)
    const whole = Buffer.concat([latin1(`${at + 1} 0 obj\n`), object, latin1('\nendobj\n')])
    parts.push(whole)
    length += whole.length
  }
  const count = objects.length + 1
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('')
  const tail = `xref\n0 ${count}\n0000000000 65535 f \n${table}trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`
  return new Uint8Array(Buffer.concat([...parts, latin1(tail)]))
}

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}
