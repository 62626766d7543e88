import { basename } from 'node:path'
import { saveNewFile } from '../../app/exports/save-file.ts'
import { collectShares, combineCollected, readShareFiles } from '../../app/identity/collect-shares.ts'
import { pieceSentence } from '../../contract/words/identity-words.ts'
import { LIMITS } from '../../intake/containers/limits.ts'
import { inOneBatch } from '../../pictures/pictures.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { newFile } from '../new-file.ts'
import { JSON_OPTION } from '../open-app.ts'
import { readFileArgument } from '../terminal.ts'

export const combineCommand: Command = {
  usage: 'PICTURE|FILE... [--out F]',
  summary:
    'Put shares together, without a vault: from pictures or PDFs of the sheets, or text files with the words. Shows the paper key only after asking, or saves it with --out.',
  takes: { min: 1, max: 64 },
  options: { ...JSON_OPTION, out: { type: 'string' } },
  async run(call) {
    const { terminal, words, options } = call
    const out = options.out === undefined ? undefined : newFile(call, 'the paper key with --out F')
    const files = words.map((path) => ({ name: basename(path), bytes: readFileArgument(path, LIMITS.fileBytes) }))
    const gathered = collectShares(await inOneBatch(() => readShareFiles(files)))
    const { found, needed } = gathered
    const pieces = gathered.pieces.map((piece) => ({ good: piece.kind === 'share', text: pieceSentence(piece) }))
    const result = await combineCollected(gathered)
    const json = options.json === true
    // With --json the report comes last, in one piece.
    if (!json) for (const { text } of pieces) terminal.out(text)
    if (!json && needed !== undefined) terminal.out(`${found.length} of ${needed} found.`)
    const identity = result.kind === 'identity' ? result.identity : undefined
    const shown = identity === undefined ? undefined : await release(call, identity, out)
    const report = { result: result.kind, found: found.length, needed, pieces, ...(shown && { identity: shown }) }
    if (json) terminal.out(JSON.stringify(report))
    else if (shown !== undefined) terminal.out(shown)
    if (identity === undefined) terminal.err(WHY_NOT[result.kind === 'identity' ? 'other' : result.kind])
    return exitCode(identity, pieces)
  },
}

const WHY_NOT = {
  other: 'These shares belong together, but hold no paper key. Nothing was shown.',
  wrong: 'These shares do not go together, though the words of each are right. Look for other shares of the set.',
  'too-few': 'These are not enough shares. Nothing was shown. Bring more of the same set together.',
} as const

function exitCode(identity: string | undefined, pieces: readonly { readonly good: boolean }[]): ExitCode {
  if (identity === undefined) return 1
  return pieces.every(({ good }) => good) ? 0 : 5
}

/** Saves it where it was asked to, or answers with it once a person has said so. */
async function release({ terminal }: Call, identity: string, out: string | undefined): Promise<string | undefined> {
  if (out !== undefined) {
    const bytes = new TextEncoder().encode(`${identity}\n`)
    saveNewFile(out, bytes)
    bytes.fill(0)
    terminal.err(`Saved the paper key at ${out}. It opens the vault and its exports: delete it after use.`)
    return undefined
  }
  const answer = await terminal.ask('The shares fit. Type "show" to print the paper key here:')
  if (answer?.trim() === 'show') return identity
  terminal.err(
    answer === undefined
      ? 'The shares fit. The paper key is printed only to a person at a terminal; save it with --out F.'
      : 'The shares fit. The paper key was not shown.',
  )
  return undefined
}
