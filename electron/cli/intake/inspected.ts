import { remarkSentence } from '../../contract/words/intake-words.ts'
import type { Found, Reading } from '../../intake/intake.ts'
import { reasonOf } from '../../intake/plan/reasons.ts'
import type { ErrorCode, KitError } from '../../kit-error.ts'
import { secretText } from '../../otp/secret-text.ts'

/** What `inspect` says of one file; the shape of the JSON is in the README. */
export interface Inspected {
  readonly json: object
  readonly text: string
  readonly error?: ErrorCode
  /** Something in it was not read. */
  readonly incomplete: boolean
}

const NOTHING = { entries: [], codeSets: [], quarantined: [], refused: [], warnings: [] }

export function notRead(path: string, error: KitError | undefined): Inspected {
  const code = error?.code ?? 'internal'
  const message = error?.message ?? 'It could not be read.'
  return {
    json: { file: path, format: null, error: { code, message }, ...NOTHING },
    text: `${path}: ${message}`,
    error: code,
    incomplete: true,
  }
}

export function inspected(path: string, reading: Reading): Inspected {
  const of = <K extends Found['kind']>(kind: K) =>
    reading.found.filter((found): found is Extract<Found, { kind: K }> => found.kind === kind)
  const records = of('record').map(({ what, name }) => ({ what, name }))
  const json = {
    file: path,
    format: reading.format,
    entries: of('token').map(entryJson),
    codeSets: of('code-set').map(setJson),
    quarantined: of('quarantined').map(notTaken),
    refused: of('refused').map(notTaken),
    warnings: (reading.warnings ?? []).map(remarkSentence),
    notes: reading.notes.map(remarkSentence),
    ...(records.length > 0 && { records }),
  }
  const lines = [
    `${path}: ${reading.formatName}`,
    ...json.warnings.map((warning) => `  ! ${warning}`),
    ...json.entries.flatMap(({ type, issuer, account, secret, warnings }) => [
      `  ${type.toUpperCase()}  ${issuer} · ${account}  ${secret}`,
      ...warnings.map(warningLine),
    ]),
    ...json.codeSets.flatMap(({ service, account, codes, warnings }) => [
      `  ${codes.length} recovery codes  ${service} · ${account}`,
      ...codes.map((code) => `    ${code}`),
      ...warnings.map(warningLine),
    ]),
    ...records.map(({ what, name }) => `  ${what}  ${name}`),
    ...json.quarantined.map(({ what, reason }) => `  set aside  ${what}: ${reason}`),
    ...json.refused.map(({ what, reason }) => `  refused  ${what}: ${reason}`),
    ...json.notes.map((note) => `  ${note}`),
  ]
  const incomplete = json.quarantined.length + json.refused.length > 0
  return { json, text: lines.join('\n'), incomplete }
}

function entryJson({ issuer, account, token, warnings }: Extract<Found, { kind: 'token' }>) {
  const { type, algorithm, digits } = token
  const moving = token.type === 'hotp' ? { counter: token.counter } : { period: token.period }
  return {
    type,
    issuer,
    account,
    secret: secretText(token),
    algorithm,
    digits,
    ...moving,
    warnings: warnings.map(remarkSentence),
  }
}

function setJson({ service, account, codes, warnings }: Extract<Found, { kind: 'code-set' }>) {
  return {
    service,
    account,
    codes: codes.map((code) => new TextDecoder().decode(code)),
    warnings: warnings.map(remarkSentence),
  }
}

function notTaken(found: Extract<Found, { kind: 'quarantined' | 'refused' }>) {
  return { what: found.what, reason: remarkSentence(reasonOf(found)) }
}

function warningLine(warning: string): string {
  return `    ! ${warning}`
}
