import { finished } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { damaged, unpacksTooLarge } from './failures.ts'

/**
 * Unpacks gzip. The size that it claims is not believed: what comes out is counted, and no more is
 * ever held than is allowed.
 *
 * @param what - The format in the middle of a sentence.
 * @param most - Bytes.
 * @returns What the caller wipes.
 * @throws KitError `file-damaged` or `file-too-large`
 */
export async function unpackGzip(packed: Uint8Array, what: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const gunzip = createGunzip({ chunkSize: 65_536 })
  const chunks: Buffer[] = []
  let length = 0
  gunzip.on('data', (chunk: Buffer) => {
    chunks.push(chunk)
    length += chunk.length
    if (length > most) gunzip.destroy(new Error('too large'))
  })
  try {
    gunzip.end(packed)
    await finished(gunzip)
    return joined(chunks, length)
  } catch {
    throw length > most ? unpacksTooLarge(what, most) : damaged(what)
  } finally {
    for (const chunk of chunks) chunk.fill(0)
  }
}

function joined(chunks: readonly Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length)
  let place = 0
  for (const chunk of chunks) {
    bytes.set(chunk, place)
    place += chunk.length
  }
  return bytes
}
