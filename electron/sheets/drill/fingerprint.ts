import { createHash } from 'node:crypto'
import type { PrintedSheet } from '../../accounts/records.ts'
import { pinOf, tokenDigestBytes, type Token } from '../../otp/token.ts'
import { hexBytes, joinSecrets } from '../../secret-bytes.ts'
import type { AccountPart, SheetAccount } from '../content/account-sheet.ts'

/** By which it is told later what of an account is no longer as it was printed. */
export type Fingerprint = Pick<PrintedSheet, 'names' | 'note' | 'keys' | 'needs' | 'tokens' | 'codes' | 'used'>

/** What of an account is looked at. */
export type Fingerprinted = Pick<SheetAccount, 'service' | 'name' | 'note' | 'tokens' | 'codeSet' | 'keys' | 'needs'>

/**
 * The fingerprint of a part of an account: SHA-256 over each field with its length before it.
 * Tokens count with everything that makes their codes and their PIN, in no order; the counter of a
 * HOTP token does not, as it moves with every code and services look ahead. Codes count in their
 * order, used or not. Keys count by name, in no order; the note without blanks at its end; what the
 * service asks for, as it is printed.
 */
export function fingerprintOf(account: Fingerprinted, part: AccountPart): Fingerprint {
  const codes = account.codeSet?.codes ?? []
  const keys = (account.keys ?? []).map((name) => Buffer.from(name))
  const note = (account.note ?? '').trimEnd()
  return {
    names: digest([Buffer.from(account.service), Buffer.from(account.name)]),
    note: note === '' ? NO_NOTE : digest([Buffer.from(note)]),
    keys: digest(keys.sort(compare)),
    needs: needsDigest(account.needs ?? []),
    ...(part !== 'codes' && { tokens: tokensDigest(account.tokens) }),
    ...(part !== 'totp' && {
      codes: digest(codes.map(({ text }) => text)),
      used: codes.filter(({ used }) => used !== undefined).length,
    }),
  }
}

const NONE = createHash('sha256').digest()

/** The fingerprint of a field of which nothing was printed. */
export const NOTHING = digest([])
const NO_NOTE = digest([Buffer.alloc(0)])

/** Accounts of one service share what it asks for. */
const digestOfNeeds = new WeakMap<readonly string[], Uint8Array>()

function needsDigest(needs: readonly string[]): Uint8Array {
  const known = digestOfNeeds.get(needs) ?? digest(needs.map((sentence) => Buffer.from(sentence)))
  digestOfNeeds.set(needs, known)
  return known
}

/** Whether two fingerprints are the same; absent is never the same as anything. */
export function sameFingerprint(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && other !== undefined && compare(one, other) === 0
}

function tokensDigest(tokens: Fingerprinted['tokens']): Uint8Array {
  const fields = tokens.map(({ token }) => tokenBytes(token)).sort(compare)
  try {
    return digest(fields)
  } finally {
    for (const field of fields) field.fill(0)
  }
}

function tokenBytes(token: Token): Uint8Array {
  const identity = tokenDigestBytes(token)
  const pin = pinOf(token)
  if (!pin) return identity
  const digits = hexBytes(pin)
  const joined = joinSecrets(identity, PIN, digits)
  identity.fill(0)
  digits.fill(0)
  return joined
}

const PIN = new TextEncoder().encode(' pin ')

/** SHA-256 over each field with its length before it. */
export function digest(fields: readonly Uint8Array[]): Uint8Array {
  // Most accounts have no keys and no codes.
  if (fields.length === 0) return new Uint8Array(NONE)
  const hash = createHash('sha256')
  for (const field of fields) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(field.length)
    hash.update(length).update(field)
  }
  return new Uint8Array(hash.digest())
}

function compare(one: Uint8Array, other: Uint8Array): number {
  return Buffer.compare(one, other)
}
