/** The ways in which KeePass entries state a secret that is not a link. */
import { decodeBase32, type Base32Result } from '../../../otp/base32.ts'
import type { KeePassReason, Reason } from '../../judgements.ts'
import type { StatedToken } from '../../../otp/stated-token.ts'
import { bytesFromBase64, bytesFromHex } from '../../containers/encodings.ts'
import { utf8 } from '../../containers/text.ts'

type Fields = ReadonlyMap<string, string>

type SecretResult = Extract<Base32Result, { readonly ok: true }> | { readonly ok: false; readonly reason: Reason }

/** What is stated, before any of it is believed. */
export interface StatedSecret {
  readonly secret: SecretResult
  readonly stated: Omit<StatedToken, 'secret'>
  /** The fields it was stated in. */
  readonly used: readonly string[]
}

/** KeeTrayTOTP: a base32 seed, and "30;6" or "30;S" (Steam), maybe with the address of a clock behind it. */
export function fromSeed(fields: Fields): StatedSecret | undefined {
  const seed = fields.get('TOTP Seed') ?? ''
  if (seed.trim() === '') return undefined
  const settings = fields.get('TOTP Settings') ?? ''
  const used = ['TOTP Seed', ...(fields.has('TOTP Settings') ? ['TOTP Settings'] : [])]
  const secret = decodeBase32(seed)
  // Without settings it is what the plugin starts with.
  if (settings.trim() === '') return { secret, stated: { type: 'totp' }, used }
  const [, period, digits] = /^\s*(\d+);(\d+|S)(?:;(?:https?:\/\/.*)?)?\s*$/i.exec(settings) ?? []
  if (period === undefined)
    return { secret: { ok: false, reason: { kind: 'settings-unclear' } }, stated: { type: 'totp' }, used }
  const stated = /^s$/i.test(digits ?? '') ? { type: 'steam', period } : { type: 'totp', period, digits }
  return { secret, stated, used }
}

/** KeePass: `TimeOtp-Secret` and the like, in one of four encodings; 6 digits, 30 s and SHA1 unless stated. */
export function fromNumbered(fields: Fields, prefix: 'TimeOtp' | 'HmacOtp'): StatedSecret | undefined {
  const names = Object.keys(ENCODINGS).map((encoding) => `${prefix}-Secret${encoding === '' ? '' : `-${encoding}`}`)
  const [name, another] = names.filter((one) => (fields.get(one) ?? '').trim() !== '')
  if (name === undefined) return undefined
  const decode = ENCODINGS[name.slice(`${prefix}-Secret-`.length)] ?? decodeBase32
  // An empty field is one that was not filled in.
  const value = (what: string) => {
    const text = fields.get(`${prefix}-${what}`)
    return text?.trim() === '' ? undefined : text
  }
  const stated =
    prefix === 'TimeOtp'
      ? { type: 'totp', algorithm: value('Algorithm'), digits: value('Length'), period: value('Period') }
      : { type: 'hotp', counter: value('Counter') }
  const secret: SecretResult =
    another === undefined ? decode(fields.get(name) ?? '') : { ok: false, reason: { kind: 'secrets-of-one-kind' } }
  return { secret, stated, used: [...fields.keys()].filter((one) => one.startsWith(`${prefix}-`)) }
}

/** KeeOtp: "key=JBSW…&size=6&step=30", and maybe type, counter, hash and encoding. */
export function fromKeyValues(text: string, field: string): StatedSecret {
  const used = [field]
  const values = new Map<string, string>()
  const refuse = (kind: KeePassReason['kind']) => ({
    secret: { ok: false as const, reason: { kind } },
    stated: { type: 'totp' },
    used,
  })
  for (const pair of text.trim().split('&')) {
    const [, name = '', raw = ''] = /^([^=]*)=?(.*)$/s.exec(pair) ?? []
    const key = name.toLowerCase()
    if (!KEY_VALUES.includes(key)) return refuse('unknown-value')
    if (values.has(key)) return refuse('stated-twice')
    try {
      values.set(key, decodeURIComponent(raw))
    } catch {
      return refuse('not-percent-encoded')
    }
  }
  const encoding = (values.get('encoding') ?? 'base32').toLowerCase()
  const decode = Object.entries(ENCODINGS).find(([name]) => (name.toLowerCase() || 'utf8') === encoding)?.[1]
  if (!decode) return refuse('encoding-unknown')
  const stated = {
    type: values.get('type') ?? 'totp',
    algorithm: values.get('otphashmode'),
    digits: values.get('size'),
    period: values.get('step'),
    counter: values.get('counter'),
  }
  return { secret: decode(values.get('key') ?? ''), stated, used }
}

const KEY_VALUES = ['key', 'size', 'step', 'type', 'counter', 'otphashmode', 'encoding']

const ENCODINGS: Readonly<Record<string, (text: string) => SecretResult>> = {
  '': (text) => ({ ok: true, bytes: utf8(text) }),
  Hex: (text) => resultOf(bytesFromHex(text.replace(/\s/g, '')), 'not-hex'),
  Base32: decodeBase32,
  Base64: (text) => resultOf(bytesFromBase64(text.replace(/\s/g, '')), 'not-base64'),
}

function resultOf(bytes: Uint8Array | undefined, kind: 'not-hex' | 'not-base64'): SecretResult {
  return bytes ? { ok: true, bytes } : { ok: false, reason: { kind } }
}
