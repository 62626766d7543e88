/** What somebody finds in a drawer: sheets as pictures and exports, made by the app's own code. */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Stored } from '../../electron/accounts/records.ts'
import { ageFile, type AgeLock } from '../../electron/exports/age-file.ts'
import { kitJson } from '../../electron/exports/kit-json.ts'
import type { SheetAccount } from '../../electron/sheets/content/account-sheet.ts'
import type { Sheet } from '../../electron/sheets/content/sheet-set.ts'
import { identitySheet } from '../../electron/sheets/content/identity-sheet.ts'
import { setOf } from '../../electron/sheets/make-set.ts'
import type { LongNotes } from '../../electron/sheets/set-request.ts'
import { planSealed, planSheet, renderSet, request as requestFor } from '../sheets/samples.ts'
import { scansOf } from '../sheets/tools.ts'
import { needs } from './needs.ts'

/** Ten seconds into a period of thirty. */
export const NOW = Date.parse('2026-03-03T12:00:10Z')
export const SET = '3F9A2C41'
const MADE_AT = new Date(NOW).toISOString()

/** scrypt costs 2^10 in place of 2^18: what is tested is that it opens, not how long it takes. */
const QUICK = 10

const SECRET = new TextEncoder().encode('12345678901234567890')

/** RFC 6238's secret and made-up codes. */
export const PYPI: SheetAccount = {
  service: 'PyPI',
  name: 'alice',
  note: 'for the project',
  tokens: [{ token: { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 6, period: 30 } }],
  codeSet: {
    codes: [
      { text: new TextEncoder().encode('0123456789abcdef') },
      { text: new TextEncoder().encode('fedcba9876543210'), used: '2026-02-01' },
    ],
    added: '2026-01-02T03:04:05.000Z',
  },
}

const FIELDS = { madeAt: MADE_AT, sheetSet: SET, verifyBy: '2027-03-03' }
const request = (accounts: readonly SheetAccount[]) => requestFor(accounts, FIELDS)

/** Plain sheets as they are saved. */
export async function plainPdf(folder: string, accounts: readonly SheetAccount[]): Promise<string> {
  return await pdfOf(folder, 'saved', planSheet(request(accounts)).set.sheets)
}

/** The pages of plain sheets, as pictures of a scanner of 200 dpi. */
export async function plainPictures(folder: string, accounts: readonly SheetAccount[]): Promise<readonly string[]> {
  return await pictures(folder, 'plain', planSheet(request(accounts)).set.sheets)
}

export async function sealedPictures(
  folder: string,
  account: SheetAccount,
  passphrase: string,
  longNotes: LongNotes = 'leave-out',
): Promise<readonly string[]> {
  const seal = async (text: string) => await sealed(text, passphrase)
  const plan = await planSealed([account], seal, { ...FIELDS, longNotes })
  return await pictures(folder, 'sealed', plan.set.sheets)
}

export async function identityPictures(
  folder: string,
  identity: string,
  recipient: string,
): Promise<readonly string[]> {
  const sheet = identitySheet({ identity, recipient, created: '2026-03-03' }, { set: SET, number: 1 })
  return await pictures(folder, 'identity', [sheet])
}

/** An export, of one account unless others are given; @returns the path of the file. */
export async function exportFile(
  folder: string,
  lock: AgeLock,
  {
    workFactor = QUICK,
    records = RECORDS,
  }: { readonly workFactor?: number; readonly records?: readonly Stored[] } = {},
): Promise<string> {
  const json = kitJson({ vault: '0'.repeat(32), at: MADE_AT, records, unknown: [], damaged: 0 })
  const path = join(folder, 'export.age')
  writeFileSync(path, await ageFile(json.bytes, lock, { armored: false, workFactor }))
  return path
}

async function sealed(text: string, passphrase: string): Promise<string> {
  const file = await ageFile(new TextEncoder().encode(text), { passphrase }, { armored: true, workFactor: QUICK })
  return new TextDecoder().decode(file)
}

async function pictures(folder: string, name: string, sheets: readonly Sheet[]): Promise<readonly string[]> {
  needs('pdftoppm')
  const pdf = await pdfOf(folder, name, sheets)
  const scans = scansOf(pdf, 200)
  rmSync(pdf)
  return scans
}

async function pdfOf(folder: string, name: string, sheets: readonly Sheet[]): Promise<string> {
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, await renderSet(setOf(request([]), sheets)))
  return path
}

const ACCOUNT = 'a'.repeat(32)
const RECORDS = [
  { kind: 'account', id: ACCOUNT, service: 'npm', name: 'alice-dev', note: '', added: MADE_AT },
  {
    kind: 'token',
    id: '1'.repeat(32),
    account: ACCOUNT,
    token: { type: 'totp', secret: SECRET, algorithm: 'SHA1', digits: 8, period: 30 },
    added: MADE_AT,
    source: 'links.txt',
  },
  {
    kind: 'code-set',
    id: '2'.repeat(32),
    account: ACCOUNT,
    codes: [{ text: new TextEncoder().encode('ccccc-ddddd') }],
    added: MADE_AT,
    source: 'codes.txt',
  },
] as const satisfies readonly Stored[]
