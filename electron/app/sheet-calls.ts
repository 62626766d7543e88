import { randomBytes } from 'node:crypto'
import { codeSetsOf, tokensOf } from '../accounts/actions.ts'
import { store, type Kit } from '../accounts/kit.ts'
import type { Handlers, Input } from '../contract.ts'
import type { SheetAccount, SheetRequest } from '../sheets/document.ts'
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
      const { planSheet, renderSheet } = await sheets()
      const sheetSet = newSheetSet()
      const { pages } = planSheet(requestFor(session, input, sheetSet))
      const path = await session.surroundings.chooseSavePath(`recovery-kit-sheet-${sheetSet}.pdf`)
      if (path === undefined) return { pages }
      // Asked for again: the vault may have been locked, and its secrets wiped, while the dialog was open.
      const request = requestFor(session, input, sheetSet)
      const pdf = await renderSheet(request)
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

/** What tells the sheets that were printed together from others. */
function newSheetSet(): string {
  return randomBytes(4).toString('hex')
}

function requestFor(session: Session, { accounts, paper }: Input<'sheets.plan'>, sheetSet: string): SheetRequest {
  const { kit, surroundings } = session
  return {
    accounts: accounts.map((id) => sheetAccount(kit, id)),
    paper,
    madeAt: new Date(surroundings.now()).toISOString(),
    sheetSet,
  }
}

function sheetAccount(kit: Kit, id: string): SheetAccount {
  const { service, name, note } = kit.get('account', id)
  const codeSet = codeSetsOf(kit, id).find((set) => set.voided === undefined)
  return { service, name, note, tokens: tokensOf(kit, id), ...(codeSet && { codeSet }) }
}
