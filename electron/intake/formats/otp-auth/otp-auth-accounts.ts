/**
 * The accounts in an archive of OTP Auth: { Folders: [{ name, accounts: [account, …] }] }, or one account alone.
 * An account has label, issuer, secret (its bytes), type (1 HOTP, 2 TOTP), algorithm (0 and 1 SHA1, 2 SHA256,
 * 3 SHA512, 4 MD5), digits, counter, period, and refDate, when the first period began.
 */
import * as v from 'valibot'
import { encodeBase32 } from '../../../otp/base32.ts'
import { damaged, tooMany } from '../../containers/failures.ts'
import { isArchivedList, isArchivedObject, type Archived, type KeyedArchive } from '../../containers/keyed-archive.ts'
import { LIMITS } from '../../containers/limits.ts'
import type { Found } from '../../intake.ts'
import { entryFrom, setAside } from '../../stated-entry.ts'

const TYPES: Readonly<Record<number, string>> = { 1: 'hotp', 2: 'totp' }
const ALGORITHMS = ['SHA1', 'SHA1', 'SHA256', 'SHA512', 'MD5']
/** The beginning of 1970, in seconds from that of 2001. */
const EPOCH = -978_307_200

const FIELDS = ['label', 'issuer', 'secret', 'type', 'algorithm', 'digits', 'counter', 'period', 'refDate'] as const
const text = v.nullish(v.string(), '')
const value = v.nullish(v.union([v.boolean(), v.number(), v.string()]), null)
const accountSchema = v.object({
  ...{ label: text, issuer: text, secret: v.instance(Uint8Array) },
  ...{ type: value, algorithm: value, digits: value, counter: value, period: value, refDate: value },
})

/**
 * @param what - The format in the middle of a sentence: "OTP Auth backup".
 * @throws KitError `file-damaged` or `file-too-large`
 */
export function accountsIn(archive: KeyedArchive, what: string): Found[] {
  const { root } = archive
  const folders = isArchivedObject(root) ? root.field('Folders') : undefined
  if (!isArchivedList(folders)) throw damaged(what)
  const found: Found[] = []
  for (const each of folders) {
    const folder = archive.resolved(each)
    const accounts = isArchivedObject(folder) ? folder.field('accounts') : undefined
    if (!isArchivedObject(folder) || !isArchivedList(accounts)) throw damaged(what)
    // Two folders may name the same accounts, so the size of the file says nothing.
    if (found.length + accounts.length > LIMITS.entries) throw tooMany(what)
    const name = folder.field('name')
    const tag = typeof name === 'string' ? name.trim() : ''
    for (const account of accounts) found.push(readAccount(archive.resolved(account), tag, found.length + 1))
  }
  return found
}

/** The one account of an export. */
export function oneAccount({ root }: KeyedArchive): Found {
  return readAccount(root, '', 1)
}

function readAccount(account: Archived, folder: string, number: number): Found {
  const where = `account ${String(number)}`
  const values = Object.fromEntries(
    FIELDS.map((name) => [name, isArchivedObject(account) ? account.field(name) : null]),
  )
  const entry = Object.fromEntries(FIELDS.map((name) => [name, inText(values[name])]))
  const result = v.safeParse(accountSchema, values)
  if (!result.success) return setAside(entry, where, { kind: 'other-shape', app: 'OTP Auth' })
  const { label, type, algorithm, refDate, ...stated } = result.output
  return entryFrom({
    ...{ ...stated, account: label, entry, where },
    type: typeof type === 'number' ? (TYPES[type] ?? type) : type,
    algorithm: typeof algorithm === 'number' ? (ALGORITHMS[algorithm] ?? algorithm) : algorithm,
    ...(folder !== '' && { tags: [folder], note: `OTP Auth folder: ${folder}` }),
    ...(refDate !== null && refDate !== EPOCH && { warnings: [{ kind: 'other-start' }] }),
  })
}

/** As it is kept when it is set aside. */
function inText(value: Archived | undefined): unknown {
  if (value instanceof Uint8Array) return encodeBase32(value)
  return typeof value === 'object' ? null : value
}
