import { backupIdentity } from '../../accounts/identity-record.ts'
import type { PaperDrill, SheetRecord, Stored } from '../../accounts/records.ts'
import type { CombinedShares, Handlers } from '../../contract.ts'
import { FrameReader } from '../../pictures/frames.ts'
import { inOneBatch } from '../../pictures/pictures.ts'
import { KitError } from '../../kit-error.ts'
import type { Share } from '../../slip39/share.ts'
import { openIdentitySlot } from '../../vault/slots/identity-slot.ts'
import type { Vault } from '../../vault/vault.ts'
import { codesInFrame } from '../intake/camera-frame.ts'
import {
  gatherRead,
  putTogether,
  readShareFiles,
  type GatheredShares,
  type ReadShares,
  type ShareText,
} from './put-together.ts'
import type { Session } from '../vault/session.ts'
import { likelyShares } from './share-texts.ts'

type ShareCalls = Pick<Handlers, 'identity.combine' | 'identity.shareFrame' | 'identity.forgetShares'>

/** One drill of shares. What is held is in memory only, until the drill is over or the vault is locked. */
interface ShareDrill {
  /** Those that are shares of one set, in the order in which they came. */
  held: readonly ShareText[]
  /** What the camera saw when something was last said about it, so that a share held still is said once. */
  shown: readonly string[]
  /** Ends with it what is still being read. */
  readonly over: AbortController
}

function newDrill(): ShareDrill {
  return { held: [], shown: [], over: new AbortController() }
}

/**
 * Puts shares together in memory to see whether they open the vault. Nothing of the secret is shown.
 *
 * @param cameraOpen - Whether pictures of a camera are expected now.
 */
export function shareDrillCalls(session: Session, cameraOpen: () => boolean): ShareCalls {
  const frames = new FrameReader()
  let drill = newDrill()
  const forget = () => {
    drill.over.abort()
    drill = newDrill()
    void frames.close()
  }
  session.onLock(forget)

  const add = async ({ texts, failures }: ReadShares): Promise<CombinedShares> => {
    const now = drill
    const gathered = gatherRead({ texts: [...now.held, ...texts], failures })
    now.held = gathered.found.map(({ text, from, typed }) => ({ text, from, typed }))
    const secret = await putTogether(gathered)
    const fits = secret.kind === 'identity' && (await opens(session.kit.vault, secret.identity))
    session.requireUnlocked()
    if (now !== drill) throw overAlready()
    const { found, needed, pieces } = gathered
    const known = { found: found.length, pieces, ...(needed !== undefined && { needed }) }
    if (!fits) return { result: secret.kind === 'identity' ? 'other' : secret.kind, ...known }
    forget()
    return { result: 'fits', ...known, checked: note(session, gathered) }
  }

  return {
    'identity.combine': async ({ shares, pictures = [] }) => {
      session.requireUnlocked()
      const before = drill
      const signal = AbortSignal.any([session.untilStopped, before.over.signal])
      const { texts, failures } = await inOneBatch(() => readShareFiles(pictures, signal))
      if (before !== drill) throw overAlready()
      const typed = shares.map((text) => ({ text, from: '', typed: true }))
      return await add({ texts: [...typed, ...texts], failures })
    },
    'identity.shareFrame': async (picture) => {
      session.requireUnlocked()
      const before = drill
      const codes = await codesInFrame(frames, picture, cameraOpen())
      if (before !== drill || codes.length === 0) return { inSight: false }
      const seen = likelyShares(codes)
      const fresh = seen.filter((text) => !before.shown.includes(text))
      if (fresh.length === 0) return { inSight: true }
      before.shown = seen
      const texts = fresh.map((text) => ({ text, from: '', typed: false }))
      return { inSight: true, combined: await add({ texts, failures: [] }) }
    },
    'identity.forgetShares': () => {
      forget()
      return undefined
    },
  }
}

function overAlready(): KitError {
  return new KitError('not-found', 'This check of shares is over. Nothing was recorded. Start it again.')
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
function note(session: Session, { found }: GatheredShares): string {
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

function isOf({ sheets = [] }: SheetRecord, share: Share, recipient: string | undefined): boolean {
  return sheets.some(
    (sheet) =>
      sheet.identity === recipient &&
      sheet.share?.identifier === share.identifier &&
      sheet.share.index === share.index + 1,
  )
}

/** A share has one copy. */
function withDrill(record: Stored<SheetRecord>, drill: PaperDrill): Stored<SheetRecord> {
  return { ...record, copies: (record.copies ?? []).map((copy) => ({ ...copy, drills: [...copy.drills, drill] })) }
}
