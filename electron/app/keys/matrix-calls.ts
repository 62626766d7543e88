import { noteKeyAt, tryKeyAt, unnoteKeyAt, untryKeyAt, type KeyAtAccount } from '../../accounts/key-notes.ts'
import type { KitChange } from '../../accounts/kit.ts'
import type { Handlers, KeyMatrixView } from '../../contract.ts'
import { keyMatrix } from '../../keys/matrix.ts'
import { matrixFacts } from '../../keys/matrix-facts.ts'
import { KitError } from '../../kit-error.ts'
import type { Session } from '../vault/session.ts'

type MatrixCalls = Pick<Handlers, 'keys.matrix' | 'keys.note' | 'keys.unnote' | 'keys.tried' | 'keys.untried'>

/** Which account has which key, and noting it. */
export function matrixCalls(session: Session): MatrixCalls {
  const now = () => matrixOf(session)
  const change = (at: Pair, changed: (at: KeyAtAccount) => KitChange) => {
    session.kit.commit(
      changed({ key: session.kit.get('key', at.key), account: session.kit.get('account', at.account) }),
    )
    return now()
  }
  return {
    'keys.matrix': now,
    'keys.note': (at) => change(at, (pair) => noteKeyAt(pair, dayOf(session, at.on))),
    'keys.unnote': (at) => change(at, (pair) => unnoteKeyAt(session.kit, pair)),
    'keys.tried': (at) => change(at, (pair) => tryKeyAt(session.kit, pair, dayOf(session, at.on))),
    'keys.untried': (at) => change(at, (pair) => untryKeyAt(session.kit, pair)),
  }
}

interface Pair {
  readonly key: string
  readonly account: string
}

function matrixOf({ kit }: Session): KeyMatrixView {
  return keyMatrix(matrixFacts(kit))
}

/** @throws KitError `invalid-input` for a day to come. */
function dayOf({ surroundings }: Session, on: string | undefined): string {
  const now = new Date(surroundings.now()).toISOString().slice(0, 10)
  if (on === undefined || on <= now) return on ?? now
  throw new KitError('invalid-input', 'This day is still to come. Nothing was noted. Choose today or a day before it.')
}
