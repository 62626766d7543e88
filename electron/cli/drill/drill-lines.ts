import { randomInt } from 'node:crypto'
import type { App } from '../../app.ts'
import type { AskedLineView, DrillSheetView, DrillView } from '../../contract.ts'
import { lineInWords, sheetTitle } from '../../contract/words/drill-words.ts'
import type { Terminal } from '../terminal.ts'

interface Asked {
  readonly sheet: DrillSheetView
  readonly line: AskedLineView
}

/**
 * Asks for a line of every secret and every set of codes that was not read otherwise; else for one
 * line, as the text is what restores where no camera does. Says on standard error what came of it.
 */
export async function askLines(app: App, terminal: Terminal, view: DrillView): Promise<DrillView> {
  const all = view.sheets.flatMap((sheet) =>
    SEEN.includes(sheet.verdict) ? sheet.lines.map((line): Asked => ({ sheet, line })) : [],
  )
  const needed = all.filter(({ line }) => line.needed)
  const any = all[all.length > 0 ? randomInt(all.length) : 0]
  let latest = view
  for (const asked of needed.length > 0 ? needed : any ? [any] : []) {
    const answer = await askLine(app, terminal, asked)
    if (answer === 'nobody') return latest
    latest = answer ?? latest
  }
  return latest
}

const SEEN: readonly DrillSheetView['verdict'][] = ['proven', 'half-proven', 'nothing-read', 'does-not-restore']

/** The drill after the last try; undefined when the line was left out. */
async function askLine(
  app: App,
  terminal: Terminal,
  { sheet, line: { label } }: Asked,
): Promise<DrillView | 'nobody' | undefined> {
  const line = lineInWords(label)
  let latest: DrillView | undefined
  for (;;) {
    const typed = await terminal.ask(
      `Sheet ${sheet.number}, ${sheetTitle(sheet)}: type ${line} (nothing to leave it out):`,
    )
    if (typed === undefined) return latest ?? 'nobody'
    if (typed.trim() === '') return latest
    const check = (await terminal.ask('The four characters behind it:')) ?? ''
    const { result, suggestions, drill } = await app.handlers['drill.line']({
      sheet: sheet.number,
      label,
      text: typed,
      check,
    })
    latest = drill
    terminal.err(`Sheet ${sheet.number}, ${line}: ${RESULTS[result]}`)
    if (result === 'same' || result === 'different') return latest
    for (const suggestion of suggestions) terminal.err(`Does the paper say: ${suggestion} ?`)
  }
}

const RESULTS = {
  same: 'It is as in the vault.',
  different: 'It is right by its check, but not what the vault has.',
  'wrong-check': 'The line is right, but not its four characters.',
  mistyped: 'This does not fit its four characters.',
} as const
