import { accountCalls } from './app/account-calls.ts'
import { CopiedSecret } from './app/clipboard.ts'
import { intakeCalls } from './app/intake-calls.ts'
import { keyCalls } from './app/key-calls.ts'
import { Session } from './app/session.ts'
import { sheetCalls } from './app/sheet-calls.ts'
import { tokenCalls } from './app/token-calls.ts'
import { vaultCalls } from './app/vault-calls.ts'
import type { Events, Handlers } from './contract.ts'
import type { Surroundings } from './surroundings.ts'

/** The services behind the contract. */
export interface App {
  readonly handlers: Handlers
  /** Wipes what is in memory; also when the system sleeps or the window closes. */
  lock(reason: Events['locked']['reason']): void
  /** Locks, and clears the clipboard if it still holds what the app put there. */
  close(): Promise<void>
}

/** The app, wherever it runs. It holds at most one open vault. */
export function createApp(surroundings: Surroundings): App {
  const session = new Session(surroundings)
  const copied = new CopiedSecret(surroundings.clipboard)
  session.onLock(() => void copied.clear())
  return {
    handlers: {
      ...vaultCalls(session),
      ...accountCalls(session, copied),
      ...tokenCalls(session, copied),
      ...intakeCalls(session),
      ...sheetCalls(session),
      ...keyCalls(session),
    },
    lock: (reason) => {
      session.lock(reason)
    },
    close: async () => {
      await copied.clear()
      session.lock('asked')
    },
  }
}
