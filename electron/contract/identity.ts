import * as v from 'valibot'
import type * as view from '../views.ts'
import { call, file, frame, nothing, paper, passphrase } from './shapes.ts'

export const identityCalls = {
  'identity.get': call<view.IdentityView>()(nothing),
  /** Answers with the secret half, once: only the recipient is kept. */
  'identity.create': call<view.NewIdentity>()(v.strictObject({ replace: v.boolean() })),
  /** Whether what was typed from paper is the identity of this vault; notes the date if it is. */
  'identity.check': call<view.IdentityCheck>()(v.strictObject({ identity: passphrase })),
  /** Saves or prints a sheet with the secret half, which the vault does not have: just made, or typed from paper. */
  'identity.sheet': call<view.IdentityPaper>()(
    v.strictObject({
      identity: passphrase,
      paper,
      copies: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(9)),
      to: v.picklist(['file', 'printer']),
    }),
  ),
  /** Splits it, and saves or prints a sheet for each holder; an empty name leaves a line to write on. */
  'identity.shares': call<view.IdentityPaper>()(
    v.strictObject({
      identity: passphrase,
      paper,
      threshold: v.pipe(v.number(), v.integer(), v.minValue(2), v.maxValue(16)),
      holders: v.pipe(v.array(v.pipe(v.string(), v.trim(), v.maxLength(60))), v.minLength(2), v.maxLength(16)),
      /** Whether each sheet says who has the others. */
      nameOthers: v.boolean(),
      to: v.picklist(['file', 'printer']),
    }),
  ),
  /** Adds shares to those that are held in memory, and tells whether they open the vault; notes the date if they do. */
  'identity.combine': call<view.CombinedShares>()(
    v.strictObject({
      shares: v.pipe(v.array(v.pipe(v.string(), v.maxLength(2000))), v.maxLength(64)),
      pictures: v.exactOptional(v.pipe(v.array(v.strictObject(file)), v.maxLength(32))),
    }),
  ),
  /** Between `camera.open` and `camera.close`; the same with what is held up to the camera. */
  'identity.shareFrame': call<view.ShareFrameView>()(v.strictObject(frame)),
  /** Ends the check; what is held is forgotten. */
  'identity.forgetShares': call<undefined>()(nothing),
} as const
