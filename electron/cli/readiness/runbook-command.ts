import type { Call, Command } from '../command.ts'
import { newFile } from '../new-file.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { PAPER_OPTION, paperOf } from '../sheets/paper-option.ts'
import { UsageError } from '../terminal.ts'

export const runbookCommand: Command = {
  usage: 'VAULT --lost NAME... --out F.pdf|F.txt [--paper a4|letter]',
  summary:
    'Save what to do after losing these things: what to secure first, how to get back into each account, what takes days or a person, and what is gone. No secret is in it.',
  takes: { min: 1, max: Infinity },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    ...PAPER_OPTION,
    lost: { type: 'string', multiple: true },
    out: { type: 'string' },
  },
  async run(call) {
    const lost = lostIn(call)
    const form = formOf(call)
    const paper = paperOf(call.options)
    const path = newFile(call, 'the runbook with --out F.pdf')
    return await withUnlocked(
      call,
      async (app) => {
        const saved = await app.handlers['runbook.save']({ lost, form, paper })
        if (call.options.json === true) call.terminal.out(JSON.stringify(saved))
        else call.terminal.out(`Saved the runbook${pagesText(saved.pages)} at ${path}\nNo secret is in it.`)
        return 0
      },
      path,
    )
  },
}

/** `--lost phone laptop` means both. */
function lostIn({ options, words }: Call): string[] {
  const lost = [...(Array.isArray(options.lost) ? options.lost.map(String) : []), ...words.slice(1)]
  if (lost.length === 0) throw new UsageError('Say what is lost: --lost phone. Nothing was saved.')
  return lost
}

function formOf({ options: { out } }: Call): 'pdf' | 'text' {
  if (typeof out === 'string' && !/\.(?:pdf|txt)$/i.test(out))
    throw new UsageError('A runbook is a .pdf to print or a .txt for a terminal. Nothing was saved.')
  return typeof out === 'string' && /\.txt$/i.test(out) ? 'text' : 'pdf'
}

function pagesText(pages: number | undefined): string {
  if (pages === undefined) return ''
  return `, ${String(pages)} ${pages === 1 ? 'page' : 'pages'},`
}
