/** The shape of a token inside a record; its type is that of `electron/otp/`. */
import * as v from 'valibot'
import { bytes, count } from './shapes.ts'

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

/** A variant tries one shape after the other; over thousands of records, looking it up is worth a line. */
const tokensByType = new Map<unknown, (typeof anyToken.options)[number]>(
  anyToken.options.map((shape) => [shape.entries.type.literal, shape]),
)

export const tokenShape = v.lazy((value) => tokensByType.get(typeOf(value)) ?? anyToken)

function typeOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'type' in value ? value.type : undefined
}
