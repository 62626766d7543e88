import type { Damage } from './damages.ts'
import { WAYS } from './read-back.ts'
import type { Figures } from './trial.ts'

/**
 * Sets side by side, a row for each damage: accounts restored by the app's reader, by zbarimg and by
 * typing, in Markdown. The last row adds up the damages.
 */
export function tableOf(damages: readonly Pick<Damage, 'name'>[], sets: readonly (readonly Figures[])[]): string {
  const heads = sets.map(([first]) => (first ? `${first.set}, of ${first.accounts}` : ''))
  const rows = damages.map(({ name }) => [name, ...sets.map((set) => cellOf(set.find((one) => one.damage === name)))])
  const all = sets.map((set) => totalOf(set.filter(({ damage }) => damage !== 'none')))
  return [['', ...heads], ['---', ...heads.map(() => '---')], ...rows, ['all damages', ...all]]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n')
}

/** What must never happen, one sentence each: a clean page that is not restored, or a text that was not printed. */
export function failures(all: readonly Figures[]): readonly string[] {
  return all.flatMap(({ set, damage, accounts, restored, wrong }) =>
    WAYS.flatMap((way) => {
      const count = restored[way] ?? accounts
      const place = `${set}, ${damage}, ${way}`
      return [
        ...(damage === 'none' && count < accounts ? [`${place}: ${accounts - count} not restored`] : []),
        ...(wrong[way] > 0 ? [`${place}: ${wrong[way]} read wrongly`] : []),
      ]
    }),
  )
}

function cellOf(figures: Figures | undefined): string {
  return figures ? WAYS.flatMap((way) => figures.restored[way] ?? []).join(' / ') : '-'
}

function totalOf(damaged: readonly Figures[]): string {
  const sums = WAYS.flatMap((way) => {
    const counts = damaged.flatMap(({ restored }) => restored[way] ?? [])
    return counts.length > 0 ? counts.reduce((sum, count) => sum + count, 0) : []
  })
  return `${sums.join(' / ')} of ${damaged.reduce((sum, { accounts }) => sum + accounts, 0)}`
}
