import { KitError } from '../../kit-error.ts'
import type { Call } from '../command.ts'
import { readSecret } from '../terminal.ts'

/** The passphrase of a file beside the vault, if it differs from the vault's own. */
export const OTHER_PASSPHRASE_OPTION = { 'other-passphrase-file': { type: 'string' } } as const

/**
 * Opens a file beside the vault. Most open with the vault's passphrase. A copy made before the
 * passphrase was changed has an older one, which comes from a file or is asked for.
 *
 * @param question - "Passphrase of stick/vault.rkit", before the colon.
 */
export async function withOtherPassphrase<T>(
  { options, terminal }: Call,
  question: string,
  ownPassphrase: string,
  open: (passphrase: string) => Promise<T>,
): Promise<T> {
  const file = options['other-passphrase-file']
  if (typeof file === 'string') return await open(await readSecret(terminal, file, question))
  try {
    return await open(ownPassphrase)
  } catch (error) {
    if (!(error instanceof KitError) || !(error.code === 'wrong-passphrase' || error.code === 'wrong-password'))
      throw error
    const passphrase = await terminal.askSecret(question)
    if (passphrase === undefined) throw error
    return await open(passphrase)
  }
}
