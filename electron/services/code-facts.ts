import * as v from 'valibot'
import { count, fact, text, texts, words } from './fact.ts'

const pattern = v.pipe(v.string(), v.startsWith('^'), v.endsWith('$'), v.check(compiles, 'not a regular expression'))

const formSchema = v.strictObject({
  /** The year until about which codes of this form were issued. Absent for the current form. */
  until: v.exactOptional(v.pipe(v.string(), v.regex(/^\d{4}$/))),
  /** How many are issued at once. */
  count: v.exactOptional(fact(count)),
  /** A regular expression that matches one whole code as shown. */
  pattern: v.exactOptional(fact(pattern)),
  /** Entropy of one code, in bits. */
  bits: v.exactOptional(fact(count)),
  /** Made up by us; the pattern matches each of them. */
  samples: v.exactOptional(texts),
})

/** The recovery codes of a service, whatever it calls them. */
export const codesSchema = v.strictObject({
  /** What a page or file with codes calls the service, in lower case. Empty when the words also fit other things. */
  words,
  /**
   * What the service calls the file it offers. `<account>` and `<time>` mark the parts that vary,
   * and parts in brackets may be missing.
   */
  fileName: v.exactOptional(fact(text)),
  /** What they look like, the current form first. Empty when not known. */
  forms: v.pipe(v.array(formSchema), v.readonly()),
  /** Setting up the second factor uses up the first code. */
  burnsFirst: v.exactOptional(fact(v.literal(true))),
  /** Whether they can never be viewed again. */
  shownOnce: v.exactOptional(fact(v.boolean())),
  /** Whether a new set invalidates the old one. */
  newSetVoidsOld: v.exactOptional(fact(v.boolean())),
  /**
   * What it takes to get a new set: being signed in, entering the password again, only using the old
   * code (`by-use`), or impossible (`none`).
   */
  regenerate: v.exactOptional(fact(v.picklist(['signed-in', 'password', 'by-use', 'none']))),
  /** Whether the password is needed as well. */
  needsPassword: v.exactOptional(fact(v.boolean())),
  /** How many codes one recovery can use up, if more than one. */
  perRecovery: v.exactOptional(fact(count)),
  /** Issued with the first second factor, and not again with later ones. */
  withFirstFactorOnly: v.exactOptional(fact(v.literal(true))),
  /** Whether upper and lower case are treated alike. */
  foldsCase: v.exactOptional(fact(v.boolean())),
  /** Whether spaces in a typed code are ignored. */
  ignoresSpaces: v.exactOptional(fact(v.boolean())),
  /** Whether using a code removes the second factor. */
  useTurnsFactorOff: v.exactOptional(fact(v.boolean())),
  /** Using it leaves no code until a new one is made. */
  useLeavesNone: v.exactOptional(fact(v.literal(true))),
  /** It stays valid after use. */
  reusable: v.exactOptional(fact(v.literal(true))),
  /** Whether a publishing command accepts one in place of an authenticator code. */
  publishes: v.exactOptional(fact(v.boolean())),
})

function compiles(text: string): boolean {
  try {
    return new RegExp(text, 'u').source !== ''
  } catch {
    return false
  }
}
