/** FIDO's metadata, `blob.jwt`, as a person downloaded it: checked without a network before anything is taken from it. */
import type { X509Certificate } from 'node:crypto'
import type { MetadataRecord } from '../../accounts/records.ts'
import { blobContent, type BlobContent } from './blob-content.ts'
import { BrokenBlob, type BlobProblem } from './blob-problem.ts'
import { parseJws, requireSigned, strictly } from './jws.ts'
import { signingChain } from './signing-chain.ts'

/** Checked before any work. In 2026 it had some 10 MB, most of it pictures. */
export const BLOB_BYTES = 32 * 1024 * 1024

export type ReadBlob =
  | ({ readonly kind: 'read'; readonly others: number } & Omit<MetadataRecord, 'kind' | 'read'>)
  | { readonly kind: 'refused'; readonly why: BlobProblem }

export interface BlobTrust {
  /** Its certificates must lead to one of these. */
  readonly roots: readonly X509Certificate[]
  /** `no` of the metadata that the vault keeps: an older one is not taken in its place. */
  readonly kept?: number
}

/**
 * Reads it, and keeps the name and the states of each model. Its signature, the certificates up to a root, the name of
 * who signed and the dates are checked; whether a certificate was revoked is not.
 */
export function readMetadataBlob(bytes: Uint8Array, { roots, kept }: BlobTrust): ReadBlob {
  try {
    if (bytes.length > BLOB_BYTES) throw new BrokenBlob({ kind: 'too-large' })
    const jws = parseJws(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1'))
    const chain = signingChain(jws.certificates, roots)
    requireSigned(jws, chain.leaf.publicKey)
    const content = blobContent(strictly(jws.payload, 'base64url', 'content'))
    requireDates(chain.certificates, content)
    const { number, nextUpdate, models, others } = content
    if (kept !== undefined && number < kept) throw new BrokenBlob({ kind: 'older', number, kept })
    return { kind: 'read', number, nextUpdate, models, others }
  } catch (error) {
    if (error instanceof BrokenBlob) return { kind: 'refused', why: error.problem }
    throw error
  }
}

/**
 * It does not say when it was made: no earlier than the last change in it, and before the next one was due. There must be
 * a time between these at which every certificate was valid; that it is over by now does not matter.
 */
function requireDates(certificates: readonly X509Certificate[], { nextUpdate, lastChange }: BlobContent): void {
  const due = Date.parse(nextUpdate) + DAY
  const from = Math.max(...certificates.map(({ validFromDate }) => validFromDate.getTime()))
  const to = Math.min(...certificates.map(({ validToDate }) => validToDate.getTime()))
  const changed = lastChange === undefined ? from : Math.min(Date.parse(lastChange), due)
  if (from > to || from > due || changed > to) throw new BrokenBlob({ kind: 'dates' })
}

const DAY = 24 * 60 * 60 * 1000
