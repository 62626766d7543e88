import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { encode } from 'cborg'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { advanceCounter, markCode, withBelongings } from '../../electron/accounts/actions.ts'
import { decodeRecord, encodeRecord } from '../../electron/accounts/encoding.ts'
import { Kit, store } from '../../electron/accounts/kit.ts'
import type { AccountRecord, CodeSetRecord, KitRecord, TokenRecord } from '../../electron/accounts/records.ts'
import { newRecordId, Vault } from '../../electron/vault/vault.ts'

const PASSPHRASE = new TextEncoder().encode('correct horse')
const bytes = (text: string) => new TextEncoder().encode(text)
const isWiped = (some: Uint8Array) => some.every((byte) => byte === 0)
const AT = '2026-03-01T10:00:00.000Z'

const account: AccountRecord = { kind: 'account', service: 'PyPI', name: 'alice', note: '', added: AT }
const tokenFor = (id: string): TokenRecord => ({
  kind: 'token',
  account: id,
  token: { type: 'hotp', secret: bytes('12345678901234567890'), algorithm: 'SHA1', digits: 6, counter: 4 },
  added: AT,
  source: 'test',
})
const codesFor = (id: string): CodeSetRecord => ({
  kind: 'code-set',
  account: id,
  codes: [{ text: bytes('aaaa') }, { text: bytes('bbbb') }],
  added: AT,
  source: 'test',
})

let folder: string
let vault: Vault

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kit-test-'))
  vault = await Vault.create(join(folder, 'vault.rkit'), PASSPHRASE, { memory: 8192, passes: 1, lanes: 1 })
})

afterEach(() => {
  vault.close()
  rmSync(folder, { recursive: true })
})

describe('the kit', () => {
  it('finds after opening what it committed before', async () => {
    const kit = new Kit(vault)
    const stored = store(account)
    const token = store(tokenFor(stored.id))
    kit.commit({ put: [stored, token] })
    vault.close()
    vault = await Vault.open(vault.path, PASSPHRASE)
    const again = new Kit(vault)
    expect(again.all('account')).toEqual([stored])
    expect(again.get('token', token.id)).toEqual(token)
    expect(() => again.get('account', token.id)).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  it('keeps memory as it was when nothing could be written', () => {
    const kit = new Kit(vault)
    const stored = store(account)
    kit.commit({ put: [stored] })
    vault.close()
    expect(() => {
      kit.commit({ put: [{ ...stored, name: 'bob' }], remove: [stored.id] })
    }).toThrow()
    expect(kit.all('account')).toEqual([stored])
  })

  it('leaves a record it does not know in the vault', () => {
    const unknown = newRecordId()
    vault.write([
      { type: 'put', id: unknown, plaintext: encode({ kind: 'from-the-future', value: 1 }) },
      { type: 'put', id: newRecordId(), plaintext: Uint8Array.of(0xff) },
    ])
    const kit = new Kit(vault)
    expect(kit.unusable).toHaveLength(2)
    expect(kit.unusable).toContain(unknown)
    kit.commit({ put: [store(account)] })
    expect([...vault.records()]).toHaveLength(3)
  })

  it('wipes every secret when it is closed', () => {
    const kit = new Kit(vault)
    const stored = store(account)
    const token = store(tokenFor(stored.id))
    kit.commit({ put: [stored, token] })
    const { secret } = kit.get('token', token.id).token
    kit.close()
    expect(isWiped(secret)).toBe(true)
    expect(kit.all('account')).toEqual([])
  })

  it('wipes those too that were replaced or removed since it was opened', () => {
    const kit = new Kit(vault)
    const [first, second] = [store(tokenFor('0'.repeat(32))), store(tokenFor('0'.repeat(32)))]
    kit.commit({ put: [first, second] })
    const before = [first, second].map(({ id }) => kit.get('token', id).token.secret)
    const other = { ...first.token, secret: Uint8Array.of(...Array<number>(20).fill(7)) }
    kit.commit({ put: [{ ...first, token: other }], remove: [second.id] })
    expect(before.map(isWiped)).toEqual([false, false])
    kit.close()
    expect(before.map(isWiped)).toEqual([true, true])
  })

  it('keeps its own bytes, so that the caller can wipe the ones it passed', () => {
    const kit = new Kit(vault)
    const token = store(tokenFor('0'.repeat(32)))
    kit.commit({ put: [token] })
    token.token.secret.fill(0)
    const kept = kit.get('token', token.id)
    expect(isWiped(kept.token.secret)).toBe(false)
    kit.commit({ put: [{ ...kept, source: 'elsewhere' }] })
    expect(kit.get('token', token.id).token.secret).toBe(kept.token.secret)
    kit.close()
  })
})

describe('what you can do with accounts', () => {
  it('takes tokens and code sets along when an account is removed, and those of no other', () => {
    const kit = new Kit(vault)
    const [one, other] = [store(account), store({ ...account, name: 'bob' })]
    const mine = [one, store(tokenFor(one.id)), store(codesFor(one.id))]
    kit.commit({ put: [...mine, other, store(tokenFor(other.id))] })
    expect(withBelongings(kit, one.id)).toEqual(mine)
  })

  it('ticks one recovery code off, and unticks it', () => {
    const set = store(codesFor(newRecordId()))
    const used = markCode(set, 1, '2026-03-03').put?.[0]
    expect(used).toMatchObject({ codes: [{ text: bytes('aaaa') }, { text: bytes('bbbb'), used: '2026-03-03' }] })
    expect(markCode(used as typeof set, 1, null).put?.[0]).toEqual(set)
    expect(() => markCode(set, 2, null)).toThrow(expect.objectContaining({ code: 'not-found' }))
  })

  it('moves a HOTP counter by one, and nothing else', () => {
    const token = store(tokenFor(newRecordId()))
    expect(advanceCounter(token).put).toEqual([{ ...token, token: { ...token.token, counter: 5 } }])
  })
})

describe('records', () => {
  it('come back equal, whatever text and bytes are in them', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 200 })
    const anyBytes = fc.uint8Array({ maxLength: 100 })
    const record: fc.Arbitrary<KitRecord> = fc.oneof(
      fc.record({
        kind: fc.constant('account' as const),
        service: anyText,
        name: anyText,
        note: anyText,
        added: anyText,
      }),
      fc.record({
        kind: fc.constant('quarantined' as const),
        what: anyText,
        reason: anyText,
        source: anyText,
        verbatim: anyBytes,
        added: anyText,
      }),
    )
    fc.assert(
      fc.property(record, (one) => {
        expect(decodeRecord(encodeRecord(one))).toEqual(one)
      }),
    )
  })

  it('keep a byte order mark at the start of a text', () => {
    const marked: AccountRecord = { ...account, service: '\uFEFF', name: '\uFEFFalice \uFEFF', note: '\uFEFF\uFEFF' }
    expect(decodeRecord(encodeRecord(marked))).toEqual(marked)
  })

  it('are not guessed from bytes that are something else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (noise) => {
        expect(decodeRecord(noise)).toBeUndefined()
      }),
    )
    const digits = { ...tokenFor(newRecordId()).token, digits: 11 }
    expect(decodeRecord(encode({ ...tokenFor(newRecordId()), token: digits }))).toBeUndefined()
  })
})

describe('reading back', () => {
  it('finds exactly what was saved in the file, and nothing else', () => {
    const kit = new Kit(vault)
    const stored = store(account)
    const codes = store(codesFor(stored.id))
    kit.commit({ put: [stored, codes] })
    expect(kit.holds([stored, codes])).toBe(true)
    expect(kit.holds([{ ...stored, name: 'bob' }])).toBe(false)
    expect(kit.holds([stored, store(account)])).toBe(false)
    kit.commit({ remove: [codes.id] })
    expect(kit.holds([stored])).toBe(true)
    expect(kit.holds([stored, codes])).toBe(false)
  })
})
