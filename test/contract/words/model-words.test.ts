import { describe, expect, it } from 'vitest'
import type { ModelView, NamedByView } from '../../../electron/contract.ts'
import { modelSentences } from '../../../electron/contract/words/model-words.ts'

const day = (iso: string) => `<${iso.slice(0, 10)}>`
const say = (model: ModelView) => modelSentences(model, day)
const signedBy = { organisation: 'Made-up Keys AB', commonName: 'EE 7' }
const metadata = { number: 42, read: '2026-03-01T12:00:00.000Z', outOfDate: false }
const named = (changes: Partial<Extract<NamedByView, { kind: 'metadata' }>> = {}): NamedByView => ({
  kind: 'metadata',
  name: 'Made-up Key 5',
  broken: [],
  others: [],
  metadata,
  ...changes,
})
const FROM = "The name is from FIDO's metadata number 42, read on <2026-03-01>. Revocation not checked."
const table: NamedByView = {
  kind: 'table',
  name: 'Made-up Key 4',
  source: { url: 'https://keys.example/aaguids', read: '2026-01-01' },
}

describe('what is said of the model of a key', () => {
  it('has whom it was signed by, that the root was not checked, and where the name is from', () => {
    expect(say({ ...named(), signedBy })).toEqual([
      'Made-up Key 5, as signed by Made-up Keys AB (EE 7), root not checked.',
      FROM,
    ])
    expect(say({ ...table, signedBy: { commonName: 'EE 7' } })).toEqual([
      'Made-up Key 4, as signed by EE 7, root not checked.',
      'The name is from its maker: https://keys.example/aaguids, read on <2026-01-01>.',
    ])
  })

  it('has what is known against it before anything else of the metadata, and never to throw the only key away', () => {
    const broken = [
      { status: 'REVOKED', on: '2026-01-01' },
      { status: 'USER_VERIFICATION_BYPASS' },
      { status: 'ATTESTATION_KEY_COMPROMISE' },
      { status: 'USER_KEY_REMOTE_COMPROMISE' },
      { status: 'USER_KEY_PHYSICAL_COMPROMISE', on: '2026-02-01' },
    ]
    const others = [{ status: 'UPDATE_AVAILABLE', on: '2026-01-03' }, { status: 'NEVER_SEEN_BEFORE' }]
    expect(say({ ...named({ broken, others }), signedBy }).slice(1)).toEqual([
      'FIDO has revoked this model: it is not to be trusted (reported for <2026-01-01>).',
      'FIDO reports that the PIN or fingerprint of this model can be bypassed.',
      'FIDO reports that other devices can pass themselves off as this model.',
      'FIDO reports that keys in this model can be taken or used from afar.',
      'FIDO reports that somebody who gets hold of this model can take the keys out of it (reported for <2026-02-01>).',
      'This may be true of some versions or batches only: ask the maker. To be safe, register a key of another model at each of its accounts, test it, and only then remove this one from them.',
      'FIDO reports a newer firmware for <2026-01-03>. Ask the maker whether this key can take it.',
      'FIDO reports "NEVER_SEEN_BEFORE".',
      FROM,
    ])
  })

  it('has that the metadata is out of date', () => {
    expect(say({ ...named({ metadata: { ...metadata, outOfDate: true } }), signedBy }).at(-1)).toBe(
      "FIDO's metadata is out of date. Download it again to see what has become known since.",
    )
  })

  it('is only who signed where nothing names it', () => {
    expect(say({ kind: 'signed-by', organisation: 'Made-up Keys AB' })).toEqual([
      'No list here names this model. It is as signed by Made-up Keys AB, root not checked.',
    ])
    expect(say({ kind: 'signed-by' })).toEqual([
      'No list here names this model. It is as signed by a certificate without a name, root not checked.',
    ])
  })

  it('says that nobody signed a model that is only stated', () => {
    expect(say({ kind: 'stated', aaguid: 'abc' })).toEqual([
      'The key states the model abc, which no list here names. Nobody signed that, and any key could state it.',
    ])
    expect(say({ kind: 'stated', aaguid: 'abc', named: named() })).toEqual([
      'The key states that it is: Made-up Key 5. Nobody signed that, and any key could state it.',
      FROM,
    ])
    expect(say({ kind: 'not-disclosed' })).toEqual(['The key does not say which model it is.'])
  })
})
