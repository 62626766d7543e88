import { resolve } from 'node:path'
import { createApp, type App } from '../app.ts'
import type { Events } from '../contract.ts'
import { progressWords } from '../contract/words/progress-words.ts'
import type { Call, ExitCode } from './command.ts'
import { readSecret, type Terminal } from './terminal.ts'

/** Options of nearly every command. */
export const PASSPHRASE_OPTION = { 'passphrase-file': { type: 'string' } } as const
export const JSON_OPTION = { json: { type: 'boolean' } } as const

/** What the command line gives and a window would ask for. */
export interface Chosen {
  readonly folder?: string
  readonly file?: string
}

/** The same app as in the window, on the vault named by the first word. */
export function appFor({ words, terminal }: Call, savePath?: string, chosen: Chosen = {}): App {
  return createApp({
    vaultPath: resolve(words[0] ?? ''),
    oneCommand: true,
    ...(terminal.costs && { costs: terminal.costs }),
    ...(terminal.metadataRoot && { metadataRoot: terminal.metadataRoot }),
    ...(terminal.decoder && { decoder: terminal.decoder }),
    now: () => terminal.now(),
    // The terminal copies nothing: its output can be piped.
    clipboard: { write: () => Promise.resolve(), read: () => Promise.resolve('') },
    chooseSavePath: () => Promise.resolve(savePath),
    chooseFolder: () => Promise.resolve(chosen.folder),
    chooseFile: () => Promise.resolve(chosen.file),
    chooseFiles: () => Promise.resolve(undefined),
    tell: (_event, payload) => {
      tellTerminal(terminal, payload)
    },
  })
}

function tellTerminal(terminal: Terminal, payload: Events[keyof Events]): void {
  if ('done' in payload) terminal.progress?.(progressWords(payload))
}

/** Unlocks, does the work, and locks again whatever happens. */
export async function withUnlocked(
  call: Call,
  work: (app: App, passphrase: string) => Promise<ExitCode>,
  savePath?: string,
  chosen?: Chosen,
): Promise<ExitCode> {
  const app = appFor(call, savePath, chosen)
  const file = call.options['passphrase-file']
  const passphrase = await readSecret(call.terminal, typeof file === 'string' ? file : undefined, 'Passphrase')
  await app.handlers['vault.unlock']({ passphrase })
  try {
    const state = await app.handlers['vault.state'](undefined)
    for (const problem of state.problems) call.terminal.err(problem)
    const { graceSeconds } = await app.handlers['settings.get'](undefined)
    // Without a grace period, unlocking confirms nothing, so confirm with the passphrase just typed.
    if (graceSeconds === 0) await app.handlers['vault.confirm']({ passphrase })
    return await work(app, passphrase)
  } finally {
    await app.close()
  }
}
