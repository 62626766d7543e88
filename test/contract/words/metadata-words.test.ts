import { describe, expect, it } from 'vitest'
import type { MetadataRefusal, MetadataView } from '../../../electron/contract.ts'
import {
  METADATA_FROM,
  METADATA_IS,
  metadataSentences,
  readMetadataSentences,
} from '../../../electron/contract/words/metadata-words.ts'

const METADATA: MetadataView = {
  number: 42,
  nextUpdate: '2026-03-15',
  read: '2026-03-01T12:00:00.000Z',
  models: 1,
  outOfDate: false,
}
const day = (iso: string) => `<${iso.slice(0, 10)}>`

describe("what is said of FIDO's metadata", () => {
  it('is what it is, and where to get it', () => {
    expect([METADATA_IS, METADATA_FROM]).toEqual([
      "FIDO's metadata is a signed list of security keys: what each model is called, and which are known to be broken.",
      'Download the file (some 10 MB, usually called blob.jwt) at https://mds3.fidoalliance.org/, where FIDO also states its terms.',
    ])
  })

  it('is what is kept, and whether it is out of date', () => {
    expect(metadataSentences(METADATA, day)).toEqual([
      'Number 42, 1 model, read on <2026-03-01>. Revocation not checked.',
      'FIDO publishes the next one by <2026-03-15>.',
    ])
    expect(metadataSentences({ ...METADATA, models: 400, outOfDate: true }, day)).toEqual([
      'Number 42, 400 models, read on <2026-03-01>. Revocation not checked.',
      'It is out of date: the next one was due by <2026-03-15>. Download it again.',
    ])
  })

  it('always has that revocation was not checked, and names nothing that was left out where nothing was', () => {
    expect(readMetadataSentences({ kind: 'read', metadata: METADATA, before: 42, others: 0 }, day)).toEqual([
      "FIDO's metadata number 42 is kept: 1 model.",
      'Its signature leads to a root that is built into this app. Revocation not checked.',
      'FIDO publishes the next one by <2026-03-15>.',
    ])
    expect(readMetadataSentences({ kind: 'read', metadata: METADATA, others: 7 }, day).at(-1)).toBe(
      'Left out: 7 entries for devices that are no security keys.',
    )
  })

  it('says of each refusal that nothing was changed, and what to do', () => {
    const why: readonly MetadataRefusal[] = [
      { kind: 'too-large' },
      { kind: 'not-a-blob' },
      { kind: 'cut' },
      { kind: 'algorithm', algorithm: 'none' },
      { kind: 'certificates' },
      { kind: 'chain' },
      { kind: 'root' },
      { kind: 'name' },
      { kind: 'signature' },
      { kind: 'content' },
      { kind: 'dates' },
      { kind: 'older', number: 41, kept: 42 },
    ]
    const sentences = why.map((one) => readMetadataSentences({ kind: 'refused', why: one }, day))
    expect(sentences.every(([one, ...others]) => one !== undefined && others.length === 0)).toBe(true)
    expect(new Set(sentences.flat()).size).toBe(why.length)
    for (const [sentence] of sentences) expect(sentence).toMatch(/ Nothing was changed\. [A-Z].*\.$/)
    expect(sentences[3]).toEqual([
      'This file is signed with "none", which FIDO does not use or which does not fit the key. Nothing was changed. Do not trust it; download it again, directly from mds3.fidoalliance.org.',
    ])
  })
})
