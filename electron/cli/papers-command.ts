import type { PaperCopyView, PaperSetView } from '../contract.ts'
import type { Command } from './command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from './open-app.ts'

export const papersCommand: Command = {
  usage: 'VAULT',
  summary: 'List what is on paper: each copy, where it is, when it was read back, and what is out of date.',
  takes: { min: 1, max: 1 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION },
  async run(call) {
    return await withUnlocked(call, async (app) => {
      const sets = await app.handlers['sheets.list'](undefined)
      if (call.options.json === true) call.terminal.out(JSON.stringify({ sets }))
      else if (sets.length === 0) call.terminal.out('Nothing was printed yet.')
      else for (const set of sets) call.terminal.out(setText(set).join('\n'))
      return 0
    })
  },
}

function setText(set: PaperSetView): string[] {
  return [
    `${set.set ?? 'set without a number'}  printed ${set.made.slice(0, 10)}  ${count(set.sheets, 'sheet')}, ${count(set.pages, 'page')}: ${set.kinds.join(', ')}`,
    ...set.copies.map((copy) => `  copy ${copy.number}  ${copyText(copy)}`),
    ...set.stale.map(
      ({ sheet, account, reasons }) =>
        `  STALE ${[sheet === undefined ? '' : `sheet ${sheet}`, account ?? ''].filter(Boolean).join(' ')}: ${reasons.join('; ')}`,
    ),
    ...set.used.map(({ account, codes }) => `  ${account}: ${count(codes, 'code')} used since`),
    ...(set.file && set.file.gone === undefined
      ? [`  the file ${set.file.path} is outstanding${set.file.there ? '' : ', though nothing lies there now'}`]
      : []),
  ]
}

function copyText({ place, holder, gone, last, due, overdue }: PaperCopyView): string {
  if (gone !== undefined) return `destroyed ${gone.slice(0, 10)}`
  const where = [place || 'place not noted', ...(holder ? [`held by ${holder}`] : [])].join(', ')
  const read = last ? `${last.passed ? 'read back' : 'failed'} ${last.at.slice(0, 10)}` : 'never read back'
  return `${where}  ${read}  ${overdue ? 'OVERDUE since' : 'next by'} ${due}`
}

function count(amount: number, one: string): string {
  return `${amount} ${one}${amount === 1 ? '' : 's'}`
}
