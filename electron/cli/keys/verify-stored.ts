import { MOST_STORED_BYTES } from '../../keys/stored-file.ts'
import { verifyStored } from '../../keys/stored-answer.ts'
import type { Call, ExitCode } from '../command.ts'
import { readFileArgument } from '../terminal.ts'
import { verdictJson, verdictLines } from './stored-answer-text.ts'

/** Verifies a stored answer of a key. Nothing of the vault is needed for that, so it stays shut. */
export async function printStoredVerdict({ options, terminal }: Call, path: string): Promise<ExitCode> {
  const text = new TextDecoder().decode(readFileArgument(path, MOST_STORED_BYTES))
  const verdict = await verifyStored(text, new Date(terminal.now()))
  if (options.json === true) terminal.out(JSON.stringify(verdictJson(verdict)))
  else for (const line of verdictLines(verdict)) terminal.out(line)
  return verdict.verified ? 0 : 4
}
