import type { Kit } from '../../accounts/kit.ts'
import type { PaperCopy, PrintedSheet, SetRecord } from '../../accounts/records.ts'
import type { PaperFact } from '../../readiness/vault-evidence.ts'
import { partsOn, proofOf, type PartProof } from '../../sheets/drill/copy-proof.ts'
import { sheetState, type SheetState } from '../../sheets/drill/stale.ts'
import type { RecordId } from '../../vault/vault.ts'
import { copiesOf } from '../sheets/copy-view.ts'
import { vaultNow, type VaultNow } from '../../sheets/drill/vault-now.ts'

/**
 * What is on each copy that is left and restores today, half by half. Paper of version 0.1 does not say what it holds,
 * and paper that failed when it was last read holds nothing to count on.
 */
export function paperFacts(kit: Kit): readonly PaperFact[] {
  const now = vaultNow(kit)
  return kit.all('sheet').flatMap((record) => {
    const { set, sheets } = record
    if (set === undefined || !sheets) return []
    const left = copiesOf(record).filter(({ gone }) => gone === undefined)
    return left.map((copy) => paperFact(copy, { ...record, set, sheets }, now))
  })
}

type NumberedSet = SetRecord & Required<Pick<SetRecord, 'set' | 'sheets'>>

function paperFact(copy: PaperCopy, record: NumberedSet, now: VaultNow): PaperFact {
  const { set, sheets, made } = record
  const { number, place, holder, drills } = copy
  const proofs = proofOf(sheets, drills)
  const halves = sheets.flatMap((sheet) => {
    const account = sheet.account === undefined ? undefined : now.accounts.get(sheet.account)
    const state = sheetState(sheet, made, account, now)
    return partsOn(sheet).flatMap((part) => {
      const proof = proofs.find((one) => one.sheet === sheet.number && one.part === part)?.proof
      return part === 'page' || !proof || proof.kind === 'failed' || !restores(state, part)
        ? []
        : [{ sheet, part, ...dayOf(proof) }]
    })
  })
  const key = halves.find(({ sheet }) => sheet.kind === 'identity')
  const share = halves.find(({ sheet }) => sheet.kind === 'share')
  return {
    set,
    copy: number,
    place,
    holder,
    made: made.slice(0, 10),
    holds: halves.flatMap(({ sheet, part, proven }) => holdOf(sheet, part, proven)),
    ...(key && { identity: provenOn(key.proven) }),
    ...(share?.sheet.share && { share: { ...share.sheet.share, ...provenOn(share.proven) } }),
  }
}

function holdOf(sheet: PrintedSheet, part: 'secret' | 'codes', proven: string | undefined): PaperFact['holds'] {
  const account: RecordId | undefined = sheet.account
  if (account === undefined) return []
  const atom = part === 'secret' ? 'totp' : 'code'
  return [{ account, atom, sealed: sheet.kind === 'sealed', ...provenOn(proven) }]
}

/** A half may still restore where the other does not. */
function restores({ grade, changes }: SheetState, part: 'secret' | 'codes'): boolean {
  if (grade === 'not-known') return false
  return !changes.some((change) => {
    switch (change.kind) {
      case 'secret-changed':
      case 'secret-added':
      case 'secret-removed-or-changed':
      case 'identity-replaced':
        return part === 'secret'
      case 'codes-replaced':
      case 'codes-void':
        return part === 'codes'
      case 'codes-used':
        return part === 'codes' && change.left === 0
      default:
        return false
    }
  })
}

function dayOf(proof: PartProof): { readonly proven?: string } {
  return proof.kind === 'proven' ? provenOn(proof.at.slice(0, 10)) : {}
}

function provenOn(day: string | undefined): { readonly proven?: string } {
  return day === undefined ? {} : { proven: day }
}
