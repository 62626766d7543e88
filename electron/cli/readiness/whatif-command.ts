import type { App } from '../../app.ts'
import type { LossView } from '../../contract.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { UsageError } from '../terminal.ts'
import { printGraphAnswer } from './graph-answer.ts'
import { lossLines } from './loss-lines.ts'

export const whatIfCommand: Command = {
  usage: 'VAULT [--lose NAME]... [--goal G] [--json] | --graph FILE [--json]',
  summary:
    'Say which accounts you can still get into after losing things, places, people or accounts, and how. With --graph: the same sets of a described graph.',
  takes: { min: 0, max: Infinity },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    lose: { type: 'string', multiple: true },
    goal: { type: 'string' },
    graph: { type: 'string' },
  },
  async run(call) {
    const { graph } = call.options
    if (typeof graph === 'string') {
      if (call.words.length > 0) throw new UsageError('--graph FILE takes no vault.')
      printGraphAnswer(call, graph)
      return 0
    }
    if (call.words.length === 0) throw new UsageError('Name a vault, or a description with --graph FILE.')
    return await withUnlocked(call, (app) => printLoss(app, call))
  },
}

async function printLoss(app: App, call: Call): Promise<ExitCode> {
  const { goal, json } = call.options
  const wanted = typeof goal === 'string' ? goal : undefined
  const loss = await app.handlers['readiness.lose']({
    lost: [...lostNames(call)],
    ...(wanted !== undefined && { goal: wanted }),
  })
  if (json === true) call.terminal.out(JSON.stringify(forPrograms(loss)))
  else for (const line of lossLines(loss, wanted)) call.terminal.out(line)
  return 0
}

/** `--lose phone laptop` means both, too. */
function lostNames({ options, words }: Call): readonly string[] {
  return [...(Array.isArray(options.lose) ? options.lose.map(String) : []), ...words.slice(1)]
}

/** Lost things by name, and beside that what they are. */
function forPrograms({ lost, ...rest }: LossView): object {
  return { lost: [...new Set(lost.map(({ name }) => name))], things: lost, ...rest }
}
