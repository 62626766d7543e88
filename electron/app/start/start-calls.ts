import type { ChosenVault, Handlers, Input, SharesGiven, VaultState } from '../../contract.ts'
import { KitError } from '../../kit-error.ts'
import { setAside } from '../../vault/backups/set-aside.ts'
import { realDisk } from '../../vault/store/disk.ts'
import type { Session } from '../vault/session.ts'
import { vaultFromOutside } from '../vault/vault-from-outside.ts'
import { GivenShares } from './given-shares.ts'
import { SeenPaper } from './seen-paper.ts'

/** The vault of this computer, and what may be opened in its place. */
interface Places {
  openDemo(): Promise<void>
  openCopy(path: string, open: (session: Session) => Promise<void>): Promise<void>
  keepCopy(): Promise<void>
  stopOpening(): void
  cameraOpen(): boolean
  readHere: Handlers['intake.read']
  state(): VaultState | Promise<VaultState>
}

type StartCalls = Pick<
  Handlers,
  | 'start.demo'
  | 'start.choose'
  | 'start.open'
  | 'start.shares'
  | 'start.frame'
  | 'start.readPaper'
  | 'start.setAside'
  | 'start.forget'
  | 'start.keep'
>

/**
 * What can be done before the vault of this computer is open.
 *
 * @param home - The session of that vault.
 */
export function startCalls(places: Places, home: Session): StartCalls {
  let chosen: string | undefined
  const shares = new GivenShares()
  const paper = new SeenPaper(() => places.cameraOpen())
  const requireLocked = (): void => {
    if (home.unlocked) throw alreadyOpen()
    if (home.opening) throw beingOpened()
  }
  const lookAt = async (open: (session: Session) => Promise<void>): Promise<void> => {
    if (chosen === undefined) throw nothingChosen()
    await places.openCopy(chosen, open)
  }
  const unlock = async (of: Input<'start.shares'>['of'], identity: string): Promise<void> => {
    if (of === 'here') await home.unlockWithIdentity(identity)
    else await lookAt((session) => session.unlockWithIdentity(identity))
  }
  home.onUnlock(() => {
    shares.forget()
  })
  home.onLock(() => {
    paper.forget()
  })
  return {
    'start.demo': async () => {
      requireLocked()
      await places.openDemo()
      return await places.state()
    },
    'start.choose': async () => {
      requireLocked()
      const path = await home.surroundings.chooseFile()
      if (path === undefined) return undefined
      const found: ChosenVault = { path, ...vaultFromOutside(path) }
      chosen = path
      shares.forget()
      return found
    },
    'start.open': async ({ secret, as }) => {
      requireLocked()
      await lookAt((session) => (as === 'passphrase' ? session.unlock(secret) : session.unlockWithIdentity(secret)))
      return await places.state()
    },
    'start.shares': async ({ of, ...more }): Promise<SharesGiven> => {
      requireLocked()
      const combined = await shares.add(more, home.untilStopped, (identity) => unlock(of, identity))
      return combined.result === 'fits' ? { ...combined, vault: await places.state() } : combined
    },
    'start.frame': async (picture) => {
      requireLocked()
      return await paper.look(picture)
    },
    'start.readPaper': async (under) => {
      if (!home.unlocked) throw noVaultYet()
      return await places.readHere({ ...under, files: paper.take() })
    },
    'start.setAside': async () => {
      requireLocked()
      const { surroundings } = home
      setAside(realDisk, surroundings.vaultPath, new Date(surroundings.now()).toISOString().slice(0, 10))
      return await places.state()
    },
    'start.forget': () => {
      chosen = undefined
      shares.forget()
      paper.forget()
      places.stopOpening()
      home.stop()
      return undefined
    },
    'start.keep': async () => {
      requireLocked()
      await places.keepCopy()
      return await places.state()
    },
  }
}

function alreadyOpen(): KitError {
  return new KitError('vault-busy', 'Your vault is open. Nothing was changed. Lock it first.')
}

function beingOpened(): KitError {
  return new KitError('vault-busy', 'Your vault is being opened. Nothing was changed. Wait a moment, or stop it first.')
}

function noVaultYet(): KitError {
  return new KitError('vault-locked', 'There is no open vault to read this into. Nothing was read. Create it first.')
}

function nothingChosen(): KitError {
  return new KitError('not-found', 'No file is chosen any more. Nothing was changed. Choose it again.')
}
