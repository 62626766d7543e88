import { writeFileSync } from 'node:fs'
import type { App } from '../../app.ts'
import type { TakenAnswersView } from '../../contract.ts'
import { ANSWER_LIMITS } from '../../readiness/answers/answers-shapes.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { newFile } from '../new-file.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { readFileArgument, UsageError } from '../terminal.ts'
import { askQuestions } from './ask-questions.ts'

export const answerCommand: Command = {
  usage: 'VAULT [--from F.json | --out F.json]',
  summary:
    'Ask where passwords, codes, keys and mailboxes are, one question at a time, or write all answers to a file, or take them from one in place of all there were.',
  takes: { min: 1, max: 1 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION, from: { type: 'string' }, out: { type: 'string' } },
  async run(call) {
    const { from, out } = call.options
    if (typeof from === 'string' && typeof out === 'string')
      throw new UsageError('Choose --from or --out, not both. Nothing was changed.')
    if (typeof from === 'string') return await take(call, from)
    if (typeof out !== 'string') return await withUnlocked(call, (app) => ask(app, call))
    const path = newFile(call, 'the answers with --out F.json')
    return await withUnlocked(call, async (app) => {
      writeFileSync(path, await app.handlers['readiness.answers'](undefined), { flag: 'wx' })
      call.terminal.out(`Saved your answers to ${path}. No secret is in them, but they say where everything is.`)
      return 0
    })
  },
}

async function ask(app: App, { terminal }: Call): Promise<ExitCode> {
  terminal.err(
    '"?" is "I don\'t know". An empty line passes a question over. Ctrl+D stops and keeps what you answered.',
  )
  const sat = await askQuestions(app, terminal)
  if (!sat) {
    terminal.err('Nothing was answered or changed. Answer at a terminal, or with --from F.json.')
    return 3
  }
  const { answered, done, left } = sat
  const rest =
    left === 0 ? 'Nothing is left to ask.' : `${counted(left, 'question')} ${left === 1 ? 'is' : 'are'} still open.`
  terminal.out(`${done ? '' : 'Stopped. '}${counted(answered, 'answer')} saved. ${rest}`)
  return 0
}

/** The file is read before the passphrase is asked for. */
async function take(call: Call, from: string): Promise<ExitCode> {
  const text = new TextDecoder().decode(readFileArgument(from, ANSWER_LIMITS.bytes))
  return await withUnlocked(call, async (app: App) => {
    const taken = await app.handlers['readiness.takeAnswers']({ text })
    if (call.options.json === true) call.terminal.out(JSON.stringify(taken))
    else call.terminal.out(takenText(taken))
    for (const line of notes(taken)) call.terminal.err(line)
    return taken.notKept.length > 0 ? 5 : 0
  })
}

function takenText({ bearers, accounts, removed }: TakenAnswersView): string {
  const gone =
    removed === 0
      ? ''
      : ` ${counted(removed, 'earlier answer')} the file does not name ${removed === 1 ? 'is' : 'are'} gone.`
  return `Took answers about ${counted(bearers, 'thing')} and ${counted(accounts, 'account')}.${gone}`
}

function notes({ notUnderstood, notKept, undeclared }: TakenAnswersView): readonly string[] {
  return [
    ...notUnderstood.map((what) => `Not understood, and kept as it is: ${what}`),
    ...notKept.map((what) => `Not understood, and not kept: ${what}`),
    ...undeclared.map((name) => `Nothing is called "${name}", so it counts as lost.`),
  ]
}

function counted(count: number, one: string): string {
  return `${String(count)} ${one}${count === 1 ? '' : 's'}`
}
