/**
 * `npm run simulate`: how many accounts can be restored from printed, damaged and scanned pages,
 * next to the same texts drawn by qrencode. README.md beside this file says what the figures mean;
 * `-- --pages 2 --sheets sealed` does less, or another kind. Exits with 1 when a clean page was not
 * restored, or something was read wrongly. Run it on an idle machine: the app stops searching
 * a picture after ten seconds.
 */
import { parseArgs } from 'node:util'
import { DAMAGES } from './damages.ts'
import { compactPages, plainPages, sealedPages, type PageSet } from './pages.ts'
import { qrencodePages, type Drawn } from './qrencode.ts'
import { failures, tableOf } from './table.ts'
import { tryPages, type Figures } from './trial.ts'

const OTHERS: readonly Drawn[] = [
  { level: 'H', times: 2 },
  { level: 'L', times: 2 },
  { level: 'H', times: 1 },
  { level: 'L', times: 1 },
]

const { values } = parseArgs({
  options: {
    pages: { type: 'string', default: '6' },
    dpi: { type: 'string', default: '150' },
    sheets: { type: 'string', default: 'plain,compact' },
  },
})
const started = performance.now()
const sets: (readonly Figures[])[] = []
for (const kind of values.sheets.split(',')) {
  for (const pages of await setsOf(kind, Number(values.pages))) {
    sets.push(await tryPages(pages, Number(values.dpi), DAMAGES))
    console.error(`${pages.name}: done after ${secondsSince(started)} s`)
  }
}
for (const { name, standsFor } of DAMAGES) console.log(`* ${name}: ${standsFor}`)
console.log(`\n${tableOf(DAMAGES, sets)}`)
console.log(`\n${values.pages} pages of each kind at ${values.dpi} dpi, in ${secondsSince(started)} s`)
const failed = failures(sets.flat())
console.log(failed.length > 0 ? failed.join('\n') : 'Every clean page was restored, and nothing was read wrongly.')
process.exitCode = failed.length > 0 ? 1 : 0

async function setsOf(kind: string, count: number): Promise<readonly PageSet[]> {
  if (kind === 'compact') return [await compactPages(count)]
  if (kind === 'sealed') return [await sealedPages(count)]
  const ours = await plainPages(count)
  return [ours, ...(await Promise.all(OTHERS.map(async (drawn) => await qrencodePages(ours.pages, drawn))))]
}

function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 1000)
}
