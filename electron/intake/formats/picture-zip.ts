/** A zip of screenshots or photographs. Each is read as a picture by itself, and one that cannot be read is named. */
import { tooMany } from '../containers/failures.ts'
import { LIMITS } from '../containers/limits.ts'
import { readZip, zipPaths } from '../containers/zip.ts'
import type { Format, Reading, Source } from '../intake.ts'
import { KitError } from '../../kit-error.ts'
import { inOrder } from '../../pictures/in-order.ts'
import { PICTURE_LIMITS } from '../../pictures/limits.ts'
import { inOneBatch } from '../../pictures/pictures.ts'
import { partNotes } from '../plan/batches.ts'
import { tellProgress } from '../reading/reading-progress.ts'
import { codesOf } from './picture.ts'
import type { readCode } from './qr-code.ts'

const WHAT = 'zip of pictures'
const PICTURE = /\.(?:png|jpe?g|webp|avif|heic|heif|tiff?|gif|bmp|p[gnp]m|jxl|jp2)$/i

export const pictureZip: Format = {
  id: 'picture-zip',
  name: 'Zip of pictures',
  // A zip with other files in it is another export, of which the pictures are a part.
  recognises: (source) => {
    const paths = zipPaths(source).filter(isOwn)
    return paths.length > 0 && paths.every((path) => PICTURE.test(path))
  },
  read: readPictures,
}

/** Folders, and what systems put beside the files of people, are none of them. */
function isOwn(path: string): boolean {
  return !/\/$|(?:^|\/)(?:\._[^/]*|\.DS_Store|Thumbs\.db|desktop\.ini)$|^__MACOSX\//i.test(path)
}

async function readPictures(source: Source, password?: string): Promise<Reading> {
  const wanted = (path: string) => isOwn(path) && PICTURE.test(path)
  const files = await readZip(source, { what: WHAT, wanted, ...(password !== undefined && { password }) })
  try {
    const read = await inOneBatch(async () => await readEach(files))
    const parts = read.flatMap((one) => one.parts)
    const count = files.size === 1 ? '1 picture' : `${files.size} pictures`
    const found = read.flatMap((one) => one.found)
    return { format: pictureZip.id, formatName: `Zip of ${count}`, found, notes: partNotes(parts), parts }
  } finally {
    for (const bytes of files.values()) bytes.fill(0)
  }
}

async function readEach(files: ReadonlyMap<string, Uint8Array>): Promise<readonly ReturnType<typeof readCode>[]> {
  const read: ReturnType<typeof readCode>[] = []
  let [entries, done] = [0, 0]
  const readOne = async ([path, bytes]: [string, Uint8Array]) => await codesOrReason(path, bytes)
  tellProgress({ done, total: files.size })
  for await (const codes of inOrder(files, PICTURE_LIMITS.picturesAtOnce, readOne)) {
    entries += codes.reduce((sum, { found }) => sum + found.length, 0)
    if (entries > LIMITS.entries) throw tooMany(WHAT)
    read.push(...codes)
    tellProgress({ done: ++done, total: files.size })
  }
  return read
}

async function codesOrReason(path: string, bytes: Uint8Array): Promise<readonly ReturnType<typeof readCode>[]> {
  try {
    return await codesOf(bytes, path)
  } catch (error) {
    if (!(error instanceof KitError)) throw error
    return [{ found: [{ kind: 'refused', what: path, reason: { kind: 'not-read', code: error.code } }], parts: [] }]
  }
}
