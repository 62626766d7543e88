import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pgmOf } from '../../electron/pictures/grey.ts'
import { decodePicture } from '../../electron/pictures/pictures.ts'
import type { CodePage } from './pages.ts'
import type { Typist } from './typist.ts'
import type { WornPage } from './worn-page.ts'
import { zbarTexts } from './zbar.ts'

/** The ways to get an account back from a page: codes by two programs, and its lines. */
export type Way = 'app' | 'zbar' | 'typed'
export const WAYS: readonly Way[] = ['app', 'zbar', 'typed']

/** What came back from a page in one way. */
export interface Reading {
  readonly way: Way
  /** Accounts; undefined where there is nothing to read in this way. */
  readonly restored: number | undefined
  /** Texts that are not on the page. */
  readonly wrong: number
}

/** Reads a worn page in every way. @param name - Of its picture in the folder, while it is read. */
export async function readBack(
  worn: WornPage,
  page: CodePage,
  { folder, name, typist }: { readonly folder: string; readonly name: string; readonly typist: Typist },
): Promise<readonly Reading[]> {
  const picture = pgmOf(worn.image)
  const file = join(folder, name)
  await writeFile(file, picture)
  const [app, zbar] = [await decodePicture(picture), await zbarTexts(file)]
  await rm(file)
  return [scanned('app', app, page), scanned('zbar', zbar, page), typedFrom(worn, page, typist)]
}

function scanned(way: Way, texts: readonly string[], { accounts, mark }: CodePage): Reading {
  const right = new Set([mark.text, ...accounts.map(({ text }) => text)])
  return {
    way,
    restored: accounts.filter(({ text }) => texts.includes(text)).length,
    wrong: texts.filter((text) => !right.has(text)).length,
  }
}

/** A secret is restored when each of its lines is. */
function typedFrom(worn: WornPage, { accounts }: CodePage, typist: Typist): Reading {
  const typed = accounts
    .filter(({ lines }) => lines.length > 0)
    .map(({ lines }) => lines.map((line) => ({ printed: line.text.text, typed: typist.lineOn(worn, line) })))
  if (typed.length === 0) return { way: 'typed', restored: undefined, wrong: 0 }
  return {
    way: 'typed',
    restored: typed.filter((lines) => lines.every((line) => line.typed === line.printed)).length,
    wrong: typed.flat().filter((line) => line.typed !== undefined && line.typed !== line.printed).length,
  }
}
