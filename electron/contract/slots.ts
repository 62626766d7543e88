import * as v from 'valibot'
import type * as view from '../views.ts'
import { call, id, nothing, passphrase } from './shapes.ts'

const slotName = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))

export const slotsCalls = {
  'slots.list': call<readonly view.SlotView[]>()(nothing),
  'slots.add': call<view.SlotsChanged>()(v.strictObject({ passphrase, name: slotName })),
  'slots.change': call<view.SlotsChanged>()(v.strictObject({ id, passphrase })),
  'slots.rename': call<view.SlotsChanged>()(v.strictObject({ id, name: slotName })),
  'slots.remove': call<view.SlotsChanged>()(v.strictObject({ id })),
  /** Makes unlocking with this passphrase take about twice as long. */
  'slots.slower': call<view.SlotsChanged>()(v.strictObject({ passphrase })),
} as const
