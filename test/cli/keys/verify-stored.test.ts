import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { verifyRegistration } from '../../../electron/keys/verification.ts'
import { makersCertificate, packed } from '../../fixtures/attestation/packed.ts'
import { ASKED, CHALLENGE, ORIGIN } from '../../fixtures/attestation/registration.ts'
import { TestCli, type Ran } from '../../fixtures/cli.ts'
import { SoftwareKey } from '../../fixtures/software-key.ts'

let cli: TestCli

beforeEach(() => {
  cli = new TestCli()
})

afterEach(() => {
  cli.close()
})

const EXPECTED = { expectedOrigin: ORIGIN, expectedRPID: new URL(ORIGIN).hostname }
const REGISTRATION = { type: 'registration', options: { challenge: CHALLENGE }, response: packed(), ...EXPECTED }

/** There is no vault, and nobody to ask for a passphrase. */
async function verify(file: unknown, ...args: readonly string[]): Promise<Ran> {
  const path = cli.write('answer.json', typeof file === 'string' ? file : JSON.stringify(file))
  return await cli.bare(['keys', cli.vault, '--verify', path, ...args])
}

describe('keys --verify', () => {
  it('prints one line of JSON for a registration, and opens no vault', async () => {
    expect(await verify(REGISTRATION, '--json')).toEqual({
      exit: 0,
      out: '{"verified":true,"format":"packed","aaguid":"a5a5a5a5-a5a5-a5a5-a5a5-a5a5a5a5a5a5","model":null,"flags":{"userPresent":true,"userVerified":true,"backupEligible":false,"backedUp":false},"counter":0,"trust":"certificates","notes":[],"rootChecked":false}',
      err: '',
    })
  })

  it('prints one line of JSON for an assertion', async () => {
    const key = new SoftwareKey(ORIGIN)
    const { publicKey } = await verifyRegistration(key.register(CHALLENGE), ASKED)
    const credential = {
      id: key.id.toString('base64url'),
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter: 0,
    }
    const file = { ...REGISTRATION, type: 'assertion', response: key.assert(CHALLENGE), credential }
    expect(await verify(file, '--json')).toEqual({
      exit: 0,
      out: '{"verified":true,"flags":{"userPresent":true,"userVerified":false,"backupEligible":false,"backedUp":false},"counter":1}',
      err: '',
    })
    expect((await verify(file)).out).toBe(
      [
        'The assertion is verified.',
        'Touched: yes',
        'PIN or fingerprint checked: no',
        'May be backed up: no',
        'Is backed up: no',
        'Counter: 1',
      ].join('\n'),
    )
  })

  it('says in words what was verified, on whose word, and which certificates are past their time', async () => {
    const response = packed({ x5c: [makersCertificate({ until: new Date('2025-06-01T00:00:00Z') })] })
    expect(await verify({ ...REGISTRATION, response })).toEqual({
      exit: 0,
      out: [
        'The registration is verified.',
        'Format: packed (certificates vouch for the make of the key; who stands behind the last one was not checked)',
        'Certificate 1 expired on 2025-06-01, which does not decide.',
        'AAGUID: a5a5a5a5-a5a5-a5a5-a5a5-a5a5a5a5a5a5',
        'Touched: yes',
        'PIN or fingerprint checked: yes',
        'May be backed up: no',
        'Is backed up: no',
        'Counter: 0',
      ].join('\n'),
      err: '',
    })
  })

  it('says which step is broken, and ends with 4', async () => {
    const file = { ...REGISTRATION, options: { challenge: 'AAAA' } }
    const reason =
      'This answer is not verified; a rule is broken. WebAuthn Level 3 section 7.1: The challenge in the client data is the one that was sent. Nothing was changed. Check that the file has the options and the answer of the same request, or ask the key again.'
    expect(await verify(file)).toEqual({ exit: 4, out: reason, err: '' })
    const { exit, out } = await verify(file, '--json')
    expect([exit, JSON.parse(out)]).toEqual([
      4,
      { verified: false, reason, problem: { kind: 'challenge' }, section: '7.1' },
    ])
  })

  it('refuses a file that is too large, is no JSON or lacks a field', async () => {
    expect(await verify(`"${'x'.repeat(1_000_000)}"`)).toMatchObject({ exit: 4, out: '' })
    expect(await verify('{')).toEqual({
      exit: 4,
      out: '',
      err: 'This file is not JSON. Nothing was verified. Choose another file.',
    })
    expect(await verify({ ...REGISTRATION, options: {} }, '--json')).toEqual({
      exit: 1,
      out: '',
      err: '"options.challenge" is missing in this file, or is not what belongs there. Nothing was verified. Correct it.',
    })
  })

  it('goes with no account', async () => {
    const { exit, err } = await cli.bare(['keys', cli.vault, 'pypi', '--verify', 'answer.json'])
    expect([exit, err]).toEqual([2, '--verify goes with no account. Nothing was changed. See: npm run -s kit -- help'])
  })
})
