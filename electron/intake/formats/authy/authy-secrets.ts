import { costTooHigh, passwordNeeded, wrongPasswordOrDamaged } from '../../containers/failures.ts'
import { LIMITS } from '../../containers/limits.ts'
import { authySecret, type AuthyAccount, type AuthySecret } from './authy-account.ts'

/**
 * The secret of each account. Nothing in the file tells a wrong password from damage; but when it
 * opens one account, it is the right one.
 *
 * @param what - The format in the middle of a sentence.
 * @throws KitError `password-needed`, `wrong-password`, or `cost-too-high` before any work is done
 */
export async function authySecrets(
  accounts: readonly (AuthyAccount | undefined)[],
  password: string | undefined,
  what: string,
): Promise<readonly (AuthySecret | undefined)[]> {
  const iterations = accounts.map((account) => account?.iterations ?? 0)
  const work = iterations.reduce((sum, one) => sum + one, 0)
  if (iterations.some((one) => one > LIMITS.authyIterations) || work > LIMITS.authyWork) throw costTooHigh(what)
  const secrets: (AuthySecret | undefined)[] = []
  for (const account of accounts) secrets.push(await authySecret(account, password, what))
  if (secrets.includes('password-needed')) throw passwordNeeded(what)
  const opened = secrets.some((secret) => typeof secret === 'object' && secret.wasSealed)
  if (!opened && secrets.includes('not-opened')) throw wrongPasswordOrDamaged(what)
  return secrets
}
