import { randomBytes } from 'node:crypto'
import { codeSetsOf, tokensOf } from '../accounts/actions.ts'
import { store, type Kit } from '../accounts/kit.ts'
import type { Handlers, Input } from '../contract.ts'
import type { SheetAccount } from '../sheets/account-sheet.ts'
import type { SheetRequest } from '../sheets/sheet.ts'
import { saveFile } from './save-file.ts'
import type { Session } from './session.ts'

type SheetCalls = Pick<Handlers, 'sheets.plan' | 'sheets.save'>

export function sheetCalls(session: Session): SheetCalls {
  return {
    'sheets.plan': async (input) => {
      const { planSheet } = await sheets()
      const { pages, accounts, tokens, codes, warnings } = planSheet(requestFor(session, input, newSheetSet()))
      return { pages, accounts, tokens, codes, warnings }
    },
    'sheets.save': async (input) => {
      session.requireConfirmed()
      const { planSheet, renderSet } = await sheets()
      const sheetSet = newSheetSet()
      const { pages } = planSheet(requestFor(session, input, sheetSet))
      const path = await session.surroundings.chooseSavePath(`recovery-kit-sheet-${sheetSet}.pdf`)
      if (path === undefined) return { pages }
      // Asked for again: the vault may have been locked, and its secrets wiped, while the dialog was open.
      const request = requestFor(session, input, sheetSet)
      const pdf = await renderSet(planSheet(request).set, request.madeAt)
      saveFile(path, pdf)
      pdf.fill(0)
      session.kit.commit({
        put: [store({ kind: 'sheet', accounts: input.accounts, paper: input.paper, pages, made: request.madeAt })],
      })
      return { path, pages }
    },
  }
}

/** The PDF writer takes a fifth of a second to load, which unlocking need not wait for. */
const sheets = () => import('../sheets/sheet.ts')

/** A copy on paper is to be read back this long after it was printed; milliseconds. */
const YEAR = 365 * 24 * 60 * 60 * 1000

/** What tells the sheets that were printed together from others. */
function newSheetSet(): string {
  return randomBytes(4).toString('hex').toUpperCase()
}

function requestFor(session: Session, { accounts, paper }: Input<'sheets.plan'>, sheetSet: string): SheetRequest {
  const { kit, surroundings } = session
  return {
    accounts: accounts.map((id) => sheetAccount(kit, id)),
    paper,
    madeAt: new Date(surroundings.now()).toISOString(),
    verifyBy: new Date(surroundings.now() + YEAR).toISOString().slice(0, 10),
    sheetSet,
  }
}

function sheetAccount(kit: Kit, id: string): SheetAccount {
  const { service, name, note } = kit.get('account', id)
  const codeSet = codeSetsOf(kit, id).find((set) => set.voided === undefined)
  return { service, name, note, tokens: tokensOf(kit, id), ...(codeSet && { codeSet }) }
}
