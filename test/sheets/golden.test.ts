/**
 * How each kind of sheet looks, against a picture that somebody has looked at. After a change that
 * is meant, make new pictures, look at each of them, and commit them with the change:
 *
 *     RENEW_GOLDEN=1 npx vitest run -c test/vitest.config.ts test/sheets/golden.test.ts
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatGreyPng, readGreyPng, readPgm, type GreyPicture } from './grey-picture.ts'
import type { Sheet, SheetSet } from '../../electron/sheets/content/sheet-set.ts'
import { covers } from '../../electron/sheets/typeface/typeface.ts'
import { accountSheet } from '../../electron/sheets/content/account-sheet.ts'
import { everyKind, SCRIPTS, SET, setWith, sharedPage } from './kinds.ts'
import { account, renderSet, totp } from './samples.ts'
import { missingOf, picturesOf, skipped } from './tools.ts'

const GOLDEN = join(import.meta.dirname, 'golden')
/** Enough to see where everything is; a page takes some 20 kB. */
const DOTS_PER_INCH = 48
/** Pixels on a side of the squares that are compared: other versions of a renderer shade edges differently. */
const SQUARE = 8
/**
 * How much darker or lighter a square may be, of 255. A character that moves by its width, a line
 * that moves by its height, or a module that flips changes a square by 30 and more.
 */
const TOLERANCE = 16

const missing = missingOf('pdftoppm')
const renew = process.env.RENEW_GOLDEN !== undefined

describe.skipIf(missing.length > 0)(`a sheet looks as it did${skipped(missing)}`, () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'recovery-kit-golden-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })

  it.each<readonly [string, SheetSet]>([
    ...everyKind().map((sheet) => [sheet.kind, setWith([sheet])] as const),
    ['compact', sharedPage()],
    ['scripts', setWith([inScripts()])],
  ])('%s', async (kind, set) => {
    const pdf = join(folder, `${kind}.pdf`)
    writeFileSync(pdf, await renderSet(set))
    const [page = ''] = picturesOf(pdf, DOTS_PER_INCH)
    const golden = join(GOLDEN, `${kind}.png`)
    const now = readPgm(readFileSync(page))
    if (renew) writeFileSync(golden, formatGreyPng(now))
    const then = readGreyPng(readFileSync(golden))
    expect([now.width, now.height]).toEqual([then.width, then.height])
    expect(differences(now, then)).toEqual([])
  })
})

/** A sheet whose note has a line in each script. */
function inScripts(): Sheet {
  const note = SCRIPTS.map((texts) => texts.join(' · ')).join('\n')
  const [service, name] = ['日本語 שלום', '한국어 ไทย']
  const whole = account({ service, name, note: `${note}\n🚀 ☎ ა`, tokens: [{ token: totp() }], keys: ['हिन्दी'] })
  return accountSheet(whole, { set: SET, number: 1, part: 'totp', covers }).sheet
}

/** Squares that differ: place in pixels, and by how much. */
function differences(one: GreyPicture, other: GreyPicture): string[] {
  const found: string[] = []
  for (let y = 0; y < one.height; y += SQUARE)
    for (let x = 0; x < one.width; x += SQUARE) {
      const by = Math.abs(shadeOf(one, x, y) - shadeOf(other, x, y))
      if (by > TOLERANCE) found.push(`${x}, ${y}: ${Math.round(by)}`)
    }
  return found
}

/** The mean of a square, which is cut at the edge of the picture. */
function shadeOf({ width, height, pixels }: GreyPicture, left: number, top: number): number {
  let [sum, count] = [0, 0]
  for (let y = top; y < Math.min(top + SQUARE, height); y++)
    for (const pixel of pixels.subarray(y * width + left, y * width + Math.min(left + SQUARE, width))) {
      sum += pixel
      count++
    }
  return sum / count
}
