/** Small files that ask a decoder for far too much. */
import { once } from 'node:events'
import { tiffOf } from '../fixtures/intake/tiff.ts'
import { crc32, createDeflate, deflateSync } from 'node:zlib'

/** What each asks for, by name. */
export const HOSTILE_PICTURES = {
  'a PNG of 49 megapixels with 16 bits a sample': async () => await png(7000, 16, 6, 8),
  'a PNG of 81 megapixels with transparency': async () => await png(9000, 8, 6, 4),
  'a TIFF of 81 megapixels': async () => await tiff(9000),
  'a GIF of 81 megapixels': () => gif(9000, 1),
  'a GIF of 2000 pictures': () => gif(2000, 2000),
  'a PDF page of millions of drawn lines': () => pdf(1, 600, '0 0 m 1 1 l 5 5 re f S\n'.repeat(4_000_000)),
  'a PDF page of ten million letters': () => pdf(1, 600, `BT /F 1 Tf (${'a'.repeat(32)}) Tj ET\n`.repeat(300_000)),
} as const satisfies Readonly<Record<string, () => Buffer | Promise<Buffer>>>

/** A hundred empty pages of the largest allowed size; searching them takes half a minute. */
export function hugePages(): Buffer {
  return pdf(100, 14_400, '')
}

/** All black. */
async function png(side: number, depth: number, colours: number, bytesPerPixel: number): Promise<Buffer> {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(side, 0)
  head.writeUInt32BE(side, 4)
  head.set([depth, colours], 8)
  const chunks = [Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head)]
  chunks.push(chunk('IDAT', await packedZeros((1 + side * bytesPerPixel) * side)), chunk('IEND', Buffer.alloc(0)))
  return Buffer.concat(chunks)
}

/** One strip of nothing but black. */
async function tiff(side: number): Promise<Buffer> {
  const page = { width: side, height: side, data: await packedZeros(side * side), pack: 'jpeg' } as const
  return Buffer.from(tiffOf([{ ...page, fields: { 259: [8] } }]))
}

/** Never in memory as a whole, because the decoder is what is measured. */
async function packedZeros(length: number): Promise<Buffer> {
  const packer = createDeflate({ level: 1 })
  const packed: Buffer[] = []
  packer.on('data', (bytes: Buffer) => packed.push(bytes))
  const zeros = Buffer.alloc(1024 * 1024)
  for (let left = length; left > 0; left -= zeros.length)
    if (!packer.write(zeros.subarray(0, Math.min(left, zeros.length)))) await once(packer, 'drain')
  packer.end()
  await once(packer, 'end')
  return Buffer.concat(packed)
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A large canvas with pictures of one pixel on it. */
function gif(side: number, count: number): Buffer {
  const head = Buffer.from('GIF89a\0\0\0\0\x80\0\0\0\0\0\xff\xff\xff', 'latin1')
  head.writeUInt16LE(side, 6)
  head.writeUInt16LE(side, 8)
  const frame = Buffer.from('!\xf9\x04\x04\0\0\0\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0', 'latin1')
  return Buffer.concat([head, ...Array.from({ length: count }, () => frame), Buffer.from(';')])
}

/** Square pages that share one content. */
function pdf(pages: number, side: number, content: string): Buffer {
  const packed = deflateSync(content)
  const first = 4
  const kids = Array.from({ length: pages }, (_, at) => `${first + at} 0 R`).join(' ')
  const page = `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${side} ${side}] /Contents 3 0 R >>`
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(`<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`),
    Buffer.concat([
      Buffer.from(`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n`),
      packed,
      Buffer.from('\nendstream'),
    ]),
    ...Array.from({ length: pages }, () => Buffer.from(page)),
  ].map((object, at) => Buffer.concat([Buffer.from(`${at + 1} 0 obj\n`), object, Buffer.from('\nendobj\n')]))
  const body = Buffer.concat([Buffer.from('%PDF-1.4\n'), ...objects])
  let place = '%PDF-1.4\n'.length
  const places = objects.map(({ length }) => `${String((place += length) - length).padStart(10, '0')} 00000 n \n`)
  const count = objects.length + 1
  const table = `xref\n0 ${count}\n0000000000 65535 f \n${places.join('')}`
  const trailer = `trailer\n<< /Size ${count} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`
  return Buffer.concat([body, Buffer.from(table + trailer)])
}
