import type { Command } from '../command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { setLines } from './paper-text.ts'

export const papersCommand: Command = {
  usage: 'VAULT',
  summary:
    'List what is on paper: each copy, where it is, what of it was read back, and which sheets do not restore or have a note that differs.',
  takes: { min: 1, max: 1 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION },
  async run(call) {
    return await withUnlocked(call, async (app) => {
      const sets = await app.handlers['sheets.list'](undefined)
      if (call.options.json === true) call.terminal.out(JSON.stringify({ sets }))
      else if (sets.length === 0) call.terminal.out('Nothing printed yet.')
      else for (const set of sets) call.terminal.out(setLines(set).join('\n'))
      return 0
    })
  },
}
