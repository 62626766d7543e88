import * as v from 'valibot'
import { codesSchema } from './code-facts.ts'
import { address, picked, sourceSchema, text, texts, words } from './fact.ts'
import { factsSchema } from './facts.ts'
import { routeSchema } from './route.ts'
import { KINDS } from './vocabulary.ts'

/**
 * What is known of a service: one JSON file each in this folder. A field that is missing means "not
 * known", never "no". SERVICES.md says how to add one and how to correct one.
 */
export const serviceSchema = v.strictObject({
  /** The name of its file. */
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)),
  /** Its own name, as it writes it itself. */
  name: text,
  /** What a sentence calls it where the name alone could be another installation: "GitLab.com". */
  site: v.exactOptional(text),
  /** What it is; see `KINDS`. */
  kind: picked(KINDS),
  /** Where one signs in. Absent for a program that many run themselves. */
  home: v.exactOptional(address),
  /** Where the service tells its users how an account is recovered. */
  page: v.exactOptional(address),
  /** What apps and people call it besides, in lower case. No two services share one. */
  aliases: words,
  /** Its hosts, in lower case and without `www.`. No two services share one. */
  domains: words,
  /** What to ask the owner of an account, where nothing can be known in advance; one question each. */
  ask: v.exactOptional(texts),
  /** Where facts and routes were read, by the keys that they name. */
  sources: v.exactOptional(v.record(v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/)), sourceSchema)),
  /** Its recovery codes. Absent where it has none, or where nothing is known of them. */
  codes: v.exactOptional(codesSchema),
  facts: v.exactOptional(factsSchema),
  /** Ways to goals. Those to one goal are alternatives, the usual one first. */
  routes: v.pipe(v.array(routeSchema), v.readonly()),
})

export type Service = Readonly<v.InferOutput<typeof serviceSchema>>
export type Route = Readonly<v.InferOutput<typeof routeSchema>>
export type Source = Readonly<v.InferOutput<typeof sourceSchema>>
/** Whatever names sources: a fact or a route. */
export interface Evidence {
  readonly source: readonly string[]
  readonly unverified?: true
}
