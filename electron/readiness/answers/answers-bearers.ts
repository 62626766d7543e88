/** Bearers, the vault and password managers in a file of answers. What is not understood of one is kept with it. */
import * as v from 'valibot'
import {
  BEARER_TYPES,
  date,
  facts,
  list,
  listed,
  name,
  readFacts,
  toldOf,
  where,
  type Reader,
} from './answers-shapes.ts'
import type { ToldBearer, ToldOpened } from './answers.ts'
import { VAULT, type BearerType, type Where } from '../evidence.ts'
import type { Names } from '../names.ts'

const told = { told: v.nullish(date) }
const text = v.union([v.literal(''), name])
const places = v.union([where, list])

export const bearerShape = v.looseObject({
  type: v.nullish(text),
  place: v.nullish(text),
  with: v.nullish(text),
  ...told,
})
export const openedShape = v.looseObject({ needs: v.array(v.nullable(places)), ...told })
export const vaultShape = v.looseObject({
  files: v.nullish(places),
  opens: v.nullish(places),
  facts: v.nullish(facts),
  ...told,
})

/** What a bearer most likely is where nobody says is told by its name; it only colours advice. */
export function readBearer(
  called: string,
  { type, place, with: keeper, told: day, ...rest }: v.InferOutput<typeof bearerShape>,
  { today, people }: { readonly today: string; readonly people: Names },
): ToldBearer {
  const known = BEARER_TYPES.find((one) => one === type?.toLowerCase())
  const other = { ...(type && known === undefined && { type }), ...rest }
  return {
    name: called,
    type: known ?? (type ? 'other' : people.has(people.own(called)) ? 'person' : typeByName(called)),
    ...(place && { place }),
    ...(keeper && { with: keeper }),
    told: toldOf(day ?? undefined, today),
    ...(Object.keys(other).length > 0 && { other }),
  }
}

export function readManager(
  called: string,
  { needs, told: day, ...other }: v.InferOutput<typeof openedShape>,
  { today, holders }: Reader,
): ToldOpened {
  return {
    name: called,
    needs: needs.map((need) => placesOf(need, holders)),
    told: toldOf(day ?? undefined, today),
    ...(Object.keys(other).length > 0 && { other }),
  }
}

export function readVault(
  { files, opens, told: day, facts: said, ...other }: v.InferOutput<typeof vaultShape>,
  { today, holders }: Reader,
): ToldOpened {
  const told = toldOf(day ?? undefined, today)
  return {
    name: VAULT,
    needs: [placesOf(files, holders), placesOf(opens, holders)],
    told,
    ...(said && { facts: readFacts(said, told) }),
    ...(Object.keys(other).length > 0 && { other }),
  }
}

function placesOf(need: Where | readonly Where[] | null | undefined, holders: Names): readonly Where[] | null {
  return need === null || need === undefined ? null : listed(need).map((one) => holders.inWhere(one))
}

/** What a thing of this name most likely is. */
export function typeByName(called: string): BearerType {
  const known: readonly (readonly [RegExp, BearerType])[] = [
    [/\b(memory|head|by heart)\b/i, 'memory'],
    [/\b(phone|mobile|tablet)\b/i, 'phone'],
    [/\b(laptop|computer|desktop|pc|mac)\b/i, 'computer'],
    [/\b(sheets?|paper|printout|card|share)\b/i, 'paper'],
    [/\b(stick|usb|drive|disk)\b/i, 'stick'],
    [/\bkey\b/i, 'key'],
  ]
  return known.find(([pattern]) => pattern.test(called))?.[1] ?? 'other'
}
