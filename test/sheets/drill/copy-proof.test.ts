import { describe, expect, it, test } from 'vitest'
import type { PaperDrill, PrintedSheet } from '../../../electron/accounts/records.ts'
import { partsOn, proofOf } from '../../../electron/sheets/drill/copy-proof.ts'
import { fingerprintOf } from '../../../electron/sheets/drill/fingerprint.ts'

const MONDAY = '2026-03-02T10:00:00.000Z'
const TUESDAY = '2026-03-03T10:00:00.000Z'
const token = { type: 'totp', secret: new Uint8Array(20), algorithm: 'SHA1', digits: 6, period: 30 } as const
const codes = [{ text: new TextEncoder().encode('aaaa') }]

function sheet(kind: PrintedSheet['kind'], number = 1, fields: Partial<PrintedSheet> = {}): PrintedSheet {
  return { kind, number, pages: 1, lines: 1, ...fields }
}

/** An account with what is named. */
function account(kind: 'account' | 'sealed', holds: readonly ('secret' | 'codes')[], number = 1): PrintedSheet {
  const { tokens, codes: texts } = fingerprintOf(
    {
      service: 'PyPI',
      name: 'alice',
      tokens: holds.includes('secret') ? [{ token }] : [],
      ...(holds.includes('codes') && { codeSet: { codes, added: '' } }),
    },
    'account',
  )
  return sheet(kind, number, { ...(tokens && { tokens }), ...(texts && { codes: texts }) })
}

const both = account('account', ['secret', 'codes'])
const drill = (at: string, fields: Partial<PaperDrill>): PaperDrill => ({
  at,
  how: 'scanned',
  same: [],
  wrong: [],
  half: [],
  ...fields,
})
/** As a version wrote it that did not note halves. */
const oldDrill = (at: string, fields: Partial<PaperDrill>): PaperDrill => {
  const { half: _half, ...old } = drill(at, fields)
  return old
}
const proofs = (printed: PrintedSheet, ...drills: readonly PaperDrill[]) =>
  proofOf([printed], drills).map(({ part, proof }) => [part, proof])

test('what is on a sheet is told by its kind and by what it has fingerprints of', () => {
  expect(partsOn(both)).toEqual(['secret', 'codes'])
  expect(partsOn(account('account', ['secret']))).toEqual(['secret'])
  expect(partsOn(account('account', ['codes']))).toEqual(['codes'])
  expect(partsOn(account('sealed', ['codes']))).toEqual(['codes'])
  expect(partsOn(account('account', []))).toEqual(['page'])
  expect(partsOn(sheet('account'))).toEqual(['secret', 'codes'])
  expect(partsOn(sheet('totp'))).toEqual(['secret'])
  expect(partsOn(sheet('codes'))).toEqual(['codes'])
  expect(partsOn(sheet('share'))).toEqual(['secret'])
  expect(partsOn(sheet('cover'))).toEqual(['page'])
  expect(partsOn(sheet('keys'))).toEqual(['page'])
})

describe('a copy', () => {
  it('is not proven by no drill, nor by one of other sheets', () => {
    const unread = [
      ['secret', { kind: 'not-read' }],
      ['codes', { kind: 'not-read' }],
    ]
    expect(proofs(both)).toEqual(unread)
    expect(proofs(both, drill(MONDAY, { same: [2], wrong: [3], half: [{ sheet: 4, read: 'codes' }] }))).toEqual(unread)
  })

  it('is proven half by half, each with its day', () => {
    const first = drill(MONDAY, { half: [{ sheet: 1, read: 'secret' }] })
    expect(proofs(both, first)).toEqual([
      ['secret', { kind: 'proven', at: MONDAY }],
      ['codes', { kind: 'not-read' }],
    ])
    expect(proofs(both, first, drill(TUESDAY, { half: [{ sheet: 1, read: 'codes' }] }))).toEqual([
      ['secret', { kind: 'proven', at: MONDAY }],
      ['codes', { kind: 'proven', at: TUESDAY }],
    ])
    expect(proofs(both, drill(MONDAY, { same: [1] }))).toEqual([
      ['secret', { kind: 'proven', at: MONDAY }],
      ['codes', { kind: 'proven', at: MONDAY }],
    ])
  })

  it('that failed is failed but for the half that was proven, until it is read right', () => {
    const failed = drill(MONDAY, { wrong: [1], half: [{ sheet: 1, read: 'secret' }] })
    expect(proofs(both, drill(MONDAY, { same: [1] }), failed)).toEqual([
      ['secret', { kind: 'proven', at: MONDAY }],
      ['codes', { kind: 'failed', at: MONDAY }],
    ])
    expect(proofs(both, failed, drill(TUESDAY, { same: [1] }))[1]).toEqual(['codes', { kind: 'proven', at: TUESDAY }])
  })

  it('that passed before halves were noted counts as what it was', () => {
    const passed = oldDrill(MONDAY, { same: [1] })
    const untold = { kind: 'not-told', at: MONDAY }
    expect(proofs(both, passed)).toEqual([
      ['secret', untold],
      ['codes', untold],
    ])
    expect(proofs(account('account', ['codes']), passed)).toEqual([['codes', untold]])
    const proven = { kind: 'proven', at: MONDAY }
    expect(proofs(account('account', ['secret']), passed)).toEqual([['secret', proven]])
    expect(proofs(sheet('codes'), passed)).toEqual([['codes', proven]])
    expect(proofs(account('sealed', ['secret', 'codes']), passed)).toEqual([
      ['secret', proven],
      ['codes', proven],
    ])
    expect(proofs(sheet('totp'), oldDrill(MONDAY, { wrong: [1] }))).toEqual([
      ['secret', { kind: 'failed', at: MONDAY }],
    ])
  })
})
