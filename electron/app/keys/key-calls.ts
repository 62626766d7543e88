import { removeKey } from '../../accounts/account-keys.ts'
import { withDetails } from '../../accounts/key-details.ts'
import type { KeyDetailsRecord } from '../../accounts/records.ts'
import type { Handlers, Input, KeyView } from '../../contract.ts'
import { rightsHint } from '../../keys/failure-words.ts'
import { answered } from '../../readiness/answers/answering.ts'
import { withNameOf, withoutBearers } from '../../readiness/answers/answers-names.ts'
import type { RecordId } from '../../vault/vault.ts'
import type { Session } from '../vault/session.ts'
import { benchOf } from './bench.ts'
import { commitKeys } from './commit-keys.ts'
import { certificateView } from './certificate-view.ts'
import { KeyBench } from './key-bench.ts'
import { requireFreeName } from './key-names.ts'
import { KeyShelf } from './key-shelf.ts'
import { joinKeys } from './twin-keys.ts'

type KeyCalls = Pick<
  Handlers,
  | 'keys.list'
  | 'keys.begin'
  | 'keys.answer'
  | 'keys.failed'
  | 'keys.stop'
  | 'keys.plugged'
  | 'keys.describe'
  | 'keys.certificates'
  | 'keys.gone'
  | 'keys.join'
  | 'keys.remove'
>

/** Security keys: tested, listed, described, joined and removed. */
export function keyCalls(session: Session): KeyCalls {
  const bench = new KeyBench(session)
  const place = benchOf(session.surroundings)
  return {
    'keys.list': () => ({ ...shelfOf(session).list(), asksPin: place.system === 'windows' }),
    'keys.begin': (input) => bench.begin(input),
    'keys.answer': async (input) => {
      session.requireUnlocked()
      return await bench.answer(input)
    },
    'keys.failed': (input) => bench.failed(input),
    'keys.stop': () => {
      bench.stop()
      return undefined
    },
    'keys.plugged': () => {
      const hint = rightsHint(place.plugged())
      return hint === undefined ? {} : { hint }
    },
    'keys.describe': (input) => describe(session, input),
    'keys.certificates': ({ id }) => {
      const details = shelfOf(session).detailsOf(session.kit.get('key', id))
      return (details?.model?.certificates ?? []).map(certificateView)
    },
    'keys.gone': ({ id, how }) => {
      const key = session.kit.get('key', id)
      const today = dayOf(session)
      commitKeys(
        session,
        withDetails(session.kit, key, ({ gone: _gone, ...details }) => ({
          ...details,
          ...(how && { gone: { how, on: today } }),
          told: today,
        })),
      )
      return viewOf(session, key.id)
    },
    'keys.join': ({ keep, other }) => {
      joinKeys(session, keep, other)
      return viewOf(session, keep)
    },
    'keys.remove': ({ id }) => {
      const { name } = session.kit.get('key', id)
      commitKeys(session, removeKey(session.kit, id), (answers) => withoutBearers(answers, new Set([name])))
      return undefined
    },
  }
}

/** @throws KitError `invalid-input` for a name that something else has. */
function describe(session: Session, { id, name, sticker, place, with: keeper }: Input<'keys.describe'>): KeyView {
  const { kit } = session
  const key = kit.get('key', id)
  if (name !== key.name) requireFreeName(session, name, key.id)
  const today = dayOf(session)
  const details = withDetails(kit, key, (before) => withSticker(before, sticker, today))
  const renamed = { put: [{ ...key, name }, ...(details.put ?? [])] }
  commitKeys(session, renamed, (answers) => {
    const called = key.name === name ? answers : withNameOf(answers, key.name, name)
    const isTold = called.bearers.some((bearer) => bearer.name === name)
    if (!isTold && place === '' && keeper === '') return called
    const said = { ...(place !== '' && { place }), ...(keeper !== '' && { with: keeper }) }
    return answered(called, { kind: 'bearer', name, type: 'key', ...said }, { today, things: [] })
  })
  return viewOf(session, id)
}

function withSticker(
  { sticker: before, ...details }: KeyDetailsRecord,
  sticker: string | null,
  today: string,
): KeyDetailsRecord {
  const same = (before ?? null) === sticker
  return { ...details, ...(sticker !== null && { sticker }), ...(!same && { told: today }) }
}

function viewOf({ kit, surroundings }: Session, id: RecordId): KeyView {
  return new KeyShelf(kit, surroundings.now()).view(kit.get('key', id))
}

function shelfOf({ kit, surroundings }: Session): KeyShelf {
  return new KeyShelf(kit, surroundings.now())
}

/** `YYYY-MM-DD`. */
function dayOf({ surroundings }: Session): string {
  return new Date(surroundings.now()).toISOString().slice(0, 10)
}
