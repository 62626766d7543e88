import { tagCounts } from '../../accounts/account-details.ts'
import { KitError } from '../../kit-error.ts'
import type { Kit } from '../../accounts/kit.ts'
import { drillDue, namedSlots } from '../../accounts/slot-records.ts'
import type { Handlers } from '../../contract.ts'
import type { Damage } from '../../vault/vault.ts'
import { generatePassphrase } from '../../vault/slots/passphrase.ts'
import { LEAST_SCORE, passphraseStrength } from '../../vault/slots/strength.ts'
import { vaultsAside } from '../../vault/backups/set-aside.ts'
import { realDisk } from '../../vault/store/disk.ts'
import type { VaultState } from '../../contract.ts'
import type { BackupKeeper } from '../backups/backup-keeper.ts'
import { lostVault, putLostVaultBack } from './lost-vault.ts'
import { paperDue } from '../sheets/paper-view.ts'
import type { Session } from './session.ts'
import { appearanceOf } from './settings-calls.ts'
import { expectPassphrase } from './expect-passphrase.ts'
import { vaultFromOutside } from './vault-from-outside.ts'
import { coolDown } from '../../vault/slots/warm-worker.ts'
import { vaultNow } from '../../sheets/drill/vault-now.ts'

type VaultCalls = Pick<
  Handlers,
  | 'vault.state'
  | 'vault.suggest'
  | 'vault.strength'
  | 'vault.create'
  | 'vault.putBack'
  | 'vault.unlock'
  | 'vault.unlockWithIdentity'
  | 'vault.confirm'
  | 'vault.lock'
  | 'vault.typing'
  | 'vault.stop'
  | 'vault.stay'
>

/** The vault as a whole, from creating it to locking it. */
export function vaultCalls(session: Session, keeper: BackupKeeper): VaultCalls {
  session.onLock(coolDown)
  return {
    'vault.state': () => stateOf(session, keeper),
    'vault.suggest': () => generatePassphrase(),
    'vault.strength': async ({ passphrase }) => {
      const strength = await passphraseStrength(passphrase)
      return { ...strength, enough: strength.score >= LEAST_SCORE }
    },
    'vault.create': async ({ passphrase }) => {
      await session.create(passphrase)
      return stateOf(session, keeper)
    },
    'vault.putBack': () => {
      putLostVaultBack(session.surroundings.vaultPath)
      return stateOf(session, keeper)
    },
    'vault.unlock': async ({ passphrase }) => {
      await session.unlock(passphrase)
      return stateOf(session, keeper)
    },
    'vault.unlockWithIdentity': async ({ identity }) => {
      await session.unlockWithIdentity(identity)
      return stateOf(session, keeper)
    },
    'vault.confirm': async ({ passphrase }) => {
      await session.confirm(passphrase)
      return undefined
    },
    'vault.lock': () => {
      session.lock('asked')
      return undefined
    },
    'vault.typing': () => {
      expectPassphrase(session)
      return undefined
    },
    'vault.stop': () => {
      session.stop()
      return undefined
    },
    'vault.stay': () => {
      session.stay()
      return undefined
    },
  }
}

const NO_BACKUPS = { changesSince: 0, accountsMissing: 0, reads: { overdue: false } }

/** A folder that cannot be read says nothing. */
function asideOf(path: string): readonly string[] {
  try {
    return vaultsAside(realDisk, path)
  } catch {
    return []
  }
}

/** A vault whose head cannot be read is still asked for its passphrase; opening it says what is wrong. */
function outsideOf(path: string): Pick<VaultState, 'outside'> {
  try {
    return { outside: vaultFromOutside(path) }
  } catch (error) {
    if (error instanceof KitError) return {}
    throw error
  }
}

/** What the window is told about the vault; also after something else than these calls changed it. */
export function stateOf(session: Session, keeper: BackupKeeper): VaultState {
  const { vaultPath: path, demo, copyOf } = session.surroundings
  const none = { accounts: 0, keys: 0, quarantined: 0 }
  if (!session.unlocked) {
    const { exists } = session
    const lost = exists ? undefined : lostVault(path)
    const aside = exists ? [] : asideOf(path)
    return {
      path,
      exists,
      locked: true,
      ...(demo && { demo }),
      problems: [],
      readOnly: false,
      ...(lost && { lost }),
      ...(aside.length > 0 && { aside }),
      ...(exists && outsideOf(path)),
      counts: none,
      backup: NO_BACKUPS,
      drillsDue: [],
      paper: { overdue: 0, files: 0, reprint: 0 },
    }
  }
  const { kit } = session
  return {
    path,
    exists: true,
    locked: false,
    ...(demo && { demo }),
    ...(copyOf !== undefined && { lookingAt: copyOf }),
    problems: [
      ...problemsOf(kit.vault.damage),
      ...unusableProblem(kit.unusable.length),
      ...cutProblem(session.saves.cut),
    ],
    readOnly: kit.vault.frozen || kit.vault.damage.length > 0,
    appearance: appearanceOf(kit.settings),
    counts: {
      accounts: kit.all('account').length,
      keys: kit.all('key').length,
      quarantined: kit.all('quarantined').length,
    },
    ...orderIn(kit),
    backup: kit.vault.frozen ? NO_BACKUPS : keeper.summary,
    drillsDue: namedSlots(kit)
      .filter((slot) => drillDue(kit, slot, session.surroundings.now()))
      .map(({ name }) => name),
    paper: paperDue(kit.all('sheet'), () => vaultNow(kit), session.surroundings.now()),
  }
}

function orderIn(kit: Kit): Pick<VaultState, 'tags' | 'trash'> {
  const tags = tagCounts(kit)
  const trash = kit.all('trash').length
  return { ...(tags.length > 0 && { tags }), ...(trash > 0 && { trash }) }
}

function cutProblem(path: string | undefined): string[] {
  if (path === undefined) return []
  return [
    `The app was stopped while it was saving ${path}. The part that was written is deleted, and the vault is as it was. Save it again if you need it.`,
  ]
}

const DAMAGE_WORDS: Readonly<Record<Exclude<Damage['what'], 'unlisted'>, string>> = {
  missing: 'was removed outside the app',
  altered: 'was changed, swapped or put back outside the app',
  unknown: 'was put in outside the app',
}

function problemsOf(damage: readonly Damage[]): string[] {
  return damage.map(({ id, what }) => {
    const readOnly = 'The vault can be read but not changed until you open a backup.'
    if (what !== 'unlisted') return `Record ${id.slice(0, 8)} ${DAMAGE_WORDS[what]}. ${readOnly}`
    return `The list of the records that start with ${id} was changed outside the app: some may be old or missing. ${readOnly}`
  })
}

function unusableProblem(count: number): string[] {
  if (count === 0) return []
  return [
    `${count} ${count === 1 ? 'record is' : 'records are'} of a kind this version does not know. They are kept as they are.`,
  ]
}
