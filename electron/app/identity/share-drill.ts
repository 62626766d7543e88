import { backupIdentity } from '../../accounts/identity-record.ts'
import type { PaperDrill, SetRecord, Stored } from '../../accounts/records.ts'
import type { CombinedShares, Input, ShareFrameView } from '../../contract.ts'
import { FrameReader } from '../../pictures/frames.ts'
import { inOneBatch } from '../../pictures/pictures.ts'
import { KitError } from '../../kit-error.ts'
import type { Share } from '../../slip39/share.ts'
import { openIdentitySlot } from '../../vault/slots/identity-slot.ts'
import type { Vault } from '../../vault/vault.ts'
import { codesInFrame } from '../intake/camera-frame.ts'
import {
  collectShares,
  combineCollected,
  readShareFiles,
  type CollectedShares,
  type ReadShares,
  type ShareText,
} from './collect-shares.ts'
import type { Session } from '../vault/session.ts'
import { likelyShares } from './share-texts.ts'

/** One check of shares. All of it is in memory only. */
interface Check {
  /** Shares of one set, in the order in which they came. */
  held: readonly ShareText[]
  /** What the camera saw when it was last reported, so that a share held still is reported once. */
  shown: readonly string[]
  /** Aborts what is still being read. */
  readonly over: AbortController
}

/** Shares put together in memory to see whether they open the vault. Ended by a lock, and by success. */
export class ShareDrill {
  readonly #session: Session
  readonly #cameraOpen: () => boolean
  readonly #frames = new FrameReader()
  #check = newCheck()

  /** @param cameraOpen - Whether pictures from a camera are expected now. */
  constructor(session: Session, cameraOpen: () => boolean) {
    this.#session = session
    this.#cameraOpen = cameraOpen
    session.onLock(() => {
      this.forget()
    })
  }

  /** Adds shares that were typed, or are in files. */
  async combine({ shares, pictures = [] }: Input<'identity.combine'>): Promise<CombinedShares> {
    this.#session.requireUnlocked()
    const check = this.#check
    const signal = AbortSignal.any([this.#session.untilStopped, check.over.signal])
    const { texts, failures } = await inOneBatch(() => readShareFiles(pictures, signal))
    const typed = shares.map((text) => ({ text, from: '', typed: true }))
    return await this.#add(check, { texts: [...typed, ...texts], failures })
  }

  /** Adds the shares in a picture from the camera. */
  async frame(picture: Input<'identity.shareFrame'>): Promise<ShareFrameView> {
    this.#session.requireUnlocked()
    const check = this.#check
    const codes = await codesInFrame(this.#frames, picture, this.#cameraOpen())
    if (check !== this.#check || codes.length === 0) return { inSight: false }
    const seen = likelyShares(codes)
    const fresh = seen.filter((text) => !check.shown.includes(text))
    if (fresh.length === 0) return { inSight: true }
    check.shown = seen
    const texts = fresh.map((text) => ({ text, from: '', typed: false }))
    return { inSight: true, combined: await this.#add(check, { texts, failures: [] }) }
  }

  /** Ends the check. */
  forget(): void {
    this.#check.over.abort()
    this.#check = newCheck()
    void this.#frames.close()
  }

  async #add(check: Check, { texts, failures }: ReadShares): Promise<CombinedShares> {
    this.#requireCurrent(check)
    const gathered = collectShares({ texts: [...check.held, ...texts], failures })
    check.held = gathered.found.map(({ text, from, typed }) => ({ text, from, typed }))
    const secret = await combineCollected(gathered)
    const fits = secret.kind === 'identity' && (await opens(this.#session.kit.vault, secret.identity))
    this.#session.requireUnlocked()
    this.#requireCurrent(check)
    const { found, needed, pieces } = gathered
    const known = { found: found.length, pieces, ...(needed !== undefined && { needed }) }
    if (!fits) return { result: secret.kind === 'identity' ? 'other' : secret.kind, ...known }
    this.forget()
    return { result: 'fits', ...known, checked: note(this.#session, gathered) }
  }

  #requireCurrent(check: Check): void {
    if (check !== this.#check)
      throw new KitError('not-found', 'This check of shares is over. Nothing was recorded. Start it again.')
  }
}

function newCheck(): Check {
  return { held: [], shown: [], over: new AbortController() }
}

/** Opens the slot itself, as unlocking would, and forgets the key at once. */
async function opens(vault: Vault, identity: string): Promise<boolean> {
  const vaultId = Uint8Array.from(Buffer.from(vault.id, 'hex'))
  for (const slot of vault.slots()) {
    const key = slot.kind === 'identity' ? await openIdentitySlot(vaultId, slot, identity) : undefined
    key?.fill(0)
    if (key) return true
  }
  return false
}

/** Notes the day for the identity, and for each share that is known as a sheet. */
function note(session: Session, { found }: CollectedShares): string {
  const { kit } = session
  const checked = new Date(session.surroundings.now()).toISOString()
  const record = backupIdentity(kit)
  const read = found.flatMap(({ share, typed }) => {
    const drill: PaperDrill = { at: checked, how: typed ? 'typed' : 'scanned', same: [1], wrong: [], half: [] }
    const sheets = kit.all('sheet').filter((sheet) => isOf(sheet, share, record?.recipient))
    return sheets.map((sheet) => withDrill(sheet, drill))
  })
  kit.commit({ put: [...(record ? [{ ...record, checked }] : []), ...read] })
  return checked
}

function isOf({ sheets = [] }: SetRecord, share: Share, recipient: string | undefined): boolean {
  return sheets.some(
    (sheet) =>
      sheet.identity === recipient &&
      sheet.share?.identifier === share.identifier &&
      sheet.share.index === share.index + 1,
  )
}

/** A share has one copy. */
function withDrill(record: Stored<SetRecord>, drill: PaperDrill): Stored<SetRecord> {
  return { ...record, copies: (record.copies ?? []).map((copy) => ({ ...copy, drills: [...copy.drills, drill] })) }
}
