import type { Figures } from './trial.ts'

/** "98 %", whole only where it is all or nothing. */
function share(part: number, all: number): string {
  const percent = (100 * part) / all
  return `${Number.isInteger(percent) ? percent : percent.toFixed(1)} %`
}

/** Own sheets, from code and lines, beside another's of the same texts; a row for each damage and resolution. */
export function tableOf(own: readonly Figures[], others: readonly Figures[]): string {
  const [first] = own
  const heads = [
    '',
    'dpi',
    `${first?.set ?? ''}: code`,
    'code and lines',
    `${others[0]?.set ?? ''}: code`,
    'read wrongly',
  ]
  const rows = own.map((figures) => {
    const { damage, dotsPerInch, pages, scanned, restored, wrong } = figures
    const other = others.find((each) => each.damage === damage && each.dotsPerInch === dotsPerInch)
    return [
      damage.name,
      String(dotsPerInch),
      share(scanned, pages),
      share(restored, pages),
      other ? share(other.scanned, other.pages) : '-',
      `${wrong}${other ? ` and ${other.wrong}` : ''}`,
    ]
  })
  const all = [heads, ...rows]
  const widths = heads.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join('  '),
    )
    .join('\n')
}

/** What was aimed at and missed by codes alone, one sentence each. */
export function missedAims(own: readonly Figures[]): string[] {
  return own
    .filter(({ pages, scanned, damage, dotsPerInch }) => dotsPerInch >= 200 && scanned < damage.aim * pages)
    .map(({ pages, scanned, ...figures }) => `${placeOf(figures)}: ${share(scanned, pages)} from the code alone`)
}

/** What must never happen, one sentence each: a secret that is lost, or another than was printed. */
export function failures(all: readonly Figures[]): string[] {
  return all.flatMap(({ pages, restored, wrong, ...figures }) => [
    ...(figures.hasLines && restored < pages ? [`${placeOf(figures)}: ${pages - restored} not restored`] : []),
    ...(wrong > 0 ? [`${placeOf(figures)}: ${wrong} read wrongly`] : []),
  ])
}

function placeOf({ set, damage, dotsPerInch }: Pick<Figures, 'set' | 'damage' | 'dotsPerInch'>): string {
  return `${set}, ${damage.name} at ${dotsPerInch} dpi`
}
