import type { Damage } from './damages.ts'
import { WAYS } from './read-back.ts'
import type { Figures } from './trial.ts'

/**
 * Sets side by side, a row for each damage: accounts restored by the app's reader, by zbarimg and by
 * typing, in Markdown.
 */
export function tableOf(damages: readonly Pick<Damage, 'name'>[], sets: readonly (readonly Figures[])[]): string {
  const heads = sets.map(([first]) => (first ? `${first.set}, of ${first.accounts}` : ''))
  const rows = damages.map(({ name }) => [name, ...sets.map((set) => cellOf(set.find((one) => one.damage === name)))])
  return [['', ...heads], ['---', ...heads.map(() => '---')], ...rows]
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
  if (!figures) return '-'
  return WAYS.flatMap((way) => figures.restored[way] ?? []).join(' / ')
}
