/** Accounts of a kit, each with its secrets and recovery codes. Nothing is dropped in silence. */
import { formatOtpauth, labelText } from '../../../electron/otp/otpauth.ts'
import { tokenFrom } from '../../../electron/otp/stated-token.ts'
import { eachAlone } from '../reading/each-alone.ts'
import type { Aside, OlderCodes, Restored, RestoredCode, RestoredToken } from '../reading/restored.ts'
import { isFields, type Fields } from '../vault/cbor.ts'
import { dateOf, fieldsIn, textOf, type KitRecord } from './kit-record.ts'

interface Accounts {
  readonly accounts: readonly Restored[]
  /** How many secrets and codes could not be read; their accounts say so too. */
  readonly unread: number
}

/** A set of codes with what tells which one is in force. */
interface DatedCodes extends OlderCodes {
  /** ISO time. */
  readonly added: string
  readonly unread: number
}

/** @param keyNames - Names of security keys, by record id. */
export function accountsAmong(records: readonly KitRecord[], keyNames: ReadonlyMap<string, string>): Accounts {
  const named = records.filter(({ kind }) => kind === 'account')
  const belongings = Map.groupBy(
    records.filter(({ kind }) => kind === 'token' || kind === 'code-set'),
    ({ fields }) => textOf(fields.account),
  )
  const known = new Set(named.map(({ id }) => id))
  const whole = named.map(({ id, fields }) => accountOf(fields, belongings.get(id) ?? [], keyNames))
  const lost = [...belongings]
    .filter(([account]) => !known.has(account))
    .map(([, own]) => accountOf({}, own, keyNames, [{ kind: 'without-account' }]))
  const all = [...whole, ...lost]
  return { accounts: all.map(({ account }) => account), unread: all.reduce((sum, { unread }) => sum + unread, 0) }
}

function accountOf(
  fields: Fields,
  own: readonly KitRecord[],
  keyNames: ReadonlyMap<string, string>,
  asides: readonly Aside[] = [],
): { readonly account: Restored; readonly unread: number } {
  const stated = own.filter(({ kind }) => kind === 'token')
  const tokens = eachAlone(stated, (record) => tokenOf(record.fields, fields)).filter((token) => token !== undefined)
  const sets = own.filter(({ kind }) => kind === 'code-set').map((record) => codesOf(record.fields))
  const [inForce, older] = inOrder(sets)
  const secrets = stated.length - tokens.length
  const codes = sets.reduce((sum, set) => sum + set.unread, 0)
  return {
    account: {
      name: labelText(textOf(fields.service), textOf(fields.name)),
      notes: [
        ...textOf(fields.note)
          .split('\n')
          .filter((line) => line.trim() !== ''),
        // As sealed sheets say it.
        ...fieldsIn(fields.keys).flatMap(({ key }) => {
          const name = keyNames.get(textOf(key))
          return name === undefined ? [] : [`key: ${name}`]
        }),
      ],
      asides: [...asides, ...(secrets + codes > 0 ? [{ kind: 'unread-parts', secrets, codes } as const] : [])],
      tokens,
      codes: inForce?.codes ?? [],
      ...(older.length > 0 && { older: older.map(withoutDates) }),
    },
    unread: secrets + codes,
  }
}

/** The newest of those that nothing took the place of is in force, as in the app. */
function inOrder(sets: readonly DatedCodes[]): readonly [DatedCodes | undefined, readonly DatedCodes[]] {
  const newest = sets.toSorted((one, other) => (one.added < other.added ? 1 : -1))
  const inForce = newest.find(({ voided }) => voided === undefined)
  return [inForce, newest.filter((set) => set !== inForce)]
}

function withoutDates({ voided, codes }: DatedCodes): OlderCodes {
  return { ...(voided !== undefined && { voided }), codes }
}

function tokenOf({ token: stated }: Fields, account: Fields): RestoredToken | undefined {
  if (!isFields(stated) || !(stated.secret instanceof Uint8Array)) return undefined
  const { type, secret, text, algorithm, digits, period, counter, pin } = stated
  const result = tokenFrom({
    ...{ type, secret, algorithm, digits, period, counter },
    ...(text instanceof Uint8Array && { text }),
    ...(pin instanceof Uint8Array && { pin }),
  })
  if (!result.ok) return undefined
  const { token } = result
  return { token, link: formatOtpauth({ issuer: textOf(account.service), account: textOf(account.name), token }) }
}

function codesOf({ codes, voided, added }: Fields): DatedCodes {
  const stated = Array.isArray(codes) ? (codes as readonly unknown[]) : []
  const read = stated.map(codeOf).filter((code) => code !== undefined)
  const end = dateOf(voided)
  return {
    added: textOf(added),
    ...(end !== undefined && { voided: end }),
    codes: read,
    unread: stated.length - read.length,
  }
}

function codeOf(stated: unknown): RestoredCode | undefined {
  if (!isFields(stated) || !(stated.text instanceof Uint8Array)) return undefined
  const used = dateOf(stated.used)
  return {
    text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(stated.text),
    ...(used !== undefined && { used }),
  }
}
