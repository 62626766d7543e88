import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { BlobProblem } from '../../../electron/keys/models/blob-problem.ts'
import { fidoRoots } from '../../../electron/keys/models/fido-roots.ts'
import { readMetadataBlob, type ReadBlob } from '../../../electron/keys/models/metadata-blob.ts'
import { CONTENT, KEY_AAGUID, MetadataAuthority, MODELS, U2F_KEY_ID } from '../../fixtures/metadata-blob.ts'

let fido: MetadataAuthority
/** As FIDO would publish it. */
let blob: string

beforeAll(() => {
  fido = new MetadataAuthority()
  blob = fido.blob()
})

const read = (text: string, kept?: number): ReadBlob =>
  readMetadataBlob(new TextEncoder().encode(text), {
    roots: [fido.root.certificate],
    ...(kept !== undefined && { kept }),
  })
const refused = (why: BlobProblem): ReadBlob => ({ kind: 'refused', why })

describe("FIDO's metadata", () => {
  it('is read with ES256 and with RS256, and only the name and the states of each model are kept', () => {
    const kept = { kind: 'read', number: 42, nextUpdate: '2026-03-15', models: MODELS, others: 1 }
    expect(read(blob)).toEqual(kept)
    expect(read(fido.blob(CONTENT, { algorithm: 'RS256' }))).toEqual(kept)
    expect(read(fido.blob(CONTENT, { certificates: (chain) => [...chain, fido.root.certificate] }))).toEqual(kept)
  })

  it('names a model without a description by what identifies it, and takes both identifiers of one', () => {
    const [first, second] = [KEY_AAGUID.toUpperCase(), [U2F_KEY_ID]]
    const entries = [{ aaguid: first, attestationCertificateKeyIdentifiers: second, statusReports: [] }]
    expect(read(fido.blob({ ...CONTENT, entries }))).toEqual({
      kind: 'read',
      number: 42,
      nextUpdate: '2026-03-15',
      models: [
        { aaguid: KEY_AAGUID, name: KEY_AAGUID, statuses: [] },
        { keyIds: [U2F_KEY_ID], name: U2F_KEY_ID, statuses: [] },
      ],
      others: 0,
    })
  })

  it('may have times for days, nothing for null, and authorities that are for hosts', () => {
    const status = { status: 'FIDO_CERTIFIED', effectiveDate: '2026-01-02T07:00:00Z' }
    const entry = {
      aaguid: KEY_AAGUID,
      attestationCertificateKeyIdentifiers: null,
      metadataStatement: { description: 'Key' },
      statusReports: [status, { status: 'REVOKED', effectiveDate: null }],
      timeOfLastStatusChange: '2026-01-02T07:00:00Z',
    }
    const usual = new MetadataAuthority({ usages: [[1, 3, 6, 1, 5, 5, 7, 3, 1]] })
    const bytes = new TextEncoder().encode(usual.blob({ ...CONTENT, entries: [entry] }))
    expect(readMetadataBlob(bytes, { roots: [usual.root.certificate] })).toMatchObject({
      kind: 'read',
      models: [
        {
          aaguid: KEY_AAGUID,
          name: 'Key',
          statuses: [{ status: 'FIDO_CERTIFIED', on: '2026-01-02' }, { status: 'REVOKED' }],
        },
      ],
    })
  })

  it('is taken again with the number that is kept and with a higher one, and never goes back', () => {
    expect([read(blob, 42).kind, read(blob, 41).kind]).toEqual(['read', 'read'])
    expect(read(blob, 43)).toEqual(refused({ kind: 'older', number: 42, kept: 43 }))
  })
})

describe('the dates of its certificates', () => {
  it('may be over by now, and by the day of the next update', () => {
    expect(read(fido.blob(CONTENT, { leaf: { from: '2025-01-01', to: '2026-01-11' } })).kind).toBe('read')
  })

  it.each([
    ['ended before the last change in it', { from: '2025-01-01', to: '2026-01-09' }],
    ['begin after the next update was due', { from: '2026-03-17', to: '2027-01-01' }],
    ['end before they begin', { from: '2026-02-01', to: '2026-01-20' }],
  ])('are refused when they %s', (_what, leaf) => {
    expect(read(fido.blob(CONTENT, { leaf }))).toEqual(refused({ kind: 'dates' }))
  })

  it('count for every certificate', () => {
    const early = new MetadataAuthority({ from: '2020-01-01', to: '2025-12-31' })
    const bytes = new TextEncoder().encode(early.blob())
    expect(readMetadataBlob(bytes, { roots: [early.root.certificate] })).toEqual(refused({ kind: 'dates' }))
  })
})

describe('whatever happens to it on the way', () => {
  it('is refused with any one character replaced', () => {
    fc.assert(
      fc.property(fc.nat(blob.length - 1), fc.stringMatching(/^[\x20-\x7e]$/), (at, character) => {
        fc.pre(blob[at] !== character)
        expect(read(blob.slice(0, at) + character + blob.slice(at + 1)).kind).toBe('refused')
      }),
      { seed: 21, numRuns: 400 },
    )
  })

  it('is refused when it is cut anywhere, or anything is behind its end', () => {
    fc.assert(
      fc.property(fc.nat(blob.length - 1), fc.string({ minLength: 1, maxLength: 5 }), (at, more) => {
        expect([read(blob.slice(0, at)).kind, read(blob + more).kind]).toEqual(['refused', 'refused'])
      }),
      { seed: 22, numRuns: 200 },
    )
  })

  it('never ends in anything but an answer, whatever the bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readMetadataBlob(bytes, { roots: [fido.root.certificate] }).kind).toBe('refused')
      }),
      { seed: 23 },
    )
  })
})

describe('the built-in roots', () => {
  it('are GlobalSign Root R46 and GlobalSign Root CA - R3', () => {
    expect(fidoRoots().map(({ fingerprint256, subject }) => [fingerprint256, ...subject.split('\n')])).toEqual([
      [
        '4F:A3:12:6D:8D:3A:11:D1:C4:85:5A:4F:80:7C:BA:D6:CF:91:9D:3A:5A:88:B0:3B:EA:2C:63:72:D9:3C:40:C9',
        'C=BE',
        'O=GlobalSign nv-sa',
        'CN=GlobalSign Root R46',
      ],
      [
        'CB:B5:22:D7:B7:F1:27:AD:6A:01:13:86:5B:DF:1C:D4:10:2E:7D:07:59:AF:63:5A:7C:F4:72:0D:C9:63:C5:3B',
        'OU=GlobalSign Root CA - R3',
        'O=GlobalSign',
        'CN=GlobalSign',
      ],
    ])
    for (const root of fidoRoots()) expect([root.ca, root.verify(root.publicKey)]).toEqual([true, true])
  })
})

describe('a root that an older root signed too', () => {
  const readUnder = (text: string, ...authorities: readonly MetadataAuthority[]) =>
    readMetadataBlob(new TextEncoder().encode(text), { roots: authorities.map(({ root }) => root.certificate) }).kind

  it('is enough whichever of the two is known, and its own dates matter only when it is needed', () => {
    const older = new MetadataAuthority()
    const crossed = (wanted = {}) =>
      fido.blob(CONTENT, { certificates: (chain) => [...chain, fido.rootSignedBy(older, wanted)] })
    const stranger = new MetadataAuthority()
    expect([
      readUnder(crossed(), fido),
      readUnder(crossed(), older),
      readUnder(crossed(), older, fido),
      readUnder(crossed(), stranger),
    ]).toEqual(['read', 'read', 'read', 'refused'])
    const past = { from: '2020-01-01', to: '2021-01-01' }
    expect([readUnder(crossed(past), fido), readUnder(crossed(past), older)]).toEqual(['read', 'refused'])
  })
})
