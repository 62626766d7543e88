/** The JSON of an export: electron/exports/EXPORT.md. Only what restores an account is read. */
import { decodeBase64 } from '../../../electron/otp/base64.ts'
import { formatOtpauth, labelText } from '../../../electron/otp/otpauth.ts'
import { tokenFrom } from '../../../electron/otp/stated-token.ts'
import { eachAlone } from './each-alone.ts'
import type { Restored, RestoredCode, RestoredToken } from './restored.ts'

/** The highest version that is read. */
const VERSION = 1

export type ExportResult =
  | {
      readonly ok: true
      readonly accounts: readonly Restored[]
      /** How many entries could not be read; the text itself still has them. */
      readonly unread: number
    }
  /** Its version is newer than what is read here. */
  | { readonly ok: false }

type Fields = Readonly<Record<string, unknown>>

/** Undefined when the text is no export of ours. */
export function readExport(text: string): ExportResult | undefined {
  const whole = parsed(text)
  if (!isFields(whole) || whole.format !== 'recovery-kit-export') return undefined
  if (typeof whole.version !== 'number' || whole.version > VERSION) return { ok: false }
  const records = isFields(whole.records) ? whole.records : {}
  const tokens = listOf(records.token)
  const keys = new Map(listOf(records.key).map((key) => [key.id, textOf(key.name)]))
  const sets = listOf(records['code-set']).filter((set) => set.voided === undefined)
  let unread = Array.isArray(whole.unknown) ? whole.unknown.length : 0
  const accounts = listOf(records.account).map((account): Restored => {
    const own = tokens.filter((token) => token.account === account.id)
    const read = eachAlone(own, (record) => tokenOf(record, account)).filter((token) => token !== undefined)
    const codes = sets.filter((set) => set.account === account.id).flatMap((set) => listOf(set.codes))
    const texts = codes.map(codeOf).filter((code) => code !== undefined)
    unread += own.length - read.length + codes.length - texts.length
    return {
      name: labelText(textOf(account.service), textOf(account.name)),
      asides: [],
      notes: [
        ...textOf(account.note)
          .split('\n')
          .filter((line) => line.trim() !== ''),
        // As sealed sheets say it.
        ...listOf(account.keys).flatMap(({ key }) => (keys.has(key) ? [`key: ${keys.get(key) ?? ''}`] : [])),
      ],
      tokens: read,
      codes: texts,
    }
  })
  return { ok: true, accounts, unread }
}

function tokenOf(record: Fields, account: Fields): RestoredToken | undefined {
  const stated = record.token
  if (!isFields(stated)) return undefined
  const secret = bytesOf(stated.secret)
  const pin = bytesOf(stated.pin)
  if (!secret) return undefined
  const { type, algorithm, digits, period, counter } = stated
  const result = tokenFrom({ type, secret, algorithm, digits, period, counter, ...(pin && { pin }) })
  if (!result.ok) return undefined
  const { token } = result
  return { token, link: formatOtpauth({ issuer: textOf(account.service), account: textOf(account.name), token }) }
}

function codeOf(code: Fields): RestoredCode | undefined {
  const bytes = bytesOf(code.text)
  const { used } = code
  return (
    bytes && { text: new TextDecoder().decode(bytes), ...(typeof used === 'string' && { used: used.slice(0, 10) }) }
  )
}

function bytesOf(value: unknown): Uint8Array | undefined {
  return isFields(value) && typeof value.base64 === 'string' ? decodeBase64(value.base64) : undefined
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value.filter(isFields) : []
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
