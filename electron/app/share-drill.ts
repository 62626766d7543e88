import { backupIdentity } from '../accounts/identity-record.ts'
import type { PaperDrill, SheetRecord, Stored } from '../accounts/records.ts'
import type { Handlers } from '../contract.ts'
import type { Share } from '../sheets/slip39/share.ts'
import { openIdentitySlot } from '../vault/identity-slot.ts'
import { putTogether, type PutTogether } from './put-together.ts'
import type { Session } from './session.ts'

/** Puts shares together in memory to see whether they open the vault. Nothing of the secret is shown. */
export function shareDrillCalls(session: Session): Pick<Handlers, 'identity.combine'> {
  return {
    'identity.combine': async ({ shares, pictures = [] }) => {
      session.requireUnlocked()
      const together = await putTogether(shares, pictures)
      const { found, needed, pieces, result } = together
      const known = { found: found.length, pieces, ...(needed !== undefined && { needed }) }
      if (result.kind !== 'identity') return { result: result.kind, ...known }
      if (!(await opens(session, result.identity))) return { result: 'other', ...known }
      return { result: 'fits', ...known, checked: note(session, together) }
    },
  }
}

/** Opens the slot itself, as unlocking would, and forgets the key at once. */
async function opens(session: Session, identity: string): Promise<boolean> {
  const { vault } = session.kit
  const vaultId = Uint8Array.from(Buffer.from(vault.id, 'hex'))
  for (const slot of vault.slots()) {
    const key = slot.kind === 'identity' ? await openIdentitySlot(vaultId, slot, identity) : undefined
    key?.fill(0)
    if (key) return true
  }
  return false
}

/** Notes the day for the identity, and for each share that is known as a sheet. */
function note(session: Session, { found }: PutTogether): string {
  const { kit } = session
  const checked = new Date(session.surroundings.now()).toISOString()
  const record = backupIdentity(kit)
  const read = found.flatMap(({ share, typed }) => {
    const drill: PaperDrill = { at: checked, how: typed ? 'typed' : 'scanned', same: [1], wrong: [] }
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
