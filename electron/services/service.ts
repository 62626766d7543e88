import * as v from 'valibot'
import { codesSchema } from './code-facts.ts'
import { address, picked, sourceSchema, text, texts, words } from './fact.ts'
import { factsSchema } from './facts.ts'
import { routeSchema } from './route.ts'
import { KINDS } from './vocabulary.ts'

/**
 * What is known about a service: one JSON file each in this folder. A missing field means "not
 * known", never "no". SERVICES.md says how to add and correct one.
 */
export const serviceSchema = v.strictObject({
  /** The name of its file. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  /** Its name, as it writes it itself. */
  name: text,
  /** What sentences call it when the name alone could mean another installation: "GitLab.com". */
  site: v.exactOptional(text),
  /** What it is; see `KINDS`. */
  kind: picked(KINDS),
  /** Where users sign in. Absent for software that many people host themselves. */
  home: v.exactOptional(address),
  /** Where the service tells its users how an account is recovered. */
  page: v.exactOptional(address),
  /** Other names that apps and people use for it, in lower case. No two services share one. */
  aliases: words,
  /** Its hosts, in lower case and without `www.`. No two services share one. */
  domains: words,
  /** What to ask the owner of an account when nothing can be known in advance; one question each. */
  ask: v.exactOptional(texts),
  /** Where facts and routes were read, by the keys they use. */
  sources: v.exactOptional(v.record(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)), sourceSchema)),
  /** Its recovery codes. Absent when it has none, or nothing is known about them. */
  codes: v.exactOptional(codesSchema),
  facts: v.exactOptional(factsSchema),
  /** Ways to goals. Several to one goal are alternatives, the usual one first. */
  routes: v.pipe(v.array(routeSchema), v.readonly()),
})

export type Service = Readonly<v.InferOutput<typeof serviceSchema>>
export type Route = Readonly<v.InferOutput<typeof routeSchema>>
export type Source = Readonly<v.InferOutput<typeof sourceSchema>>
/** Anything that names sources: a fact or a route. */
export interface Evidence {
  readonly source: readonly string[]
  readonly unverified?: true
}
