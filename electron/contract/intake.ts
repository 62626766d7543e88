import * as v from 'valibot'
import type * as view from '../views.ts'
import { call, file, id, ids, index, name, nothing, paper, passphrase } from './shapes.ts'

export const intakeCalls = {
  'intake.read': call<view.IntakeView>()(
    v.strictObject({
      files: v.pipe(
        v.array(
          v.strictObject({
            ...file,
            /** Where it lies, if that is known; it is never saved. */
            path: v.exactOptional(v.pipe(v.string(), v.maxLength(4096))),
          }),
        ),
        v.minLength(1),
        v.maxLength(200),
      ),
      /** Adds to an intake that is under way, as with the second picture of a batch. */
      intake: v.optional(id),
    }),
  ),
  /** Asks for files and reads them, without their bytes passing through the window. */
  'intake.choose': call<view.IntakeView | undefined>()(v.strictObject({ intake: v.exactOptional(id) })),
  /** Reads a token that was typed field by field; answers with what is wrong at which field instead. */
  'intake.typed': call<view.TypedView>()(
    v.strictObject({
      intake: v.exactOptional(id),
      service: name,
      account: name,
      secret: v.pipe(v.string(), v.maxLength(1000)),
      type: v.picklist(['totp', 'hotp', 'steam', 'motp', 'yandex']),
      algorithm: v.exactOptional(v.picklist(['SHA1', 'SHA224', 'SHA256', 'SHA384', 'SHA512'])),
      digits: v.exactOptional(v.number()),
      period: v.exactOptional(v.number()),
      counter: v.exactOptional(v.number()),
      pin: v.exactOptional(v.pipe(v.string(), v.maxLength(100))),
    }),
  ),
  /** Ends reading, also in the middle of a file; `intake.read` then answers with the files that were read. */
  'intake.stop': call<undefined>()(nothing),
  'intake.password': call<view.IntakeView>()(v.strictObject({ intake: id, file: index, password: passphrase })),
  /** Asks for the key file of a database, unless it is given; it counts with the next password. */
  'intake.keyFile': call<view.IntakeView>()(
    v.strictObject({ intake: id, file: index, keyFile: v.exactOptional(v.strictObject(file)) }),
  ),
  'intake.commit': call<view.LedgerView>()(
    v.strictObject({
      intake: id,
      /** One for each entry that is taken; the others go into the ledger as left out. */
      take: v.pipe(
        v.array(v.strictObject({ index, service: name, name, firstUsed: v.exactOptional(v.boolean()) })),
        v.maxLength(50_000),
      ),
    }),
  ),
  'intake.cancel': call<undefined>()(v.strictObject({ intake: id })),
  'intake.ledgers': call<readonly view.LedgerView[]>()(nothing),
  /** Deletes a file that was brought in, once everything in it is proved and if it is still the same. */
  'intake.deleteSource': call<view.LedgerView>()(v.strictObject({ ledger: id, source: index })),
  /** Asks where, and saves these ledgers as a PDF without any secret. */
  'intake.saveLedgers': call<view.SavedSheet>()(v.strictObject({ ledgers: ids, paper })),
  'intake.quarantined': call<readonly view.QuarantinedView[]>()(nothing),
  /** The entry as it came, to be mended and brought in again. */
  'quarantined.reveal': call<string>()(v.strictObject({ id })),
  'quarantined.remove': call<undefined>()(v.strictObject({ id })),
} as const
