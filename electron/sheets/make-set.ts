import type { PrintedSheet } from '../accounts/records.ts'
import type { SheetAccount } from './content/account-sheet.ts'
import { archivistSheet } from './content/archivist-sheet.ts'
import { coverSheet, type SheetCover } from './content/cover-sheet.ts'
import { fingerprintOf } from './drill/fingerprint.ts'
import { pagesIn } from './layout/layout.ts'
import { partsIn } from './content/parts.ts'
import { planInTurn, planSealed, setOf, type Seal, type SheetPlan, type SheetRequest, type Turn } from './sheet.ts'
import type { Sheet, SheetSet } from './content/sheet-set.ts'
import { covers } from './pdf/typeface.ts'

/** What a set is to be made of. */
export interface SetRequest extends SheetRequest {
  readonly accounts: readonly (SheetAccount & { readonly id: string })[]
  readonly kind: 'plain' | 'sealed' | 'cover'
  /** Whether sealed sheets say whose they are. */
  readonly named: boolean
  /** For sealed sheets. */
  readonly seal: Seal
}

/** A plan, and what the vault notes of each sheet. */
export interface MadeSet extends SheetPlan {
  readonly printed: readonly PrintedSheet[]
}

/**
 * Makes the sheets of a set: the cover, those of the accounts, the archivist page; or a cover alone.
 *
 * @param turn - Told after each sheet of an account.
 * @throws KitError `nothing-to-print` when no account has a secret or a code.
 */
export async function makeSet(request: SetRequest, turn: Turn): Promise<MadeSet> {
  const { kind, seal } = request
  if (kind === 'cover') return noted(request, coverAlone(request))
  const plan = kind === 'sealed' ? await planSealed(request, seal, turn) : await planInTurn(request, turn)
  return noted(request, plan)
}

/** How many sheets that will be. */
export function sheetsIn(request: SetRequest): number {
  const ofAccounts = request.kind === 'cover' ? 1 : partsIn(request).length + (request.cover ? 1 : 0)
  return ofAccounts + (request.archivist ? 1 : 0)
}

function coverAlone(request: SetRequest): SheetPlan {
  const { archivist, sheetSet, verifyBy, cover = { fields: [], named: false } } = request
  const inner = archivist ? [archivistSheet({ set: sheetSet, number: 2, ...archivist })] : []
  const full: SheetCover = { ...cover, verifyBy, sheets: inner }
  const set = setOf(request, [coverSheet(full, { number: 1, covers }), ...inner])
  const pagesEach = set.sheets.map(pagesIn)
  const pages = pagesEach.reduce((sum, count) => sum + count, 0)
  return { pages, pagesEach, accounts: 0, tokens: 0, codes: 0, warnings: [], set }
}

function noted(request: SetRequest, plan: SheetPlan): MadeSet {
  const contents = partsIn(request).map(({ account, part }) => {
    const { needs, ...sealed } = fingerprintOf(account, part)
    // What the service asks for besides is no secret, and is not in a sealed text.
    return { account: account.id, ...sealed, ...(request.kind !== 'sealed' && needs && { needs }) }
  })
  const first = firstOfAccounts(plan.set)
  return {
    ...plan,
    printed: plan.set.sheets.map((sheet, index) => ({
      number: sheet.number,
      kind: sheet.kind,
      ...(isOfAccount(sheet) ? contents[index - first] : undefined),
      pages: plan.pagesEach[index] ?? 0,
      lines: checkedLinesOf(sheet),
    })),
  }
}

function firstOfAccounts({ sheets }: SheetSet): number {
  return sheets[0]?.kind === 'cover' ? 1 : 0
}

function isOfAccount({ kind }: Sheet): boolean {
  return kind === 'account' || kind === 'totp' || kind === 'codes' || kind === 'sealed'
}

function checkedLinesOf({ blocks }: Sheet): number {
  return blocks.reduce((sum, block) => {
    if (block.kind === 'lines') return sum + block.lines.length
    return block.kind === 'codes' ? sum + block.codes.length : sum
  }, 0)
}
