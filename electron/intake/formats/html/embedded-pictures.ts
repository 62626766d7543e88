/** Pictures inside a web page, as apps write them into pages for printing: `data:image/png;base64,…`. */
import { bytesFromBase64 } from '../../containers/encodings.ts'
import { tooMany } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { KitError } from '../../../kit-error.ts'
import { inOrder } from '../../../pictures/in-order.ts'
import { PICTURE_LIMITS } from '../../../pictures/limits.ts'
import { codesInPicture, inOneBatch } from '../../../pictures/pictures.ts'
import { tellProgress } from '../../reading/reading-progress.ts'

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
  const all = pictures.flatMap((some, part) => some.map((base64) => ({ part, base64 })))
  if (all.length > LIMITS.entries) throw tooMany(what)
  const codes = parts.map((): string[] => [])
  await inOneBatch(async () => {
    let done = 0
    const read = async ({ part, base64 }: (typeof all)[number]) => ({ part, texts: await codesIn(base64) })
    for await (const { part, texts } of inOrder(all, PICTURE_LIMITS.picturesAtOnce, read)) {
      codes[part]?.push(...texts)
      tellProgress({ done: ++done, total: all.length })
    }
  })
  return codes
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
