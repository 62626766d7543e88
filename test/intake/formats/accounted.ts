/** What every format's own test asks of its reader. */
import fc from 'fast-check'
import { expect } from 'vitest'
import type { Found, Format, Reading } from '../../../electron/intake/intake.ts'
import { KitError } from '../../../electron/kit-error.ts'
import type { Token } from '../../../electron/otp/token.ts'

/** The code of the error, or "read". */
export async function answerOf(format: Format, bytes: Uint8Array, password?: string): Promise<unknown> {
  try {
    await format.read({ name: 'export', bytes }, password)
    return 'read'
  } catch (error) {
    return error instanceof KitError ? error.code : error
  }
}

export async function foundIn(format: Format, bytes: Uint8Array, password?: string): Promise<readonly Found[]> {
  return (await readingOf(format, bytes, password)).found
}

export async function readingOf(format: Format, bytes: Uint8Array, password?: string): Promise<Reading> {
  expect(format.recognises({ name: 'export', bytes })).toBe(true)
  return await format.read({ name: 'export', bytes }, password)
}

/** Issuer, account, note and token of each entry; what is no token shows as it is. */
export function tokensOf(found: readonly Found[]): unknown[] {
  return found.map((one) => (one.kind === 'token' ? [one.issuer, one.account, one.note, plain(one.token)] : one))
}

/** The secret and the PIN as text, which they are in the fixtures. */
function plain(token: Token): object {
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
  const pin = 'pin' in token ? { pin: text(token.pin) } : {}
  return { ...token, secret: text(token.secret), ...pin }
}

/** JSON of what was set aside. */
export function setAsideIn(found: readonly Found[]): unknown[] {
  return found.flatMap((one) =>
    one.kind === 'quarantined' ? [[one.reason, JSON.parse(Buffer.from(one.verbatim).toString()) as unknown]] : [],
  )
}

/** Cut anywhere, or with up to four bytes changed, a file gives a reading or a coded error, and stays as it was. */
export async function survivesDamage(format: Format, bytes: Uint8Array, password?: string, runs = 200): Promise<void> {
  const cut = fc.nat(bytes.length).map((at) => bytes.slice(0, at))
  const edits = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 })
  const changed = edits.map((all) => {
    const copy = bytes.slice()
    for (const [at, byte] of all) copy[at] = byte
    return copy
  })
  await fc.assert(
    fc.asyncProperty(fc.oneof(cut, changed), async (input) => {
      const before = input.slice()
      expect(typeof format.recognises({ name: 'x', bytes: input })).toBe('boolean')
      expect(typeof (await answerOf(format, input, password))).toBe('string')
      expect(input).toEqual(before)
    }),
    { numRuns: runs },
  )
}
