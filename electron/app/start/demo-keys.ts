import { createHash } from 'node:crypto'
import { credentialName } from '../../accounts/credential-name.ts'
import { store } from '../../accounts/kit.ts'
import type { KeyRecord, KeyTestRecord } from '../../accounts/records.ts'
import { kitJson } from '../../exports/kit-json.ts'

const DAY = 24 * 60 * 60 * 1000

/**
 * Three keys as an export of this app has them, since a demo has no keys to test: one that works, a spare that was never
 * tested, and one whose counter went back.
 *
 * @param now - Unix time in milliseconds.
 */
export function demoKeys(now: number): Uint8Array<ArrayBuffer> {
  const day = (ago: number): string => new Date(now - ago * DAY).toISOString()
  const works = keyOf('Blue on the key ring', { added: day(200), tested: [day(200), day(30)], counter: 12 })
  const spare = keyOf('Spare in the safe', { added: day(100), tested: [], counter: 0 })
  const copied = keyOf('Old one from the office', { added: day(400), tested: [day(400), day(200)], counter: 57 })
  const records = [
    ...[works, spare, copied].map((key) => store(key)),
    store(testOf(works, { at: day(30), counter: 12 })),
    store(testOf(copied, { at: day(60), failure: { kind: 'counter-back', before: 57, now: 31 } })),
  ]
  const { bytes } = kitJson({ vault: '0'.repeat(32), at: day(28), records, unknown: [], damaged: 0 })
  return new Uint8Array(bytes)
}

function keyOf(name: string, shown: Pick<KeyRecord, 'added' | 'tested' | 'counter'>): KeyRecord {
  return {
    kind: 'key',
    name,
    aaguid: '00000000-0000-0000-0000-000000000000',
    credentialId: hash(`${name}, credential`),
    // A COSE key of ES256: {1: 2, 3: -7, -1: 1, -2: x, -3: y}
    publicKey: Uint8Array.from(
      Buffer.concat([
        Buffer.from('a5010203262001215820', 'hex'),
        hash(`${name}, x`),
        Buffer.from('225820', 'hex'),
        hash(`${name}, y`),
      ]),
    ),
    transports: ['usb'],
    ...shown,
  }
}

function testOf(
  { name, credentialId }: KeyRecord,
  more: Pick<KeyTestRecord, 'at' | 'failure' | 'counter'>,
): KeyTestRecord {
  return { kind: 'key-test', what: 'touch', name, credential: credentialName(credentialId), ...more }
}

function hash(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(`demo ${text}`).digest())
}
