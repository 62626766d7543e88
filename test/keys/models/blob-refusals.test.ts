import { createHmac } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { BlobProblem } from '../../../electron/keys/models/blob-problem.ts'
import { fidoRoots } from '../../../electron/keys/models/fido-roots.ts'
import { BLOB_BYTES, readMetadataBlob, type ReadBlob } from '../../../electron/keys/models/metadata-blob.ts'
import { ecKeys, rsaKeys, type Wanted } from '../../fixtures/certificates.ts'
import { CONTENT, KEY_AAGUID, MetadataAuthority } from '../../fixtures/metadata-blob.ts'

let fido: MetadataAuthority
/** As FIDO would publish it. */
let blob: string

beforeAll(() => {
  fido = new MetadataAuthority()
  blob = fido.blob()
})

const read = (text: string): ReadBlob =>
  readMetadataBlob(new TextEncoder().encode(text), { roots: [fido.root.certificate] })
const refused = (why: BlobProblem): ReadBlob => ({ kind: 'refused', why })
const part = (text: string, at: number): string => text.split('.')[at] ?? ''

describe("what is not taken as FIDO's metadata", () => {
  it('is refused before any work when it is larger than 32 MiB', () => {
    const bytes = new Uint8Array(BLOB_BYTES + 1)
    expect(readMetadataBlob(bytes, { roots: [fido.root.certificate] })).toEqual(refused({ kind: 'too-large' }))
  })

  it.each([
    ['nothing', ''],
    ['words', 'this is no metadata'],
    ['JSON', '{"no":42}'],
    ['a list for a header', `${Buffer.from('[]').toString('base64url')}.e30.AA`],
    ['dots', '...'],
  ])('is no blob: %s', (_what, text) => {
    expect(read(text)).toEqual(refused({ kind: 'not-a-blob' }))
  })

  it('is no blob with a fourth part, a line break, padding, or a header of critical things', () => {
    expect(read(`${blob}.AA`)).toEqual(refused({ kind: 'not-a-blob' }))
    expect(read(`${part(blob, 0)}=.${part(blob, 1)}.${part(blob, 2)}`)).toEqual(refused({ kind: 'not-a-blob' }))
    expect(read(`\n${blob}`)).toEqual(refused({ kind: 'not-a-blob' }))
    expect(read(fido.blob(CONTENT, { header: { crit: ['b64'], b64: false } }))).toEqual(refused({ kind: 'not-a-blob' }))
  })

  it('was cut, in the signature or before it', () => {
    const [header, payload, signature] = [part(blob, 0), part(blob, 1), part(blob, 2)]
    for (const text of [
      header,
      `${header}.${payload}`,
      `${header}.${payload}.`,
      `${header}.${payload.slice(0, 100)}`,
      blob.slice(0, -1),
      blob.slice(0, -4),
      `${header}.${payload}.${signature.slice(0, 8)}`,
    ])
      expect(read(text)).toEqual(refused({ kind: 'cut' }))
    expect(read(fido.blob(CONTENT, { algorithm: 'RS256' }).slice(0, -4))).toEqual(refused({ kind: 'cut' }))
  })

  it.each(['none', 'HS256', 'ES384', 'PS256', 'es256'])('has the algorithm %s', (algorithm) => {
    expect(read(fido.blob(CONTENT, { header: { alg: algorithm } }))).toEqual(refused({ kind: 'algorithm', algorithm }))
  })

  it('was signed with the public key as a shared secret, or not at all', () => {
    const signed = (alg: string) =>
      `${Buffer.from(JSON.stringify({ alg, x5c: [] })).toString('base64url')}.${part(blob, 1)}`
    const hmac = createHmac('sha256', fido.root.certificate.publicKey.export({ type: 'spki', format: 'pem' }))
    const empty = { kind: 'not-a-blob' } as const
    // An empty list of certificates is no header of FIDO's.
    expect(read(`${signed('HS256')}.${hmac.update(signed('HS256')).digest('base64url')}`)).toEqual(refused(empty))
    const bare = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${part(blob, 1)}.`
    expect(read(bare)).toEqual(refused({ kind: 'algorithm', algorithm: 'none' }))
  })

  it('has an algorithm that is not that of the key, or a key that is too short', () => {
    const es = refused({ kind: 'algorithm', algorithm: 'ES256' })
    const rs = refused({ kind: 'algorithm', algorithm: 'RS256' })
    expect(read(fido.blob(CONTENT, { header: { alg: 'RS256' } }))).toEqual(rs)
    expect(read(fido.blob(CONTENT, { leafKeys: ecKeys('secp384r1') }))).toEqual(es)
    expect(read(fido.blob(CONTENT, { algorithm: 'RS256', leafKeys: rsaKeys(1024) }))).toEqual(rs)
  })

  it('has no certificates, an address in their place, or something that is none', () => {
    const problem = refused({ kind: 'certificates' })
    expect(read(fido.blob(CONTENT, { header: { x5c: undefined } }))).toEqual(problem)
    expect(read(fido.blob(CONTENT, { header: { x5c: undefined, x5u: 'https://mds.fidoalliance.org/' } }))).toEqual(
      problem,
    )
    expect(read(fido.blob(CONTENT, { header: { x5c: ['AAAA'] } }))).toEqual(problem)
    expect(read(fido.blob(CONTENT, { header: { x5c: [fido.root.certificate.raw.toString('base64url')] } }))).toEqual(
      problem,
    )
    const longer = Buffer.concat([fido.intermediate.certificate.raw, Buffer.of(0)]).toString('base64')
    expect(read(fido.blob(CONTENT, { header: { x5c: [longer] } }))).toEqual(problem)
    expect(read(fido.blob(CONTENT, { certificates: () => [fido.root.certificate] }))).toEqual(problem)
  })

  it('has its certificates in another order, or one that may not sign others', () => {
    const chain = refused({ kind: 'chain' })
    expect(read(fido.blob(CONTENT, { certificates: (all) => all.toReversed() }))).toEqual(chain)
    const stranger = new MetadataAuthority().intermediate.certificate
    expect(read(fido.blob(CONTENT, { certificates: ([leaf]) => (leaf ? [leaf, stranger] : []) }))).toEqual(chain)
  })

  it.each<readonly [string, Wanted]>([
    ['no authority', { ca: false }],
    ['for mail only', { usages: [[1, 3, 6, 1, 5, 5, 7, 3, 4]] }],
    ['for one host only, whichever that is', { onlyHost: 'fidoalliance.org' }],
  ])('has a certificate in between that is %s', (_what, wanted) => {
    const other = new MetadataAuthority(wanted)
    const bytes = new TextEncoder().encode(other.blob())
    const roots = [other.root.certificate]
    expect(readMetadataBlob(bytes, { roots })).toEqual(refused({ kind: 'chain' }))
  })

  it('leads to another root, also to one of the same name, or to none', () => {
    const other = new MetadataAuthority()
    expect(read(other.blob())).toEqual(refused({ kind: 'root' }))
    expect(read(other.blob(CONTENT, { certificates: (all) => [...all, other.root.certificate] }))).toEqual(
      refused({ kind: 'root' }),
    )
    expect(read(fido.blob(CONTENT, { certificates: (all) => all.slice(0, 1) }))).toEqual(refused({ kind: 'root' }))
    const bytes = new TextEncoder().encode(blob)
    expect(readMetadataBlob(bytes, { roots: fidoRoots() })).toEqual(refused({ kind: 'root' }))
  })

  it.each([
    ['another host', { host: 'mds.example' }],
    ['a part of the host', { host: 'fidoalliance.org' }],
    ['a wildcard', { host: '*.fidoalliance.org' }],
    ['the name only as its subject', { host: 'x.example', commonName: 'mds.fidoalliance.org' }],
    ['an authority', { ca: true }],
  ])('is signed by a certificate for %s', (_what, leaf) => {
    expect(read(fido.blob(CONTENT, { leaf }))).toEqual(refused({ kind: 'name' }))
  })

  it('was altered after it was signed', () => {
    const forged = Buffer.from(JSON.stringify({ ...CONTENT, no: 99 })).toString('base64url')
    expect(read([part(blob, 0), forged, part(blob, 2)].join('.'))).toEqual(refused({ kind: 'signature' }))
    const again = fido.blob()
    expect(read([part(blob, 0), part(blob, 1), part(again, 2)].join('.'))).toEqual(refused({ kind: 'signature' }))
  })

  it.each<readonly [string, unknown]>([
    ['no object', []],
    ['no number', { ...CONTENT, no: undefined }],
    ['a number that is a text', { ...CONTENT, no: '42' }],
    ['no next update', { ...CONTENT, nextUpdate: 'soon' }],
    ['no entries', { ...CONTENT, entries: undefined }],
    ['an AAGUID that is none', { ...CONTENT, entries: [{ aaguid: 'x', statusReports: [] }] }],
    ['an entry without states', { ...CONTENT, entries: [{ aaguid: KEY_AAGUID }] }],
    [
      'a name of 201 characters',
      {
        ...CONTENT,
        entries: [{ aaguid: KEY_AAGUID, metadataStatement: { description: 'n'.repeat(201) }, statusReports: [] }],
      },
    ],
    [
      'more models than are kept',
      { ...CONTENT, entries: Array.from({ length: 5001 }, () => ({ aaguid: KEY_AAGUID, statusReports: [] })) },
    ],
  ])('is signed, and has %s', (_what, content) => {
    expect(read(fido.blob(content))).toEqual(refused({ kind: 'content' }))
  })

  it('is signed, and its payload is no JSON', () => {
    expect(read(fido.blob(CONTENT, { json: '{' }))).toEqual(refused({ kind: 'content' }))
  })
})
