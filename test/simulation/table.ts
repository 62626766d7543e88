import type { Figures } from './trial.ts'

/** "98 %"; 0 and 100 only when it is none or all. */
function share(part: number, all: number): string {
  const percent = (100 * part) / all
  return `${Number.isInteger(percent) ? percent : percent.toFixed(1)} %`
}

/** Our sheets next to others of the same texts; a row for each damage and resolution. */
export function tableOf(own: readonly Figures[], others: readonly (readonly Figures[])[]): string {
  const heads = ['', 'dpi', own[0]?.set ?? '', ...others.map((other) => other[0]?.set ?? ''), 'read wrongly']
  const rows = own.map((figures) => {
    const { damage, dotsPerInch } = figures
    const same = others.map((other) => other.find((each) => each.damage === damage && each.dotsPerInch === dotsPerInch))
    const all = [figures, ...same]
    return [
      damage.name,
      String(dotsPerInch),
      ...all.map((one) => (one ? share(one.scanned, one.pages) : '-')),
      all.map((one) => (one ? String(one.wrong) : '-')).join(', '),
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

/** What was aimed at and missed, one sentence each. */
export function missedAims(own: readonly Figures[]): string[] {
  return own
    .filter(({ pages, scanned, damage, dotsPerInch }) => dotsPerInch >= 200 && scanned < damage.aim * pages)
    .map(({ pages, scanned, ...figures }) => `${placeOf(figures)}: ${share(scanned, pages)} read`)
}

/** What must never happen, one sentence each: a clean page that is not read, or a text that was not printed. */
export function failures(all: readonly Figures[]): string[] {
  return all.flatMap(({ pages, scanned, wrong, ...figures }) => [
    ...(figures.damage.name === 'none' && scanned < pages ? [`${placeOf(figures)}: ${pages - scanned} not read`] : []),
    ...(wrong > 0 ? [`${placeOf(figures)}: ${wrong} read wrongly`] : []),
  ])
}

function placeOf({ set, damage, dotsPerInch }: Pick<Figures, 'set' | 'damage' | 'dotsPerInch'>): string {
  return `${set}, ${damage.name} at ${dotsPerInch} dpi`
}
