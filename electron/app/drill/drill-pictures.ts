import { askWorker, decodePicture } from '../../pictures/pictures.ts'
import { KitError } from '../../kit-error.ts'
import type { ReadPage } from '../../sheets/drill/readings.ts'
import type { DrillNoteView } from '../../contract.ts'

/** A picture or PDF of paper. */
export interface NamedBytes {
  readonly name: string
  /** Wiped when it is read. */
  readonly bytes: Uint8Array
}

/** What was read from some files. */
export interface ReadFiles {
  readonly pages: readonly ReadPage[]
  /** Files and pages on which nothing was read. */
  readonly problems: readonly DrillNoteView[]
}

/** Reads the QR codes of scans and photographs of sheets; the bytes are wiped. */
export async function readDrillFiles(
  files: readonly NamedBytes[],
  progress: (name: string, done: number) => void,
): Promise<ReadFiles> {
  const pages: ReadPage[] = []
  const problems: DrillNoteView[] = []
  for (const [done, { name, bytes }] of files.entries()) {
    progress(name, done)
    try {
      pages.push(...(await pagesOf(name, bytes)))
    } catch (error) {
      if (!(error instanceof KitError)) throw error
      problems.push({ kind: 'unreadable', from: name, code: error.code, message: error.message })
    } finally {
      bytes.fill(0)
    }
  }
  for (const { from, codes } of pages) if (codes.length === 0) problems.push({ kind: 'no-code', from })
  return { pages: pages.filter(({ codes }) => codes.length > 0), problems }
}

async function pagesOf(name: string, bytes: Uint8Array): Promise<readonly ReadPage[]> {
  if (!Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-'))
    return [{ from: name, codes: await decodePicture(bytes) }]
  const answer = await askWorker({ kind: 'pdf', bytes, password: '' })
  if (!answer || 'failure' in answer)
    throw new KitError(
      'unreadable',
      'This PDF could not be searched. Nothing was read. Save its pages as pictures, or take photographs of the sheets.',
    )
  const { pages } = answer
  return pages.map(({ codes }, at) => ({ from: pages.length > 1 ? `${name}, page ${at + 1}` : name, codes }))
}
