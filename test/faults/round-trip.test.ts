import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { Kit, store } from '../../electron/accounts/kit.ts'
import { decodeRecord, encodeRecord } from '../../electron/accounts/encoding.ts'
import type { KitRecord } from '../../electron/accounts/records.ts'
import { tokenFrom } from '../../electron/otp/stated-token.ts'
import type { Token } from '../../electron/otp/token.ts'
import { Vault } from '../../electron/vault/vault.ts'
import { FAST_FOLDER, FULL, inFolder, LEAST_COSTS, passphrase } from './faults.ts'

vi.mock(import('../../electron/vault/slots/kdf.ts'), async (original) =>
  (await import('./remembered-kdf.ts')).rememberDerivations(await original()),
)

/** Any possible text: empty, non-ASCII, control characters, surrogate pairs. */
const text = fc.string({ unit: 'binary', maxLength: 200 })
const note = fc.oneof(text, fc.constantFrom('', '\u{1f511}'.repeat(32_768), 'é'.repeat(65_536)))
const bytes = fc.uint8Array({ maxLength: 300 })
const count = fc.oneof(fc.nat(), fc.constantFrom(0, 0xffffffff, 2 ** 32, Number.MAX_SAFE_INTEGER))
const id = fc.stringMatching(/^[0-9a-f]{32}$/)
const list = <T>(of: fc.Arbitrary<T>) => fc.array(of, { maxLength: 12 })

/** Every token that `tokenFrom` accepts, whatever was stated. */
const token: fc.Arbitrary<Token> = fc
  .record(
    {
      type: fc.constantFrom('totp', 'HOTP', 'steam', 'motp', 'Yandex', 'yaotp'),
      secret: fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 200 }),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
      ),
      algorithm: fc.constantFrom('SHA1', 'sha-224', 'sha-256', 'SHA384', 'HmacSHA512', 'md5'),
      digits: fc.oneof(fc.integer({ min: 1, max: 10 }), fc.constantFrom('5', '6', '08')),
      period: fc.oneof(count, fc.constantFrom('30', 1, 10)),
      counter: fc.oneof(count, fc.constantFrom('0', '9007199254740991')),
      pin: fc.uint8Array({ minLength: 1, maxLength: 20 }),
    },
    { requiredKeys: ['type', 'secret'] },
  )
  .map((stated) => tokenFrom(stated))
  .filter((result) => result.ok)
  .map(({ token }) => token)

const code = fc.record({ text: bytes, used: text }, { requiredKeys: ['text'] })
const row = fc.record({
  source: text,
  what: text,
  outcome: fc.constantFrom('added', 'duplicate', 'refused', 'quarantined'),
  reason: text,
})

/** Each kind of record with everything it can hold. */
const record: fc.Arbitrary<KitRecord> = fc.oneof(
  fc.record({ kind: fc.constant('account'), service: text, name: text, note, added: text }),
  fc.record(
    { kind: fc.constant('token'), account: id, token, added: text, source: text, verbatim: bytes },
    { requiredKeys: ['kind', 'account', 'token', 'added', 'source'] },
  ),
  fc.record(
    {
      kind: fc.constant('code-set'),
      account: id,
      codes: list(code),
      added: text,
      issued: text,
      voided: text,
      source: text,
    },
    { requiredKeys: ['kind', 'account', 'codes', 'added', 'source'] },
  ),
  fc.record({
    kind: fc.constant('key'),
    name: text,
    aaguid: text,
    credentialId: bytes,
    publicKey: bytes,
    counter: count,
    transports: list(text),
    added: text,
    tested: list(text),
  }),
  fc.record({
    kind: fc.constant('quarantined'),
    what: text,
    reason: text,
    source: text,
    verbatim: fc.oneof(bytes, fc.constant(new Uint8Array(300_000).fill(7))),
    added: text,
  }),
  fc.record({ kind: fc.constant('ledger'), at: text, rows: list(row), missing: list(text) }),
)

describe('everything the app can write', () => {
  it('it can read: any record comes back from its bytes as it was', () => {
    fc.assert(
      fc.property(record, (one) => {
        expect(decodeRecord(encodeRecord(one))).toEqual(one)
      }),
      { numRuns: FULL ? 20_000 : 500 },
    )
  })

  it('it finds in the vault when that is opened again', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'vault.rkit')
      const made = await Vault.create(path, passphrase(), LEAST_COSTS)
      made.close()
      const expected = new Map<string, KitRecord>()
      await fc.assert(
        fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 5 }), async (records) => {
          const stored = records.map((one) => store(one))
          const kit = new Kit(await Vault.open(path, passphrase()))
          // The kit wipes what it is given when it closes, so it gets a copy.
          kit.commit({ put: structuredClone(stored) })
          kit.close()
          for (const one of stored) expected.set(one.id, one)
          const again = new Kit(await Vault.open(path, passphrase()))
          expect(again.unusable).toEqual([])
          for (const one of stored) expect(again.get(one.kind, one.id)).toEqual(one)
          again.close()
        }),
        { numRuns: FULL ? 500 : 30 },
      )
      const last = new Kit(await Vault.open(path, passphrase()))
      for (const [recordId, one] of expected) expect(last.get(one.kind, recordId)).toEqual(one)
      last.close()
    }, FAST_FOLDER)
  })
})
