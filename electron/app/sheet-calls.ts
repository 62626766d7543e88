import { randomBytes } from 'node:crypto'
import { codeSetsOf, tokensOf } from '../accounts/actions.ts'
import { store, type Kit } from '../accounts/kit.ts'
import type { Handlers, Input } from '../contract.ts'
import type { SheetAccount, SheetRequest } from '../sheets/document.ts'
import { planSheet, renderSheet } from '../sheets/sheet.ts'
import { saveFile } from './save-file.ts'
import type { Session } from './session.ts'

type SheetCalls = Pick<Handlers, 'sheets.plan' | 'sheets.save'>

export function sheetCalls(session: Session): SheetCalls {
  return {
    'sheets.plan': (input) => {
      const { pages, accounts, tokens, codes, warnings } = planSheet(requestFor(session, input))
      return { pages, accounts, tokens, codes, warnings }
    },
    'sheets.save': async (input) => {
      session.requireConfirmed()
      const request = requestFor(session, input)
      const { pages } = planSheet(request)
      const path = await session.surroundings.chooseSavePath(`recovery-kit-sheet-${request.sheetSet}.pdf`)
      if (path === undefined) return { pages }
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

function requestFor(session: Session, { accounts, paper }: Input<'sheets.plan'>): SheetRequest {
  const { kit, surroundings } = session
  return {
    accounts: accounts.map((id) => sheetAccount(kit, id)),
    paper,
    madeAt: new Date(surroundings.now()).toISOString(),
    sheetSet: randomBytes(4).toString('hex'),
  }
}

function sheetAccount(kit: Kit, id: string): SheetAccount {
  const { service, name, note } = kit.get('account', id)
  const codeSet = codeSetsOf(kit, id).find((set) => set.voided === undefined)
  return { service, name, note, tokens: tokensOf(kit, id), ...(codeSet && { codeSet }) }
}
