import { readSecret, UsageError, type Terminal } from '../terminal.ts'

/** What a passphrase is for, and what to say when the two typed ones differ. */
interface Purpose {
  /** "New passphrase", before the colon. */
  readonly question: string
  /** "nothing was saved" */
  readonly nothing: string
}

/** A new passphrase: from a file, or typed twice. @throws UsageError when the two differ. */
export async function chosenPassphrase(
  terminal: Terminal,
  file: unknown,
  { question, nothing }: Purpose,
): Promise<string> {
  if (typeof file === 'string') return await readSecret(terminal, file, question)
  const first = await readSecret(terminal, undefined, question)
  const second = await readSecret(terminal, undefined, 'Type it again')
  if (first !== second) throw new UsageError(`The two passphrases differ; ${nothing}.`)
  return first
}
