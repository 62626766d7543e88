import { describe, expect, it } from 'vitest'
import type { MetadataRecord, Stored } from '../../../electron/accounts/records.ts'
import type { ModelView } from '../../../electron/contract.ts'
import { modelSentences } from '../../../electron/contract/words/model-words.ts'
import { isOutOfDate, latestMetadata } from '../../../electron/keys/models/kept-metadata.ts'
import { modelName, type Attested } from '../../../electron/keys/models/model-name.ts'
import { reportedStates } from '../../../electron/keys/models/statuses.ts'
import { TABLE } from '../../../electron/keys/models/table.ts'
import { KEY_AAGUID, MODELS, U2F_KEY_ID } from '../../fixtures/metadata-blob.ts'

const NOW = Date.parse('2026-03-01T12:00:00Z')
const ZEROS = '00000000-0000-0000-0000-000000000000'
const SOLO = '8876631b-d4a0-427f-5773-0ec71c9e0279'
const METADATA: MetadataRecord = {
  kind: 'metadata',
  number: 42,
  nextUpdate: '2026-03-15',
  read: '2026-02-20T10:00:00.000Z',
  models: MODELS,
}
const signedBy = { organisation: 'Made-up Keys AB', commonName: 'Made-up U2F EE 7' }
const attested = (changes: Partial<Attested> = {}): Attested => ({
  format: 'packed',
  trust: 'certificates',
  aaguid: KEY_AAGUID,
  leaf: { ...signedBy, keyId: 'f'.repeat(40) },
  ...changes,
})
const unsigned = (trust: 'none' | 'self', aaguid: string): Attested => ({ format: 'packed', trust, aaguid })
const BY_METADATA = {
  kind: 'metadata',
  name: 'Made-up Key 5',
  broken: [{ status: 'USER_KEY_PHYSICAL_COMPROMISE', on: '2026-01-10' }],
  others: [],
  metadata: { number: 42, read: '2026-02-20T10:00:00.000Z', outOfDate: false },
}

describe('which model a key is', () => {
  it("is what FIDO's metadata calls it, with its broken states and whom it was signed by", () => {
    expect(modelName(attested(), METADATA, NOW)).toEqual({ ...BY_METADATA, signedBy })
  })

  it('says that the metadata is out of date from the day after the next update was due', () => {
    const at = (now: string) => modelName(attested(), METADATA, Date.parse(now))
    expect(at('2026-03-15T23:59:59Z')).toEqual({ ...BY_METADATA, signedBy })
    expect(at('2026-03-16T00:00:00Z')).toEqual({
      ...BY_METADATA,
      signedBy,
      metadata: { ...BY_METADATA.metadata, outOfDate: true },
    })
  })

  it("is what the maker's own page calls it where the metadata says nothing", () => {
    for (const metadata of [undefined, METADATA])
      expect(modelName(attested({ aaguid: SOLO }), metadata, NOW)).toEqual({
        kind: 'table',
        name: 'Solo Secp256R1 FIDO2 CTAP2 Authenticator',
        source: {
          url: 'https://github.com/solokeys/solo1/blob/04d44f4b5bc170726b0ccc15e8240e2e96cc2751/metadata/Solo-FIDO2-CTAP2-Authenticator.json',
          read: '2026-11-30',
        },
        signedBy,
      })
  })

  it('is whom the certificate names where nothing has a name for it', () => {
    const other = attested({ aaguid: 'ffffffff-0000-0000-0000-000000000000' })
    expect(modelName(other, METADATA, NOW)).toEqual({ kind: 'signed-by', ...signedBy })
    const bare = attested({ aaguid: ZEROS, leaf: { keyId: 'f'.repeat(40) } })
    expect(modelName(bare, METADATA, NOW)).toEqual({ kind: 'signed-by' })
  })

  it.each(['none', 'self'] as const)('is only stated without a certificate, with trust %s', (trust) => {
    const unnamed = 'ffffffff-0000-0000-0000-000000000000'
    expect(modelName(unsigned(trust, unnamed), METADATA, NOW)).toEqual({ kind: 'stated', aaguid: unnamed })
    expect(modelName(unsigned(trust, KEY_AAGUID), METADATA, NOW)).toEqual({
      kind: 'stated',
      aaguid: KEY_AAGUID,
      named: BY_METADATA,
    })
    expect(modelName(unsigned(trust, SOLO), undefined, NOW)).toMatchObject({ kind: 'stated', named: { kind: 'table' } })
    expect(modelName(unsigned(trust, ZEROS), METADATA, NOW)).toEqual({ kind: 'not-disclosed' })
  })

  it('is only stated when the certificate is missing', () => {
    const { leaf: _leaf, ...without } = attested()
    expect(modelName(without, METADATA, NOW)).toMatchObject({ kind: 'stated', aaguid: KEY_AAGUID })
  })

  it('can be said as it is', () => {
    const view: ModelView = modelName(attested({ aaguid: SOLO }), METADATA, NOW)
    expect(modelSentences(view, (iso) => iso)[0]).toBe(
      'Solo Secp256R1 FIDO2 CTAP2 Authenticator, as signed by Made-up Keys AB (Made-up U2F EE 7), root not checked.',
    )
  })

  it("of a U2F key never comes from an AAGUID, and may come from its certificate's key identifier", () => {
    const u2f = { format: 'fido-u2f', aaguid: KEY_AAGUID }
    expect(modelName(attested(u2f), METADATA, NOW)).toEqual({ kind: 'signed-by', ...signedBy })
    expect(modelName({ ...u2f, trust: 'none' }, METADATA, NOW)).toEqual({ kind: 'not-disclosed' })
    const known = attested({ ...u2f, leaf: { ...signedBy, keyId: U2F_KEY_ID } })
    expect(modelName(known, METADATA, NOW)).toEqual({
      kind: 'metadata',
      name: 'Made-up U2F Key',
      broken: [],
      others: [{ status: 'NEVER_SEEN_BEFORE' }],
      metadata: BY_METADATA.metadata,
      signedBy,
    })
  })

  it('counts the states of every entry that has the identifier', () => {
    const twice = {
      ...METADATA,
      models: [...MODELS, { aaguid: KEY_AAGUID, name: 'Again', statuses: [{ status: 'REVOKED' }] }],
    }
    expect(modelName(attested(), twice, NOW)).toEqual({
      ...BY_METADATA,
      broken: [...BY_METADATA.broken, { status: 'REVOKED' }],
      signedBy,
    })
  })
})

describe('the states that FIDO reports', () => {
  it('are broken for good, quiet, or shown word for word', () => {
    const all = [
      'FIDO_CERTIFIED',
      'FIDO_CERTIFIED_L3plus',
      'NOT_FIDO_CERTIFIED',
      'SELF_ASSERTION_SUBMITTED',
      'UPDATE_AVAILABLE',
      'REVOKED',
      'USER_VERIFICATION_BYPASS',
      'ATTESTATION_KEY_COMPROMISE',
      'USER_KEY_REMOTE_COMPROMISE',
      'USER_KEY_PHYSICAL_COMPROMISE',
      'constructor',
    ].map((status) => ({ status }))
    expect(reportedStates(all)).toEqual({
      broken: [
        { status: 'REVOKED' },
        { status: 'USER_VERIFICATION_BYPASS' },
        { status: 'ATTESTATION_KEY_COMPROMISE' },
        { status: 'USER_KEY_REMOTE_COMPROMISE' },
        { status: 'USER_KEY_PHYSICAL_COMPROMISE' },
      ],
      others: [{ status: 'UPDATE_AVAILABLE' }, { status: 'constructor' }],
    })
  })
})

describe('the metadata that counts', () => {
  it('is the one with the highest number, and of one number the one read last', () => {
    const stored = (number: number, read: string): Stored<MetadataRecord> => ({ ...METADATA, number, read, id: read })
    const [older, newer, again] = [stored(9, '2026-03-01'), stored(10, '2026-01-01'), stored(10, '2026-01-02')]
    expect(latestMetadata([older, newer, again])).toEqual(again)
    expect(latestMetadata([again, newer, older])).toEqual(again)
    expect(latestMetadata([])).toBeUndefined()
    expect(isOutOfDate(METADATA, NOW)).toBe(false)
  })
})

describe('the table of names', () => {
  it('has an AAGUID, a name, and where and when it was read for each', () => {
    expect(TABLE.size).toBe(24)
    for (const [aaguid, { name, url, read }] of TABLE) {
      expect(aaguid).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
      expect(name.trim()).toBe(name)
      expect(name).not.toBe('')
      expect(url).toMatch(
        /^https:\/\/(github\.com\/(Yubico|Nitrokey|solokeys|trustcrypto|LedgerHQ)\/[^/]+\/blob\/[0-9a-f]{40}\/|authentrend\.com\/)/,
      )
      expect(read).toMatch(/^\d{4}-\d{2}-\d{2}$/)
    }
  })
})
