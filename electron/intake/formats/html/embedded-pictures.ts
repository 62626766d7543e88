/** Pictures inside a web page, as apps write them into pages for printing: `data:image/png;base64,…`. */
import { bytesFromBase64 } from '../../containers/encodings.ts'
import { tooMany } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { KitError } from '../../../kit-error.ts'
import { codesInPicture, inOneBatch } from '../../../pictures/pictures.ts'

const PICTURE = /data:image\/(?:png|jpe?g|webp|gif|bmp);base64,([A-Za-z0-9+/\s]{100,}={0,2})/g

export function hasPictures(html: string): boolean {
  return html.includes('data:image/')
}

/**
 * The texts of the QR codes in each part of a page, in its order. A picture that cannot be read, or
 * has no code, as icons have none, gives none.
 *
 * @param parts - Of one page; the pictures of all count together.
 * @throws KitError `file-too-large`
 */
export async function codesInParts(parts: readonly string[], what: string): Promise<readonly (readonly string[])[]> {
  const pictures = parts.map((part) => [...part.matchAll(PICTURE)].map(([, base64 = '']) => base64.replace(/\s/g, '')))
  if (pictures.flat().length > LIMITS.entries) throw tooMany(what)
  return await inOneBatch(async () => {
    const all: string[][] = []
    for (const some of pictures) {
      const texts: string[] = []
      for (const base64 of some) texts.push(...(await codesIn(base64)))
      all.push(texts)
    }
    return all
  })
}

async function codesIn(base64: string): Promise<readonly string[]> {
  const bytes = bytesFromBase64(base64)
  if (!bytes) return []
  try {
    return (await codesInPicture(bytes)).codes
  } catch (error) {
    if (error instanceof KitError) return []
    throw error
  } finally {
    bytes.fill(0)
  }
}
