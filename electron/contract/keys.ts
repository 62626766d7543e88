import * as v from 'valibot'
import type * as view from '../views.ts'
import { call, id, name, nothing } from './shapes.ts'

const keyName = v.pipe(name, v.trim(), v.minLength(1))
/** Credentials come from the browser and are checked by the verification, not here. */
const credential = v.record(v.string(), v.unknown())

export const keysCalls = {
  'keys.list': call<readonly view.KeyView[]>()(nothing),
  'keys.register': call<view.KeyChallenge>()(v.strictObject({ name: keyName })),
  /** Verifies the registration and answers with the assertion that completes the test. */
  'keys.registered': call<view.KeyChallenge>()(v.strictObject({ ceremony: id, credential })),
  /** Tests any key in the list again; the answer of `keys.asserted` says which one it was. */
  'keys.test': call<view.KeyChallenge>()(nothing),
  'keys.asserted': call<view.KeyView>()(v.strictObject({ ceremony: id, credential })),
  'keys.rename': call<view.KeyView>()(v.strictObject({ id, name: keyName })),
  'keys.remove': call<undefined>()(v.strictObject({ id })),
} as const
