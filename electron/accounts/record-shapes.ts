import * as v from 'valibot'
import type { KitRecord } from './records.ts'
import { remarkShape } from './records/remark.ts'
import { accessShape, bearerShape, openedShape } from './told-shapes.ts'

const text = v.string()
const bytes = v.instance(Uint8Array)
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const id = v.pipe(text, v.regex(/^[0-9a-f]{32}$/))
const algorithm = v.picklist(['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'])
const digits = v.pipe(count, v.minValue(1), v.maxValue(10))

const anyToken = v.variant('type', [
  v.strictObject({ type: v.literal('totp'), secret: bytes, algorithm, digits, period: v.pipe(count, v.minValue(1)) }),
  v.strictObject({ type: v.literal('hotp'), secret: bytes, algorithm, digits, counter: count }),
  v.strictObject({
    type: v.literal('steam'),
    secret: bytes,
    algorithm: v.literal('SHA1'),
    digits: v.literal(5),
    period: v.literal(30),
  }),
  v.strictObject({
    type: v.literal('motp'),
    secret: bytes,
    text: v.exactOptional(bytes),
    algorithm: v.literal('MD5'),
    digits: v.literal(6),
    period: v.literal(10),
    pin: v.exactOptional(bytes),
  }),
  v.strictObject({
    type: v.literal('yandex'),
    secret: bytes,
    algorithm: v.literal('SHA256'),
    digits: v.literal(8),
    period: v.literal(30),
    pin: v.exactOptional(bytes),
  }),
])

/**
 * Looks the shape up by its type. A valibot variant would try one after the other, which is slow
 * over thousands of records.
 */
const tokensByType = new Map<unknown, (typeof anyToken.options)[number]>(
  anyToken.options.map((shape) => [shape.entries.type.literal, shape]),
)
const token = v.lazy((value) => tokensByType.get(fieldOf(value, 'type')) ?? anyToken)

const printedSheet = v.strictObject({
  number: count,
  kind: v.picklist(['account', 'totp', 'codes', 'sealed', 'identity', 'share', 'cover', 'archivist']),
  account: v.exactOptional(id),
  pages: count,
  lines: count,
  names: v.exactOptional(bytes),
  note: v.exactOptional(bytes),
  needs: v.exactOptional(bytes),
  tokens: v.exactOptional(bytes),
  codes: v.exactOptional(bytes),
  keys: v.exactOptional(bytes),
  used: v.exactOptional(count),
  identity: v.exactOptional(text),
  share: v.exactOptional(v.strictObject({ identifier: count, index: count, threshold: count, count })),
})
const paperCopy = v.strictObject({
  number: count,
  place: text,
  holder: text,
  drills: v.array(
    v.strictObject({
      at: text,
      how: v.picklist(['scanned', 'typed']),
      same: v.array(count),
      wrong: v.array(count),
      half: v.exactOptional(v.array(v.strictObject({ sheet: count, read: v.picklist(['secret', 'codes']) }))),
    }),
  ),
  gone: v.exactOptional(text),
})
const savedFile = v.strictObject({ path: text, gone: v.exactOptional(text) })

const schema = v.variant('kind', [
  v.strictObject({
    kind: v.literal('account'),
    service: text,
    name: text,
    note: text,
    added: text,
    keys: v.exactOptional(v.array(v.strictObject({ key: id, noted: v.exactOptional(text) }))),
  }),
  v.strictObject({
    kind: v.literal('token'),
    account: id,
    token,
    added: text,
    source: text,
    verbatim: v.exactOptional(bytes),
    proved: v.exactOptional(text),
    corrected: v.exactOptional(text),
  }),
  v.strictObject({
    kind: v.literal('code-set'),
    account: id,
    codes: v.array(v.strictObject({ text: bytes, used: v.exactOptional(text) })),
    added: text,
    issued: v.exactOptional(text),
    voided: v.exactOptional(text),
    source: text,
  }),
  v.strictObject({
    kind: v.literal('key'),
    name: text,
    aaguid: text,
    credentialId: bytes,
    publicKey: bytes,
    counter: count,
    transports: v.array(text),
    added: text,
    tested: v.array(text),
  }),
  v.strictObject({
    kind: v.literal('sheet'),
    accounts: v.array(id),
    paper: v.picklist(['a4', 'letter']),
    pages: count,
    made: text,
    set: v.exactOptional(v.pipe(text, v.regex(/^[0-9A-F]{8}$/))),
    verifyBy: v.exactOptional(text),
    sheets: v.exactOptional(v.array(printedSheet)),
    copies: v.exactOptional(v.array(paperCopy)),
    file: v.exactOptional(savedFile),
  }),
  v.strictObject({
    kind: v.literal('quarantined'),
    what: text,
    reason: remarkShape,
    source: text,
    verbatim: bytes,
    added: text,
  }),
  v.strictObject({
    kind: v.literal('ledger'),
    at: text,
    rows: v.array(
      v.strictObject({
        source: text,
        file: v.exactOptional(count),
        record: v.exactOptional(id),
        what: text,
        outcome: v.picklist(['added', 'duplicate', 'refused', 'quarantined']),
        reason: remarkShape,
      }),
    ),
    missing: v.array(remarkShape),
    sources: v.exactOptional(
      v.array(
        v.strictObject({
          name: text,
          format: v.exactOptional(text),
          notes: v.array(remarkShape),
          deleted: v.exactOptional(text),
        }),
      ),
    ),
    readBack: v.exactOptional(text),
  }),
  v.strictObject({
    kind: v.literal('cover'),
    fields: v.array(v.strictObject({ label: text, value: text })),
    changed: text,
  }),
  v.strictObject({ kind: v.literal('copy'), at: text, path: text, revision: count }),
  v.strictObject({
    kind: v.literal('backup-drill'),
    at: text,
    path: text,
    what: v.picklist(['vault', 'export']),
    same: count,
    missing: count,
    changed: count,
    onlyThere: count,
    complete: v.boolean(),
  }),
  bearerShape,
  openedShape,
  accessShape,
  v.strictObject({
    kind: v.literal('snapshot'),
    source: text,
    package: text,
    on: text,
    digest: v.pipe(text, v.regex(/^[0-9a-f]{64}$/)),
    content: text,
  }),
  v.strictObject({ kind: v.literal('identity'), recipient: text, created: text, checked: v.exactOptional(text) }),
  v.strictObject({
    kind: v.literal('slot'),
    slot: id,
    name: text,
    added: text,
    typed: v.exactOptional(text),
    unchanged: v.exactOptional(v.strictObject({ since: count, written: count })),
  }),
  v.strictObject({
    kind: v.literal('settings'),
    graceSeconds: count,
    lockMinutes: count,
    clipboardSeconds: count,
    backupEvery: v.exactOptional(count),
    backupKeep: v.exactOptional(count),
    drillDays: v.exactOptional(count),
    stillTrueMonths: v.exactOptional(count),
  }),
])

const shapesByKind = new Map<unknown, (typeof schema.options)[number]>(
  schema.options.map((shape) => [shape.entries.kind.literal, shape]),
)

/** The record, or undefined if this version does not know the kind or shape of a value. */
export function recordFrom(value: unknown): KitRecord | undefined {
  const shape = shapesByKind.get(fieldOf(value, 'kind'))
  // The caller only needs to know whether it is valid.
  const result = shape && v.safeParse(shape, value, { abortEarly: true })
  return result?.success ? (result.output satisfies KitRecord) : undefined
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined
}
