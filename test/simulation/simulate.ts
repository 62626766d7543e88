/**
 * `npm run simulate`: how many printed, damaged and scanned sheets can be read back by their codes,
 * in two tables, next to the same texts drawn by qrencode. Takes an hour of one processor; `--
 * --accounts 4 --dpi 200 --sheets plain` does less. Exits with 1 when a clean page was not read, or
 * something was read wrongly. Typed lines are not part of it: no damage reaches them.
 */
import { parseArgs } from 'node:util'
import { DAMAGES } from './damages.ts'
import { plainPages, qrencodePages, sealedPages, type PageSet } from './pages.ts'
import { failures, missedAims, tableOf } from './table.ts'
import { tryPages, type Figures } from './trial.ts'

/** What the figures do not say by themselves. */
const AIMED =
  'Creases and blots are aimed at the first code of a page. A blot lies on that code alone: where the second print of it is elsewhere on the page, the row says that the second print was whole.'

const { values } = parseArgs({
  options: {
    accounts: { type: 'string', default: '20' },
    dpi: { type: 'string', default: '150,200,300' },
    sheets: { type: 'string', default: 'plain,sealed' },
  },
})
const count = Number(values.accounts)
const resolutions = values.dpi.split(',').map(Number)

for (const { name, standsFor } of DAMAGES) console.log(`${name}: ${standsFor}`)
const missed: string[] = []
const failed: string[] = []
for (const kind of values.sheets.split(',')) {
  const pages = await (kind === 'sealed' ? sealedPages(count) : plainPages(count))
  const own = await tryAll(pages)
  const others = []
  for (const level of ['L', 'H'] as const) others.push(await tryAll(await qrencodePages(pages.pages, level)))
  console.log(`\n${tableOf(own, others)}`)
  missed.push(...missedAims(own))
  failed.push(...failures([...own, ...others.flat()]))
}
console.log(`\n${AIMED}`)
if (missed.length > 0) console.log(`\nAims missed:\n${missed.join('\n')}`)
console.log(
  failed.length > 0 ? `\nFailed:\n${failed.join('\n')}` : '\nEvery clean page was read, and nothing was read wrongly.',
)
process.exitCode = failed.length > 0 ? 1 : 0

async function tryAll(pages: PageSet): Promise<Figures[]> {
  const figures: Figures[] = []
  for (const dotsPerInch of resolutions) {
    figures.push(...(await tryPages(pages, dotsPerInch, DAMAGES)))
    console.error(`${pages.name}, ${dotsPerInch} dpi: done`)
  }
  return figures.toSorted((a, b) => DAMAGES.indexOf(a.damage) - DAMAGES.indexOf(b.damage))
}
