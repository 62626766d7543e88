import * as v from 'valibot'
import { evidence, picked, span, text } from './fact.ts'
import { ATOMS, GOALS } from './vocabulary.ts'

const atom = picked(ATOMS)
const atoms = v.pipe(v.array(atom), v.minLength(1), v.readonly())

/** A way to a goal. It is open to who has all its atoms. */
export const routeSchema = v.pipe(
  v.strictObject({
    /** Where it leads; see `GOALS`. */
    to: picked(GOALS),
    /** What it takes, all of it; see `ATOMS`. */
    all: atoms,
    /** How many days it takes, the least and the most that were seen or promised. Absent for none, or where nobody says. */
    days: v.exactOptional(span),
    /** Somebody decides: staff of the service, another owner. Without `days` nobody says when. */
    human: v.exactOptional(v.literal(true)),
    /** Documented and never tried, or its sources contradict each other. It counts for no account's safety. */
    unproven: v.exactOptional(v.literal(true)),
    /** The one of its atoms that is used up. */
    uses: v.exactOptional(atom),
    /** What is useless afterwards. */
    voids: v.exactOptional(atoms),
    /** It is open only to an account with no second factor set up. */
    when: v.exactOptional(v.literal('no-factor')),
    /** What to type, where that does it. */
    command: v.exactOptional(text),
    /** What to know before one takes it; whole sentences. */
    note: v.exactOptional(text),
    ...evidence,
  }),
  v.check(({ all, uses }) => uses === undefined || all.includes(uses), 'it uses what it does not ask for'),
  v.check(({ all }) => new Set(all).size === all.length, 'it asks for something twice'),
)
