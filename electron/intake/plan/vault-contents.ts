import { createHash } from 'node:crypto'
import type { AccountRecord, CodeSetRecord, QuarantinedRecord, Stored, TokenRecord } from '../../accounts/records.ts'
import { labelText } from '../../otp/otpauth.ts'
import { tokenDigest, type Token } from '../../otp/token.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { Warning, Where } from '../judgements.ts'
import { describeToken } from './entry-words.ts'

/** The records of a vault that an import is compared with. */
export interface VaultContents {
  readonly accounts: readonly Stored<AccountRecord>[]
  readonly tokens: readonly Stored<TokenRecord>[]
  readonly codeSets: readonly Stored<CodeSetRecord>[]
  readonly quarantined: readonly Stored<QuarantinedRecord>[]
  /** Keys, sheets, ledgers, the cover, what was told, snapshots, FIDO's metadata: what only an export of this app brings. */
  readonly others?: readonly Stored[]
}

/** Where a token or code set was seen first. */
export interface Place {
  readonly service: string
  readonly name: string
  readonly inVault: boolean
  /** Which of the sources it is from. */
  readonly file?: number
  /** Absent for code sets. */
  readonly token?: Token
  /** Absent until a record is made of it. */
  readonly record?: RecordId
}

/**
 * The entries seen so far: first those of the vault, then earlier ones of the same import. What makes
 * two the same is their content alone; names do not count.
 */
export class KnownEntries {
  /** By identity, then by account key: one place for each, in the order they came. */
  readonly #places = new Map<string, Map<string, Place>>()
  /** By secret, then by identity. */
  readonly #uses = new Map<string, Map<string, Place>>()

  constructor(kit: VaultContents) {
    const accounts = new Map(kit.accounts.map((account) => [account.id, account]))
    const placeOf = (id: string) => {
      const { service = '', name = '' } = accounts.get(id) ?? {}
      return { service, name, inVault: true }
    }
    for (const { id, account, token } of kit.tokens) this.addToken(token, { ...placeOf(account), record: id })
    for (const { id, account, codes } of kit.codeSets)
      this.addCodes(
        codes.map((code) => code.text),
        { ...placeOf(account), record: id },
      )
  }

  /**
   * Where this token or these codes came first.
   *
   * @param besides - A source whose own places do not count: a vault may hold the same thing twice, and
   *   so does its export.
   */
  firstPlace(identity: string, besides?: number): Place | undefined {
    for (const place of this.#places.get(identity)?.values() ?? []) if (isElsewhere(place, besides)) return place
    return undefined
  }

  /** Where this account has this token or these codes. */
  placeAt(identity: string, service: string, name: string, besides?: number): Place | undefined {
    const place = this.#places.get(identity)?.get(accountKey(service, name))
    return place && isElsewhere(place, besides) ? place : undefined
  }

  /** Where the secret came first with another type or other parameters. */
  otherUse(token: Token): Place | undefined {
    const identity = tokenDigest(token)
    for (const [other, place] of this.#uses.get(digestOf(token.secret)) ?? []) if (other !== identity) return place
    return undefined
  }

  addToken(token: Token, place: Place): void {
    const identity = tokenDigest(token)
    addFirst(this.#places, identity, accountKey(place.service, place.name), { ...place, token })
    addFirst(this.#uses, digestOf(token.secret), identity, { ...place, token })
  }

  addCodes(codes: readonly Uint8Array[], place: Place): void {
    addFirst(this.#places, codesDigest(codes), accountKey(place.service, place.name), place)
  }
}

function isElsewhere(place: Place, besides: number | undefined): boolean {
  return besides === undefined || place.file !== besides
}

/** The same codes are the same set, in any order. */
export function codesDigest(codes: readonly Uint8Array[]): string {
  return ['codes', ...codes.map(digestOf).sort()].join(' ')
}

/** The key of an account: case and outer spaces do not count. */
export function accountKey(service: string, name: string): string {
  return JSON.stringify([fold(service), fold(name)])
}

export function fold(text: string): string {
  return text.trim().normalize('NFC').toLowerCase()
}

/** Whether a set is known to have been issued before another. */
export function isOlder(issued: string | undefined, other: string | undefined): boolean {
  return issued !== undefined && other !== undefined && issued < other
}

/** The same for a set of an export, whose day in its vault is known as well. */
export function isOlderSet(
  set: { readonly issued?: string; readonly origin?: { readonly added: string } },
  other: Pick<CodeSetRecord, 'issued' | 'added'> | undefined,
): boolean {
  if (set.issued !== undefined && other?.issued !== undefined) return set.issued < other.issued
  return isOlder(set.origin?.added, other?.added)
}

/** A place as a fact: "PyPI: alice" in the vault. */
export function placeFact({ service, name, inVault }: Place): Where {
  return { in: inVault ? 'vault' : 'import', name: labelText(service, name) }
}

/** For the first other use of the same secret. */
export function otherUseWarning(token: Token, known: KnownEntries): Warning[] {
  const place = known.otherUse(token)
  if (!place?.token) return []
  return [{ kind: 'other-settings', place: placeFact(place), settings: describeToken(place.token) }]
}

/** Keeps only the first place: more add nothing, and would make long imports slow. */
function addFirst(map: Map<string, Map<string, Place>>, outer: string, inner: string, place: Place): void {
  const places = map.get(outer) ?? new Map<string, Place>()
  if (!places.has(inner)) places.set(inner, place)
  map.set(outer, places)
}

/** The key to look up a secret by: a string of the secret itself could not be wiped. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
