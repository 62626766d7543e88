import * as v from 'valibot'
import { count, fact, text, texts, words } from './fact.ts'

const pattern = v.pipe(v.string(), v.startsWith('^'), v.endsWith('$'), v.check(compiles, 'not a regular expression'))

const formSchema = v.strictObject({
  /** Until about when codes of this form were issued: a year. Absent for those of today. */
  until: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}$/))),
  /** How many are issued at once. */
  count: v.exactOptional(fact(count)),
  /** A regular expression of one whole code, as it is shown. */
  pattern: v.exactOptional(fact(pattern)),
  /** Entropy of one code, in bits. */
  bits: v.exactOptional(fact(count)),
  /** Made up by us; the pattern takes each of them. */
  samples: v.exactOptional(texts),
})

/** The recovery codes of a service, by whatever name it calls them. */
export const codesSchema = v.strictObject({
  /** What a page or file with codes calls the service, in lower case. None where that is said of other things as well. */
  words,
  /**
   * What the service calls the file that it offers. `<account>` and `<time>` stand for what differs,
   * and what is in brackets may be missing.
   */
  fileName: v.exactOptional(fact(text)),
  /** How they look, those of today first. None where it is not known. */
  forms: v.pipe(v.array(formSchema), v.readonly()),
  /** Setting up the second factor uses up the first of them. */
  burnsFirst: v.exactOptional(fact(v.literal(true))),
  /** Whether they can never be looked at again. */
  shownOnce: v.exactOptional(fact(v.boolean())),
  /** Whether a new set makes the old one useless. */
  newSetVoidsOld: v.exactOptional(fact(v.boolean())),
  /**
   * What a new set takes: being signed in, the password once more, nothing but using the old code
   * (`by-use`), or there is none to be had (`none`).
   */
  regenerate: v.exactOptional(fact(v.picklist(['signed-in', 'password', 'by-use', 'none']))),
  /** Whether the password is asked for as well. */
  needsPassword: v.exactOptional(fact(v.boolean())),
  /** How many one recovery can use up, where that may be more than one. */
  perRecovery: v.exactOptional(fact(count)),
  /** Issued with the first second factor, and not again with later ones. */
  withFirstFactorOnly: v.exactOptional(fact(v.literal(true))),
  /** Whether upper case is taken for lower, and the other way round. */
  foldsCase: v.exactOptional(fact(v.boolean())),
  /** Whether spaces in what is typed do no harm. */
  ignoresSpaces: v.exactOptional(fact(v.boolean())),
  /** Whether using one takes the second factor off. */
  useTurnsFactorOff: v.exactOptional(fact(v.boolean())),
  /** Using it leaves no code at all until a new one is made. */
  useLeavesNone: v.exactOptional(fact(v.literal(true))),
  /** It stays good after use. */
  reusable: v.exactOptional(fact(v.literal(true))),
  /** Whether a command that publishes takes one in place of a code of an authenticator app. */
  publishes: v.exactOptional(fact(v.boolean())),
})

function compiles(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== ''
  } catch {
    return false
  }
}
