import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { inOneBatch } from '../../electron/pictures/pictures.ts'
import { randomFrom } from '../fixtures/random.ts'
import type { Damage } from './damages.ts'
import { drawnPages, inFolder } from './drawn-pages.ts'
import { glyphSheet, glyphsOn } from './glyphs.ts'
import { MADE_AT, type PageSet } from './pages.ts'
import { readBack, type Reading, type Way } from './read-back.ts'
import { Typist } from './typist.ts'
import { freshPage } from './worn-page.ts'

/** What happened to the pages of a set under one damage; accounts are counted. */
export interface Figures {
  readonly set: string
  readonly damage: string
  readonly accounts: number
  /** Restored; undefined where there are no lines to type. */
  readonly restored: Readonly<Record<Way, number | undefined>>
  /** Texts that are not on the page. */
  readonly wrong: Readonly<Record<Way, number>>
}

/** Draws a set at one resolution, damages each page and reads it back in every way. */
export async function tryPages(
  { name, pdf, pages }: PageSet,
  dotsPerInch: number,
  damages: readonly Damage[],
): Promise<readonly Figures[]> {
  const typist = await typistFor(dotsPerInch)
  const pictures = await drawnPages(pdf, dotsPerInch)
  const jobs = damages.flatMap((damage) =>
    pictures.flatMap((picture, at) => {
      const page = pages[at]
      return page ? [{ damage, picture, page, at }] : []
    }),
  )
  const readings = await inFolder(
    async (folder) =>
      await inOneBatch(() =>
        inTurns(jobs, async ({ damage, picture, page, at }, turn) => {
          const worn = damage.wear(freshPage(picture, dotsPerInch), randomFrom(seedOf(damage, at)))
          return await readBack(worn, page, { folder, name: `${turn}.pgm`, typist })
        }),
      ),
  )
  const accounts = pages.reduce((sum, page) => sum + page.accounts.length, 0)
  return damages.map((damage) => {
    const own = readings.filter((_, turn) => jobs[turn]?.damage === damage).flat()
    return { set: name, damage: damage.name, accounts, ...sums(own) }
  })
}

/** Who has learnt how glyphs look at a resolution. */
export async function typistFor(dotsPerInch: number): Promise<Typist> {
  const [sheet] = await drawnPages(await glyphSheet(MADE_AT), dotsPerInch)
  if (!sheet) throw new Error('the sheet of glyphs has no page')
  return new Typist(glyphsOn(sheet, dotsPerInch))
}

/** The same damage is at the same places of the same page in every set and at every resolution. */
function seedOf({ name }: Damage, at: number): number {
  return createHash('sha256').update(`${name} ${at}`).digest().readUInt32LE()
}

function sums(readings: readonly Reading[]): Pick<Figures, 'restored' | 'wrong'> {
  const sumOf = (way: Way, count: 'restored' | 'wrong') => {
    const counts = readings.flatMap((reading) => (reading.way === way ? (reading[count] ?? []) : []))
    return counts.length > 0 ? counts.reduce((sum, one) => sum + one, 0) : undefined
  }
  return {
    restored: { app: sumOf('app', 'restored'), zbar: sumOf('zbar', 'restored'), typed: sumOf('typed', 'restored') },
    wrong: { app: sumOf('app', 'wrong') ?? 0, zbar: sumOf('zbar', 'wrong') ?? 0, typed: sumOf('typed', 'wrong') ?? 0 },
  }
}

/** As many at a time as there are processors; the answers are in the order of the jobs. */
async function inTurns<T, R>(jobs: readonly T[], work: (job: T, turn: number) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  let next = 0
  const worker = async () => {
    for (let at = next++; at < jobs.length; at = next++) answers[at] = await work(jobs[at] as T, at)
  }
  await Promise.all(Array.from({ length: availableParallelism() }, worker))
  return answers
}
