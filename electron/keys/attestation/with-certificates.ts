/** The only way to the reader of certificates; loaded when certificates were asked for. */
import { BrokenAnswer } from '../problem.ts'
import { verifyAndroidKey } from './android-key.ts'
import { verifyApple } from './apple.ts'
import type { Attestation, Attested } from './attestation.ts'
import { notesOn, type Chain } from './chain.ts'
import { verifyU2f } from './fido-u2f.ts'
import { verifyPacked } from './packed.ts'
import { verifyTpm } from './tpm.ts'

/** @throws BrokenAnswer for what the statement breaks. */
type Verify = (attested: Attested) => Chain

/** By the specification's name of the format. */
const FORMATS: ReadonlyMap<string, Verify> = new Map([
  ['packed', verifyPacked],
  ['tpm', verifyTpm],
  ['android-key', verifyAndroidKey],
  ['fido-u2f', verifyU2f],
  ['apple', verifyApple],
])

/** @throws BrokenAnswer `format`, or what the statement breaks. */
export function verifyWithCertificates(format: string, attested: Attested, now: Date): Attestation {
  const verify = FORMATS.get(format)
  if (!verify) throw new BrokenAnswer({ kind: 'format', format })
  const chain = verify(attested)
  const isDisclosed = attested.credential.aaguid.some((byte) => byte !== 0)
  return {
    format,
    trust: 'certificates',
    certificates: chain.map(({ bytes }) => bytes),
    notes: notesOn(chain, now),
    aaguidNamesModel: isDisclosed && format !== 'fido-u2f',
    rootChecked: false,
  }
}
