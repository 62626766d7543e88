/** The shapes of answers, for record-shapes.ts. */
import * as v from 'valibot'
import type { ToldPlace } from './records/told.ts'

const text = v.string()
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const id = v.pipe(text, v.regex(/^[0-9a-f]{32}$/))
const place: v.GenericSchema<ToldPlace> = v.union([
  text,
  v.strictObject({ account: id }),
  v.strictObject({ atLeast: count, of: v.array(v.lazy(() => place)) }),
])
const places = v.array(place)
const atom = { atom: text }
const told = { told: text }
const facts = v.array(
  v.union([v.strictObject({ name: text, is: text, ...told }), v.strictObject({ name: text, asked: text })]),
)

export const bearerShape = v.strictObject({
  kind: v.literal('bearer'),
  name: text,
  type: v.picklist(['phone', 'computer', 'key', 'paper', 'stick', 'memory', 'person', 'other']),
  place: v.exactOptional(text),
  with: v.exactOptional(text),
  ...told,
  verbatim: v.exactOptional(text),
})

export const openedShape = v.strictObject({
  kind: v.literal('opened'),
  name: text,
  needs: v.array(v.nullable(places)),
  ...told,
  facts: v.exactOptional(facts),
  verbatim: v.exactOptional(text),
})

export const accessShape = v.strictObject({
  kind: v.literal('access'),
  account: v.exactOptional(id),
  name: v.exactOptional(text),
  service: v.exactOptional(text),
  login: v.exactOptional(text),
  holds: v.array(v.union([v.strictObject({ ...atom, in: places, ...told }), v.strictObject({ ...atom, asked: text })])),
  rests: v.array(
    v.union([
      v.strictObject({ ...atom, account: id, ...told }),
      v.strictObject({ ...atom, named: text, ...told }),
      v.strictObject({ ...atom, outside: text, ...told }),
      v.strictObject({ ...atom, none: v.literal(true), ...told }),
      v.strictObject({ ...atom, asked: text }),
    ]),
  ),
  facts: v.exactOptional(facts),
  packages: v.exactOptional(v.array(v.strictObject({ name: text, ways: v.array(text), ...told }))),
  others: v.picklist(['none', 'unknown']),
  verbatim: v.exactOptional(text),
})
