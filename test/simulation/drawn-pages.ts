import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Grey } from '../../electron/pictures/grey.ts'
import { greyOf } from '../../electron/pictures/picture-pixels.ts'

const run = promisify(execFile)

/** The pages of a PDF as pdftoppm draws them. */
export async function drawnPages(pdf: Uint8Array, dotsPerInch: number): Promise<readonly Grey[]> {
  return await inFolder(async (folder) => {
    const file = join(folder, 'sheets.pdf')
    await writeFile(file, pdf)
    await run('pdftoppm', ['-r', String(dotsPerInch), '-gray', file, join(folder, 'page')])
    const files = (await readdir(folder)).filter((name) => name.startsWith('page-')).toSorted()
    const pictures = await Promise.all(files.map(async (name) => await greyOf(await readFile(join(folder, name)))))
    return pictures.map((picture) => {
      if (!picture) throw new Error('a page could not be drawn')
      return picture
    })
  })
}

/** A folder for other programs to read from, which is removed afterwards. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'recovery-kit-simulation-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
