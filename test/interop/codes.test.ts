/** Codes that other apps show, Steam, mOTP and Yandex Key among them. */
import { describe, expect, test } from 'vitest'
import { decodeBase32 } from '../../electron/otp/base32.ts'
import { codeOf } from '../../electron/otp/codes.ts'
import type { Token } from '../../electron/otp/token.ts'
import { hasSamples, readSampleJson } from './samples.ts'

interface Row {
  readonly time: number
  readonly code: string
  readonly secretBase32?: string
  readonly secretHex?: string
  readonly pin?: string
}

interface Vectors {
  readonly steam_guard: { readonly rows: readonly Row[] }
  readonly motp: { readonly rows: readonly Row[] }
  readonly yandex: { readonly rows: readonly Row[] }
}

const NONE: Vectors = { steam_guard: { rows: [] }, motp: { rows: [] }, yandex: { rows: [] } }
const vectors = hasSamples ? (readSampleJson('vectors/otp.json') as Vectors) : NONE

function secretOf({ secretBase32 = '', secretHex }: Row): Uint8Array {
  if (secretHex !== undefined) return Buffer.from(secretHex, 'hex')
  const secret = decodeBase32(secretBase32)
  if (!secret.ok) throw new Error(secret.reason.kind)
  return secret.bytes
}

const pinOf = ({ pin = '' }: Row) => new TextEncoder().encode(pin)

describe.skipIf(!hasSamples)('the code of', () => {
  const show = (token: Token, { time }: Row) => codeOf(token, time * 1000).text

  test.each(vectors.steam_guard.rows)('Steam at $time is $code', (row) => {
    const token: Token = { type: 'steam', secret: secretOf(row), algorithm: 'SHA1', digits: 5, period: 30 }
    expect(show(token, row)).toBe(row.code)
  })

  test.each(vectors.motp.rows)('mOTP at $time is $code', (row) => {
    const secret = secretOf(row)
    const token: Token = { type: 'motp', secret, algorithm: 'MD5', digits: 6, period: 10, pin: pinOf(row) }
    expect(show(token, row)).toBe(row.code)
  })

  test.each(vectors.yandex.rows)('Yandex Key at $time is $code', (row) => {
    const secret = secretOf(row)
    const token: Token = { type: 'yandex', secret, algorithm: 'SHA256', digits: 8, period: 30, pin: pinOf(row) }
    expect(show(token, row)).toBe(row.code)
  })
})
