import type { KitRecord } from '../../../electron/accounts/records.ts'

const ADDED = '2026-03-01T12:00:00.000Z'
const utf8 = (text: string) => new TextEncoder().encode(text)
const hex = (digits: string) => Uint8Array.from(Buffer.from(digits, 'hex'))

/** One record of every kind and of every shape of token; the account first. */
export function vectorRecords(account: string): KitRecord[] {
  const token = { kind: 'token', account, added: ADDED, source: 'links.txt' } as const
  const secret = utf8('12345678901234567890')
  return [
    { kind: 'account', service: 'PyPI', name: 'alice', note: 'Überschrift\n☂', added: ADDED },
    {
      ...token,
      token: { type: 'totp', secret, algorithm: 'SHA256', digits: 8, period: 60 },
      verbatim: utf8('otpauth://totp/PyPI:alice?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'),
    },
    { ...token, token: { type: 'hotp', secret, algorithm: 'SHA1', digits: 6, counter: 9_007_199_254_740_991 } },
    { ...token, token: { type: 'steam', secret, algorithm: 'SHA1', digits: 5, period: 30 } },
    {
      kind: 'code-set',
      account,
      codes: [{ text: utf8('0123456789abcdef') }, { text: utf8('fedcba9876543210'), used: '2026-02-03' }],
      added: ADDED,
      issued: '2026-02-01',
      voided: ADDED,
      source: 'PyPI-Recovery-Codes.txt',
    },
    {
      kind: 'key',
      name: 'blue key',
      aaguid: '00000000-0000-0000-0000-000000000000',
      credentialId: hex('0102030405060708'),
      publicKey: hex('a5010203262001215820'),
      counter: 4_294_967_295,
      transports: ['usb', 'nfc'],
      added: ADDED,
      tested: [ADDED],
    },
    { kind: 'sheet', accounts: [account], paper: 'a4', pages: 2, made: ADDED },
    {
      kind: 'quarantined',
      what: 'an entry',
      reason: 'the algorithm is not known',
      source: 'links.txt',
      verbatim: hex('00ff80'),
      added: ADDED,
    },
    {
      kind: 'ledger',
      at: ADDED,
      rows: [{ source: 'links.txt', what: 'TOTP', outcome: 'duplicate', reason: 'it is in the vault already' }],
      missing: ['Picture 2 of 3 is not there yet.'],
    },
    // Kinds and facts in the place of sentences, which the vector itself has.
    {
      kind: 'quarantined',
      what: 'an entry',
      reason: { kind: 'algorithm-unknown', stated: '"SHA3"' },
      source: 'links.txt',
      verbatim: hex('00ff80'),
      added: ADDED,
    },
    {
      kind: 'ledger',
      at: ADDED,
      rows: [{ source: 'links.txt', file: 0, what: 'TOTP', outcome: 'refused', reason: { kind: 'left-out' } }],
      missing: [{ kind: 'parts-missing', missing: [3], here: [1, 2], of: 3 }],
      sources: [{ name: 'links.txt', notes: [{ kind: 'comments', count: 2, links: 0 }] }],
    },
    { kind: 'settings', graceSeconds: 60, lockMinutes: 5, clipboardSeconds: 30, drillDays: 14 },
    { kind: 'slot', slot: '00112233445566778899aabbccddeeff', name: 'At home', added: ADDED, typed: ADDED },
    // Longer than one step of padding, several times over.
    { kind: 'account', service: '', name: '', note: 'n'.repeat(1500), added: ADDED },
  ]
}
