import { expect, it } from 'vitest'
import { RULES } from '../../electron/keys/attestation/rules.ts'
import { stepFor } from '../../electron/keys/specification.ts'

it('names the section of the ceremony that an answer breaks', () => {
  expect(stepFor({ kind: 'type' }, 'registration')).toEqual({
    section: '7.1',
    says: 'The type in the client data is "webauthn.create".',
  })
  expect(stepFor({ kind: 'type' }, 'assertion')).toEqual({
    section: '7.2',
    says: 'The type in the client data is "webauthn.get".',
  })
})

it('names the section of the part that is malformed, and of the rule that a statement breaks', () => {
  expect(stepFor({ kind: 'malformed', part: 'authenticator-data', why: 'trailing' }, 'assertion')).toEqual({
    section: '6.1',
    says: 'The authenticator data has the fields that its flags name, whole and with nothing behind them.',
  })
  expect(stepFor({ kind: 'attestation', rule: 'packed-unit' }, 'registration')).toEqual({
    section: '8.2.1',
    says: 'The certificate\'s subject has "Authenticator Attestation" as its OU.',
  })
})

it('names no section for a limit of this app', () => {
  expect(stepFor({ kind: 'unsupported-algorithm', algorithm: -53 }, 'registration')).toEqual({
    section: null,
    says: 'This app verifies ES256, ES384, ES512, EdDSA with Ed25519, and RS256.',
  })
})

it('says every rule in one sentence', () => {
  for (const { says } of Object.values(RULES)) expect(says).toMatch(/^[A-Za-z].*\.$/)
})
