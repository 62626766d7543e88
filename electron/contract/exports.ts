import * as v from 'valibot'
import type * as view from '../views.ts'
import { call, ids, nothing, passphrase } from './shapes.ts'

/** A post-quantum one has 1,959 characters. */
const recipient = v.pipe(v.string(), v.maxLength(4000))

export const exportsCalls = {
  'exports.list': call<readonly view.ExportKindView[]>()(nothing),
  /** Asks where, and saves there. `password` is the file's own; `recipient` takes the place of the vault's. */
  'exports.save': call<view.SavedExport>()(
    v.strictObject({
      format: v.picklist([
        'age-identity',
        'age-passphrase',
        'json',
        'aegis-encrypted',
        'aegis',
        '2fas-encrypted',
        '2fas',
        'google-qr',
        'otpauth',
      ]),
      password: v.exactOptional(passphrase),
      accounts: v.exactOptional(ids),
      recipient: v.exactOptional(recipient),
      armor: v.exactOptional(v.boolean()),
    }),
  ),
} as const
