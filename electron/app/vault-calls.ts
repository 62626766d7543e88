import type { Handlers } from '../contract.ts'
import type { Damage } from '../vault/vault.ts'
import { generatePassphrase, LEAST_SCORE, passphraseStrength } from '../vault/passphrase.ts'
import type { VaultState } from '../views.ts'
import type { Session } from './session.ts'

type VaultCalls = Pick<
  Handlers,
  | 'vault.state'
  | 'vault.suggest'
  | 'vault.strength'
  | 'vault.create'
  | 'vault.unlock'
  | 'vault.confirm'
  | 'vault.lock'
  | 'vault.stay'
  | 'settings.get'
  | 'settings.set'
>

export function vaultCalls(session: Session): VaultCalls {
  return {
    'vault.state': () => stateOf(session),
    'vault.suggest': () => generatePassphrase(),
    'vault.strength': async ({ passphrase }) => {
      const strength = await passphraseStrength(passphrase)
      return { ...strength, enough: strength.score >= LEAST_SCORE }
    },
    'vault.create': async ({ passphrase }) => {
      await session.create(passphrase)
      return stateOf(session)
    },
    'vault.unlock': async ({ passphrase }) => {
      await session.unlock(passphrase)
      return stateOf(session)
    },
    'vault.confirm': async ({ passphrase }) => {
      await session.confirm(passphrase)
      return undefined
    },
    'vault.lock': () => {
      session.lock('asked')
      return undefined
    },
    'vault.stay': () => {
      session.stay()
      return undefined
    },
    'settings.get': () => {
      const { graceSeconds, lockMinutes, clipboardSeconds } = session.kit.settings
      return { graceSeconds, lockMinutes, clipboardSeconds }
    },
    'settings.set': (settings) => {
      // A longer grace period weakens what stands before the secrets, so it stands behind that itself.
      if (settings.graceSeconds > session.kit.settings.graceSeconds) session.requireConfirmed()
      if (settings.graceSeconds < session.kit.settings.graceSeconds) session.forgetConfirmation()
      session.kit.saveSettings(settings)
      session.stay()
      return settings
    },
  }
}

function stateOf(session: Session): VaultState {
  const { vaultPath: path, demo } = session.surroundings
  const none = { accounts: 0, keys: 0, quarantined: 0 }
  if (!session.unlocked) return { path, exists: session.exists, locked: true, demo, problems: [], counts: none }
  const { kit } = session
  return {
    path,
    exists: true,
    locked: false,
    demo,
    problems: [...problemsOf(kit.vault.damage), ...unusableProblem(kit.unusable.length)],
    counts: {
      accounts: kit.all('account').length,
      keys: kit.all('key').length,
      quarantined: kit.all('quarantined').length,
    },
  }
}

const DAMAGE_WORDS: Readonly<Record<Damage['what'], string>> = {
  missing: 'was removed outside the app',
  altered: 'was changed, swapped or put back outside the app',
  unknown: 'was put in outside the app',
}

function problemsOf(damage: readonly Damage[]): string[] {
  return damage.map(
    ({ id, what }) =>
      `Record ${id.slice(0, 8)} ${DAMAGE_WORDS[what]}. The vault can be read but not changed until you open a backup.`,
  )
}

function unusableProblem(count: number): string[] {
  if (count === 0) return []
  return [
    `${count} ${count === 1 ? 'record is' : 'records are'} of a kind this version does not know. They are kept as they are.`,
  ]
}
