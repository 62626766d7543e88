/**
 * `npm run simulate`: what can be read back from sheets that were printed, damaged and scanned, in
 * two tables, beside the same texts as qrencode draws them. Half an hour of work for one processor;
 * `-- --accounts 4 --dpi 200 --sheets plain` does less. Ends with 1 when a secret was lost or read wrongly.
 */
import { parseArgs } from 'node:util'
import { DAMAGES } from './damages.ts'
import { plainPages, qrencodePages, sealedPages, type PageSet } from './pages.ts'
import { failures, missedAims, tableOf } from './table.ts'
import { tryPages, type Figures } from './trial.ts'

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
  const others = await tryAll(await qrencodePages(pages.pages))
  console.log(`\n${tableOf(own, others)}`)
  missed.push(...missedAims(own))
  failed.push(...failures([...own, ...others]))
}
if (missed.length > 0) console.log(`\nAims missed:\n${missed.join('\n')}`)
console.log(
  failed.length > 0 ? `\nFailed:\n${failed.join('\n')}` : '\nEverything was restored, and nothing was read wrongly.',
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
