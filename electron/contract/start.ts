/** Before a vault is open: the demo, other files, shares of the paper key. */
import * as v from 'valibot'
import type { CombinedShares } from './identity.ts'
import type { IntakeView } from './intake.ts'
import { call, file, frame, id, nothing, passphrase } from './shapes.ts'
import type { VaultFromOutside, VaultState } from './vault.ts'

/** A vault or a backup that was chosen and looked at from outside; nothing of it is open. */
export interface ChosenVault extends VaultFromOutside {
  readonly path: string
}

/** `vault` is there once the shares opened it. */
export interface SharesGiven extends CombinedShares {
  readonly vault?: VaultState
}

/** What one camera picture of paper showed. */
export interface PaperFrameView {
  /** A QR code was in it, new or not. */
  readonly inSight: boolean
  /** How many different ones were read until now. */
  readonly codes: number
}

export const startCalls = {
  /** Opens a kit of made-up accounts in a folder of its own, which locking deletes. */
  'start.demo': call<VaultState>()(nothing),
  /** Asks for a file and checks that it is a vault; nothing when the user cancels. */
  'start.choose': call<ChosenVault | undefined>()(nothing),
  /** Opens the chosen file in memory, to look at. Nothing can be changed in it. */
  'start.open': call<VaultState>()(v.strictObject({ secret: passphrase, as: v.picklist(['passphrase', 'identity']) })),
  /** Adds shares to those that are held in memory; opens the vault of this computer, or the chosen file, once they are enough. */
  'start.shares': call<SharesGiven>()(
    v.strictObject({
      of: v.picklist(['here', 'chosen']),
      shares: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000))), v.maxLength(64)),
      pictures: v.exactOptional(v.pipe(v.array(v.strictObject(file)), v.maxLength(32))),
    }),
  ),
  /** Keeps the codes of sheets that are held up to the camera, until there is a vault to read them into. */
  'start.frame': call<PaperFrameView>()(v.strictObject(frame)),
  /** Reads the codes that were kept into an import of the new vault. */
  'start.readPaper': call<IntakeView>()(v.strictObject({ intake: v.exactOptional(id) })),
  /** Moves the locked vault of this computer aside, under another name in the same folder. Nothing is overwritten. */
  'start.setAside': call<VaultState>()(nothing),
  /** Forgets the chosen file, and the shares and codes that are held, and stops what is being opened. */
  'start.forget': call<undefined>()(nothing),
  /** Copies what is looked at to where this computer has its vault, and opens it there. Never overwrites a vault. */
  'start.keep': call<VaultState>()(nothing),
} as const
