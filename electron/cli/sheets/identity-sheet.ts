import type { App } from '../../app.ts'
import type { Input } from '../../contract.ts'
import type { Call } from '../command.ts'
import { readSecret, UsageError } from '../terminal.ts'

/** What a paper key has none of. */
const OF_ACCOUNTS = ['account', 'split', 'bare', 'key-table', 'sheet-passphrase-file'] as const

/** @throws UsageError when options say something of accounts. */
export function requireNoAccounts({ options }: Call): void {
  const [other] = OF_ACCOUNTS.filter((name) => options[name] !== undefined)
  if (other !== undefined) throw new UsageError(`A paper key is of no account, so --${other} does not go with it.`)
}

/** Saves the sheet of the paper key. The vault does not have its secret half, so it is read from a file or asked for. */
export async function saveIdentity(
  app: App,
  { terminal, options }: Call,
  choice: Pick<Input<'identity.sheet'>, 'paper' | 'copies'>,
): Promise<{ readonly pages: number; readonly pagesOfOneCopy: number }> {
  const file = options['identity-file']
  const identity = await readSecret(terminal, typeof file === 'string' ? file : undefined, 'Paper key')
  const { pages } = await app.handlers['identity.sheet']({ identity, ...choice, to: 'file' })
  return { pages, pagesOfOneCopy: pages / choice.copies }
}
