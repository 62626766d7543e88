import * as v from 'valibot'
import { evidence, picked, span, text } from './fact.ts'
import { ATOMS, GOALS } from './vocabulary.ts'

const atom = picked(ATOMS)
const atoms = v.pipe(v.array(atom), v.minLength(1), v.readonly())

/** A way to a goal. It is open to anyone who has all its atoms. */
export const routeSchema = v.pipe(
  v.strictObject({
    /** Where it leads; see `GOALS`. */
    to: picked(GOALS),
    /** Everything it takes; see `ATOMS`. */
    all: atoms,
    /** The fewest and the most days seen or promised. Absent when it takes none, or nobody says. */
    days: v.exactOptional(span),
    /** A person decides: staff of the service, another owner. Without `days`, nobody says when. */
    human: v.exactOptional(v.literal(true)),
    /** Documented but never tried, or its sources contradict each other. It makes no account count as safe. */
    unproven: v.exactOptional(v.literal(true)),
    /** The atom that it uses up. */
    uses: v.exactOptional(atom),
    /** What becomes useless afterwards. */
    voids: v.exactOptional(atoms),
    /** Open only to an account with no second factor set up. */
    when: v.exactOptional(v.literal('no-factor')),
    /** A command to type, if that is all it takes. */
    command: v.exactOptional(text),
    /** What to know before taking it, in whole sentences. */
    note: v.exactOptional(text),
    ...evidence,
  }),
  v.check(({ all, uses }) => uses === undefined || all.includes(uses), 'it uses what it does not ask for'),
  v.check(({ all }) => new Set(all).size === all.length, 'it asks for something twice'),
)
