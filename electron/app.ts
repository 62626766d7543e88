import { accountCalls } from './app/accounts/account-calls.ts'
import { backupCalls } from './app/backups/backup-calls.ts'
import { BackupKeeper } from './app/backups/backup-keeper.ts'
import { camera } from './app/intake/camera.ts'
import { CopiedSecret } from './app/accounts/clipboard.ts'
import { drillCalls } from './app/drill/drill-calls.ts'
import { exportCalls } from './app/exports/export-calls.ts'
import { identityCalls } from './app/identity/identity-calls.ts'
import { identityPaperCalls } from './app/identity/identity-paper.ts'
import { intakeCalls } from './app/intake/intake-calls.ts'
import { Intakes } from './app/intake/intakes.ts'
import { keyCalls } from './app/keys/key-calls.ts'
import { metadataCalls } from './app/keys/metadata-calls.ts'
import { matrixCalls } from './app/keys/matrix-calls.ts'
import { ledgerCalls } from './app/intake/ledger-calls.ts'
import { proofCalls } from './app/intake/proof-calls.ts'
import { publisherCalls } from './app/readiness/publisher-calls.ts'
import { quarantineCalls } from './app/accounts/quarantine-calls.ts'
import { readinessCalls } from './app/readiness/readiness-calls.ts'
import { runbookCalls } from './app/readiness/runbook-calls.ts'
import { Session } from './app/vault/session.ts'
import { settingsCalls } from './app/vault/settings-calls.ts'
import { shareCalls } from './app/identity/share-calls.ts'
import { paperCalls } from './app/sheets/paper-calls.ts'
import { sheetCalls } from './app/sheets/sheet-calls.ts'
import { slotCalls } from './app/vault/slot-calls.ts'
import { SourceFiles } from './app/intake/source-files.ts'
import { RecentUse } from './app/accounts/recent-use.ts'
import { trashCalls } from './app/accounts/trash-calls.ts'
import { tokenCalls } from './app/accounts/token-calls.ts'
import { vaultCalls } from './app/vault/vault-calls.ts'
import type { Events, Handlers } from './contract.ts'
import type { OneKit } from './app/start/one-kit.ts'
import { Places } from './app/start/places.ts'
import type { Surroundings } from './surroundings.ts'

/** The handlers of the contract. */
export interface App {
  readonly handlers: Handlers
  /** Whether the window may use a camera now. */
  readonly cameraOpen: () => boolean
  /** Whether a vault, a copy or a demo is open now. */
  readonly unlocked: () => boolean
  /** Wipes what is in memory. Called on locking, when the system sleeps, and when the window closes. */
  lock(reason: Events['locked']['reason']): void
  /** Locks as the window's own button does: while an import is open, the window asks first. */
  lockByMenu(): void
  /** Locks at once, then clears the clipboard if the app's text is still there and the clipboard answers in time. */
  close(): Promise<void>
}

/** The app, wherever it runs. It holds at most one open vault. */
export function createApp(surroundings: Surroundings): App {
  return new Places(surroundings, oneKit)
}

/** Everything that works on one vault file. */
function oneKit(surroundings: Surroundings): OneKit {
  const session = new Session(surroundings)
  const copied = new CopiedSecret(surroundings.clipboard)
  session.onLock(() => void copied.clear())
  const recent = new RecentUse(session)
  const keeper = new BackupKeeper(session)
  const sources = new SourceFiles()
  const intakes = new Intakes(session)
  const intake = intakeCalls(session, sources, intakes, keeper)
  const liveCamera = camera(session, intake['intake.read'])
  session.onLock(liveCamera.close)
  return {
    session,
    handlers: session.bind({
      ...vaultCalls(session, keeper),
      ...settingsCalls(session),
      ...accountCalls(session, copied, recent),
      ...tokenCalls(session, copied, recent),
      ...trashCalls(session),
      ...proofCalls(session),
      ...intake,
      ...quarantineCalls(session),
      ...liveCamera.calls,
      ...drillCalls(session, liveCamera.isOpen),
      ...ledgerCalls(session, sources, keeper),
      ...sheetCalls(session),
      ...paperCalls(session),
      ...keyCalls(session),
      ...metadataCalls(session),
      ...matrixCalls(session),
      ...publisherCalls(session),
      ...runbookCalls(session),
      ...exportCalls(session),
      ...identityCalls(session),
      ...identityPaperCalls(session),
      ...shareCalls(session, liveCamera.isOpen),
      ...slotCalls(session),
      ...backupCalls(session, keeper),
      ...readinessCalls(session),
    }),
    cameraOpen: liveCamera.isOpen,
    lock: (reason) => {
      liveCamera.close()
      session.lock(reason)
    },
    lockByMenu: () => {
      if (session.unlocked && intakes.any) surroundings.tell('lockAsked', { by: 'menu' })
      else session.lock('asked')
    },
    close: async () => {
      keeper.catchUp()
      session.lock('asked')
      keeper.finish()
      await copied.clearInTime()
    },
  }
}
