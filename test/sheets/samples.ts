import type { RecoveryCode } from '../../electron/accounts/records.ts'
import type { Hotp, Steam, Totp } from '../../electron/otp/token.ts'
import type { SheetAccount } from '../../electron/sheets/content/account-sheet.ts'
import { plainSheet } from '../../electron/sheets/account-sheets.ts'
import { partsIn } from '../../electron/sheets/content/account-parts.ts'
import type { SheetSet } from '../../electron/sheets/content/sheet-set.ts'
import { layOut, pagesOf as eachPage, type PageLayout, type SheetPage } from '../../electron/sheets/layout/layout.ts'
import { makeSet, setFrom, type MadeSet } from '../../electron/sheets/make-set.ts'
import { drawPdf } from '../../electron/sheets/pdf/pdf.ts'
import { firstNumber, type SetRequest } from '../../electron/sheets/set-request.ts'

/** Made-up secrets: the same bytes for the same seed. */
export function secret(length: number, seed: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => (index * 37 + seed * 101 + index * index * 7) & 255)
}

export function totp(fields: Partial<Totp> = {}): Totp {
  return { type: 'totp', secret: secret(20, 1), algorithm: 'SHA1', digits: 6, period: 30, ...fields }
}

export function hotp(fields: Partial<Hotp> = {}): Hotp {
  return { type: 'hotp', secret: secret(20, 2), algorithm: 'SHA1', digits: 6, counter: 42, ...fields }
}

export function steam(): Steam {
  return { type: 'steam', secret: secret(20, 3), algorithm: 'SHA1', digits: 5, period: 30 }
}

/** Codes as they were issued; `used` maps an index to a date. */
export function recoveryCodes(texts: readonly string[], used: Readonly<Record<number, string>> = {}): RecoveryCode[] {
  return texts.map((text, index) => {
    const date = used[index]
    return { text: new TextEncoder().encode(text), ...(date !== undefined && { used: date }) }
  })
}

export function hex(length: number, seed: number): string {
  return Array.from({ length }, (_, index) => ((index * 7 + seed * 5 + ((index * seed) % 11)) % 16).toString(16)).join(
    '',
  )
}

export function account(fields: Partial<SheetAccount> = {}): SheetAccount {
  return { service: 'PyPI', name: 'alice', tokens: [], ...fields }
}

export function request(accounts: readonly SheetAccount[], fields: Partial<SetRequest> = {}): SetRequest {
  return {
    kind: 'plain',
    named: true,
    seal: () => Promise.reject(new Error('nothing is to be sealed')),
    accounts: accounts.map((one, index) => ({ id: index.toString(16).padStart(32, '0'), ...one })),
    paper: 'a4',
    madeAt: '2026-09-19T08:00:00.000Z',
    sheetSet: '3F9A12C0',
    verifyBy: '2027-09-19',
    ...fields,
  }
}

/** Plain sheets, made in one go. */
export function planSheet(wanted: SetRequest): MadeSet {
  const first = firstNumber(wanted)
  return setFrom(
    wanted,
    partsIn(wanted).map((part, index) => plainSheet(wanted, part, first + index)),
  )
}

/** Sealed sheets. */
export async function planSealed(
  accounts: readonly SheetAccount[],
  seal: SetRequest['seal'],
  fields: Partial<SetRequest> = {},
): Promise<MadeSet> {
  return await makeSet(request(accounts, { kind: 'sealed', seal, ...fields }), () => Promise.resolve())
}

export async function renderSet(set: SheetSet): Promise<Uint8Array> {
  return await drawPdf(eachPage(set), set.madeAt)
}

/** The pages of plain sheets. */
export function pagesOf(accounts: readonly SheetAccount[], fields: Partial<SetRequest> = {}): readonly SheetPage[] {
  return layOut(planSheet(request(accounts, fields)).set)
}

export function textsOf(page: PageLayout): string[] {
  return page.boxes.flatMap((box) => (box.kind === 'text' ? [box.text] : []))
}
