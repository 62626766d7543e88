import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { availableParallelism, tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { greyOf } from '../../electron/pictures/picture-pixels.ts'
import { decodePicture, inOneBatch } from '../../electron/pictures/pictures.ts'
import { randomFrom } from '../fixtures/random.ts'
import type { Damage } from './damages.ts'
import { areaOf, type CodePage, type PageSet } from './pages.ts'

/** What happened to the pages of a set under one damage. */
export interface Figures {
  readonly set: string
  readonly dotsPerInch: number
  readonly damage: Damage
  readonly pages: number
  /** Restored from its code, or from the second print of it. */
  readonly scanned: number
  /** Gave a text that is not on the page. */
  readonly wrong: number
}

const run = promisify(execFile)

/** Draws a set at one resolution, damages each page and reads it back as the app reads a picture. */
export async function tryPages(
  { name, pdf, pages }: PageSet,
  dotsPerInch: number,
  damages: readonly Damage[],
): Promise<Figures[]> {
  const folder = await mkdtemp(join(tmpdir(), 'recovery-kit-simulation-'))
  try {
    const file = join(folder, 'sheets.pdf')
    await writeFile(file, pdf)
    await run('pdftoppm', ['-r', String(dotsPerInch), '-gray', file, join(folder, 'page')])
    const sheets = Math.max(...pages.flatMap(({ places }) => places)) + 1
    const jobs = damages.flatMap((damage) => pages.map((page, at) => ({ damage, page, at })))
    const tryJob = async ({ damage, page, at }: (typeof jobs)[number]) => {
      const pictures = page.places.map(async (place) => {
        const number = String(place + 1).padStart(String(sheets).length, '0')
        return new Uint8Array(await readFile(join(folder, `page-${number}.pgm`)))
      })
      return { damage, ...(await readBack(await Promise.all(pictures), page, { damage, dotsPerInch, at })) }
    }
    const outcomes = await inOneBatch(() => inTurns(jobs, tryJob))
    return damages.map((damage) => {
      const own = outcomes.filter((outcome) => outcome.damage === damage)
      return {
        set: name,
        dotsPerInch,
        damage,
        pages: own.length,
        scanned: own.filter(({ isScanned }) => isScanned).length,
        wrong: own.filter(({ isWrong }) => isWrong).length,
      }
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The same damage hits the same page of every set at every resolution, and all pages of a sheet. */
async function readBack(
  pictures: readonly Uint8Array[],
  page: CodePage,
  { damage, dotsPerInch, at }: { readonly damage: Damage; readonly dotsPerInch: number; readonly at: number },
): Promise<{ readonly isScanned: boolean; readonly isWrong: boolean }> {
  const seed = createHash('sha256').update(`${damage.name} ${at}`).digest().readUInt32LE()
  const texts: string[] = []
  for (const picture of pictures) {
    const image = await greyOf(picture)
    if (!image) throw new Error('a page could not be drawn')
    const worn = damage.change(image, areaOf(page, dotsPerInch), randomFrom(seed))
    texts.push(...(await decodePicture(damage.fileOf(worn))))
  }
  const right = new Set([page.text, ...page.marks.map((mark) => mark.text)])
  return { isScanned: texts.includes(page.text), isWrong: texts.some((text) => !right.has(text)) }
}

/** As many at a time as there are processors; the answers are in the order of the jobs. */
async function inTurns<T, R>(jobs: readonly T[], work: (job: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < jobs.length; at = next++) answers[at] = await work(jobs[at] as T)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return answers
}
