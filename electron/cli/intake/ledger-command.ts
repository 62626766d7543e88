import type { LedgerView } from '../../contract.ts'
import { remarkSentence } from '../../contract/words/intake-words.ts'
import { countsSentence, OUTCOMES, verdictSentence } from '../../contract/words/source-words.ts'
import type { Command } from '../command.ts'
import { newFile } from '../new-file.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { PAPER_OPTION, paperOf } from '../sheets/paper-option.ts'

export const ledgerCommand: Command = {
  usage: 'VAULT [--out F.pdf] [--paper a4|letter]',
  summary: 'Show the report of each import and what is proved, or save it as a PDF without secrets.',
  takes: { min: 1, max: 1 },
  options: {
    ...PASSPHRASE_OPTION,
    ...JSON_OPTION,
    out: { type: 'string' },
    ...PAPER_OPTION,
  },
  async run(call) {
    const paper = paperOf(call.options)
    const path = call.options.out === undefined ? undefined : newFile(call, 'the import reports with --out F.pdf')
    return await withUnlocked(
      call,
      async (app) => {
        const ledgers = await app.handlers['intake.ledgers'](undefined)
        if (path !== undefined) {
          const saved = await app.handlers['intake.saveLedgers']({ ledgers: ledgers.map(({ id }) => id), paper })
          call.terminal.out(call.options.json === true ? JSON.stringify(saved) : `Saved ${path}`)
        } else if (call.options.json === true) call.terminal.out(JSON.stringify({ ledgers: ledgers.map(ledgerJson) }))
        else for (const ledger of ledgers) call.terminal.out(`${ledger.at}\n${ledgerText(ledger)}`)
        return 0
      },
      path,
    )
  },
}

/** Every entry, then whether each file can be deleted, then the numbers. */
export function ledgerText(ledger: LedgerView): string {
  const rows = ledger.rows.map(
    ({ outcome, what, reason, token }) =>
      `  ${OUTCOMES[outcome].padEnd(12)} ${what}${reason === '' ? '' : `: ${remarkSentence(reason)}`}${token?.proved === undefined ? '' : ', proved'}`,
  )
  return [
    ...rows,
    ...ledger.missing.map(remarkSentence),
    ...ledger.files.flatMap((file) =>
      file.deleted === undefined
        ? (verdictSentence(file) ?? [])
        : [`${file.name} was deleted on ${file.deleted.slice(0, 10)}.`],
    ),
    ...(ledger.readBack === undefined ? [] : ['Read back from the vault file and compared.']),
    countsSentence(ledger),
  ].join('\n')
}

/** The same for programs, with sentences in the place of remarks. */
export function ledgerJson(ledger: LedgerView): object {
  return {
    ...ledger,
    missing: ledger.missing.map(remarkSentence),
    rows: ledger.rows.map((row) => ({ ...row, reason: remarkSentence(row.reason) })),
    files: ledger.files.map(({ open, ...file }) => {
      const verdict = verdictSentence({ ...file, ...(open && { open }) })
      return { ...file, notes: file.notes.map(remarkSentence), ...(verdict !== undefined && { verdict }) }
    }),
  }
}
