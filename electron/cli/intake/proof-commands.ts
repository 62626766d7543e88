import { accountName } from '../../accounts/account-name.ts'
import type { App } from '../../app.ts'
import type { LedgerRowView, ProofView, TokenView } from '../../contract.ts'
import { hintSentence, isClockHint } from '../../contract/words/proof-words.ts'
import { findAccount } from '../accounts/account-commands.ts'
import type { Call, Command } from '../command.ts'
import { JSON_OPTION, PASSPHRASE_OPTION, withUnlocked } from '../open-app.ts'
import { UsageError } from '../terminal.ts'

export const proveCommand: Command = {
  usage: 'VAULT QUERY',
  summary: 'Ask for the code that the old app shows now, and tell whether the vault makes the same.',
  takes: { min: 2, max: 2 },
  options: { ...PASSPHRASE_OPTION, ...JSON_OPTION },
  async run(call) {
    return await withUnlocked(call, async (app) => {
      const row = await findAccount(app, call.words[1] ?? '')
      if (row.tokens.length === 0) throw new UsageError(`${call.words[1] ?? ''} has no token to prove.`)
      const label = accountName(row)
      let proved = 0
      for (const token of row.tokens) {
        const name = row.tokens.length > 1 ? `${label} (${token.type.toUpperCase()}, ${token.digits} digits)` : label
        if (await proveToken(app, call, { id: token.id, name })) proved += 1
      }
      if (call.options.json === true) call.terminal.out(JSON.stringify({ tokens: row.tokens.length, proved }))
      return proved === row.tokens.length ? 0 : 1
    })
  },
}

/** Asks for the codes of what an import added; an empty answer passes one over. */
export async function proveRows(app: App, call: Call, rows: readonly LedgerRowView[]): Promise<void> {
  for (const { token, what } of rows) {
    if (!token || token.proved !== undefined) continue
    await proveToken(app, call, { id: token.id, name: what })
  }
}

async function proveToken(
  app: App,
  call: Call,
  { id, name }: { readonly id: TokenView['id']; readonly name: string },
): Promise<boolean> {
  const code = await askCode(call, `Code that the old app shows now for ${name}`)
  if (code === '') return false
  const proof = await app.handlers['tokens.prove']({ token: id, code })
  if (proof.match) {
    call.terminal.err('It is the same code. Proved.')
    return true
  }
  return await tryHints(app, call, id, proof)
}

/** One code may fit by accident, so the next one decides. */
async function tryHints(
  app: App,
  call: Call,
  id: string,
  { hints }: Extract<ProofView, { match: false }>,
): Promise<boolean> {
  if (hints.length === 0) {
    call.terminal.err('The vault makes another code, and no other setting makes this one. Nothing was changed.')
    return false
  }
  for (const [index, hint] of hints.entries()) {
    const clock = isClockHint(hint)
    call.terminal.err(hintSentence(hint))
    if (clock) call.terminal.err('One of the two clocks is wrong. Nothing of the token will be changed.')
    const code = await askCode(
      call,
      `The next code of the old app, to be sure${clock ? '' : ' and correct it'} (or nothing)`,
    )
    if (code === '') continue
    const proof = await app.handlers['tokens.correct']({ token: id, hint: index, code })
    call.terminal.err(proof.match ? 'It fits. Proved.' : 'It does not fit. Nothing was changed.')
    if (proof.match) return true
  }
  return false
}

/** Not an argument: what is on the command line is kept in the shell's history. */
async function askCode({ terminal }: Call, question: string): Promise<string> {
  const answer = await terminal.ask(`${question}:`)
  if (answer === undefined) throw new UsageError('A code can only be asked for in a terminal.')
  return answer.trim()
}
