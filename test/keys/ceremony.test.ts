import { beforeEach, expect, it } from 'vitest'
import type { KeyRecord, Stored } from '../../electron/accounts/records.ts'
import { Ceremony, type Challenge } from '../../electron/keys/ceremony.ts'
import { SoftwareKey } from '../fixtures/software-key.ts'

const ORIGIN = 'https://recovery-kit.invalid'
const AT = '2026-03-01T10:00:00.000Z'
const LATER = '2026-04-01T10:00:00.000Z'
const OVER = { code: 'not-found', message: 'This key test is over. Nothing was saved. Start it again.' }

let ceremony: Ceremony
let key: SoftwareKey

beforeEach(() => {
  ceremony = new Ceremony(ORIGIN)
  key = new SoftwareKey(ORIGIN)
})

it('tests a new key by a registration and an assertion, and gives it with that test', async () => {
  const { id, ...added } = await newKey('Blue')
  expect(added).toEqual({
    kind: 'key',
    name: 'Blue',
    aaguid: '00000000-0000-0000-0000-000000000000',
    credentialId: Uint8Array.from(key.id),
    publicKey: expect.any(Uint8Array) as Uint8Array,
    transports: ['usb'],
    counter: 1,
    added: AT,
    tested: [AT],
  })
  expect(id).toMatch(/^[0-9a-f]{32}$/)
})

it('tests a known key by an assertion, and says which one it was', async () => {
  const [blue, red] = [await newKey('Blue'), await newKey('Red', new SoftwareKey(ORIGIN))]
  const asking = ceremony.test([red, blue])
  const tested = await ceremony.asserted(asking.ceremony, key.assert(challengeOf(asking)), [red, blue], LATER)
  expect(tested).toEqual({ ...blue, counter: 2, tested: [AT, LATER] })
})

it('has nothing to test where there is no key', () => {
  expect(() => ceremony.test([])).toThrow('No key has been tested yet. Nothing was changed. Test a new key first.')
})

it('takes each answer once', async () => {
  const asking = ceremony.register('Blue')
  const answer = key.register(challengeOf(asking))
  await ceremony.registered(asking.ceremony, answer)
  await expect(ceremony.registered(asking.ceremony, answer)).rejects.toMatchObject(OVER)
})

it('ends with an answer that does not check out', async () => {
  const asking = ceremony.register('Blue')
  const wrong = key.register('another challenge')
  await expect(ceremony.registered(asking.ceremony, wrong)).rejects.toMatchObject({ code: 'key-not-verified' })
  const right = key.register(challengeOf(asking))
  await expect(ceremony.registered(asking.ceremony, right)).rejects.toMatchObject(OVER)
})

it('takes no assertion for a registration, and no registration for an assertion', async () => {
  const registering = ceremony.register('Blue')
  const assertion = key.assert(challengeOf(registering))
  await expect(ceremony.asserted(registering.ceremony, assertion, [], AT)).rejects.toMatchObject(OVER)
  const blue = await newKey('Blue')
  const testing = ceremony.test([blue])
  const registration = key.register(challengeOf(testing))
  await expect(ceremony.registered(testing.ceremony, registration)).rejects.toMatchObject(OVER)
})

it('knows one test at a time', async () => {
  const first = ceremony.register('Blue')
  const second = ceremony.register('Red')
  await expect(ceremony.registered(first.ceremony, key.register(challengeOf(first)))).rejects.toMatchObject(OVER)
  const { options } = await ceremony.registered(second.ceremony, key.register(challengeOf(second)))
  expect(options).toMatchObject({ allowCredentials: [{ id: key.id.toString('base64url') }] })
})

it('does not go on with a test that was forgotten while its registration was verified', async () => {
  const asking = ceremony.register('Blue')
  const verifying = ceremony.registered(asking.ceremony, key.register(challengeOf(asking)))
  ceremony.forget()
  await expect(verifying).rejects.toMatchObject(OVER)
})

it('goes on with a test that was started while the one before it was verified', async () => {
  const first = ceremony.register('Blue')
  const verifying = ceremony.registered(first.ceremony, key.register(challengeOf(first)))
  const second = ceremony.register('Red')
  await expect(verifying).rejects.toMatchObject(OVER)
  const { options } = await ceremony.registered(second.ceremony, key.register(challengeOf(second)))
  expect(options).toMatchObject({ allowCredentials: [{ id: key.id.toString('base64url') }] })
})

async function newKey(name: string, made: SoftwareKey = key): Promise<Stored<KeyRecord>> {
  const registering = ceremony.register(name)
  const asserting = await ceremony.registered(registering.ceremony, made.register(challengeOf(registering)))
  return await ceremony.asserted(asserting.ceremony, made.assert(challengeOf(asserting)), [], AT)
}

function challengeOf({ options }: Challenge): string {
  return String(options.challenge)
}
