import { describe, expect, it } from 'vitest'
import {
  accountTitle,
  counted,
  day,
  fitsSearch,
  isoDay,
  listed,
  runsLow,
  shortDay,
  tokenInWords,
} from '../../renderer/wording.ts'

describe('wording', () => {
  it('counts one and many', () => {
    expect(counted(1, 'page')).toBe('1 page')
    expect(counted(0, 'page')).toBe('0 pages')
    expect(counted(2, 'entry', 'entries')).toBe('2 entries')
  })

  it('names an account by what it has', () => {
    expect(accountTitle({ service: 'PyPI', name: 'alice' })).toBe('PyPI · alice')
    expect(accountTitle({ service: 'PyPI', name: '' })).toBe('PyPI')
    expect(accountTitle({ service: '', name: '' })).toBe('No name')
  })

  it('writes a date that stands alone as the same day in every time zone', () => {
    expect(shortDay('2026-03-03', new Date(2026, 5, 1))).toBe('Mar 3')
    expect(shortDay('2025-03-03', new Date(2026, 5, 1))).toBe('Mar 3, 2025')
    expect(day('2026-03-03')).toBe('Mar 3, 2026')
  })

  it('is English in days, numbers and lists, whatever the language of the system is', () => {
    expect([counted(12345, 'page'), day('2026-12-01'), listed(['Blue', 'Red', 'Green'])]).toEqual([
      '12,345 pages',
      'Dec 1, 2026',
      'Blue, Red, and Green',
    ])
  })

  it('takes the day from the calendar on the wall', () => {
    expect(isoDay(new Date(2026, 2, 3, 23, 59))).toBe('2026-03-03')
    expect(isoDay(new Date(2026, 11, 31, 0, 0))).toBe('2026-12-31')
  })

  it('spells out how a token makes its codes', () => {
    const token = { id: '0', algorithm: 'SHA1', digits: 6, source: 'pasted text', added: '2026-03-03' }
    expect(tokenInWords({ ...token, type: 'totp', period: 30 })).toBe('TOTP, SHA1, 6 digits, every 30 s')
    expect(tokenInWords({ ...token, type: 'hotp', counter: 7 })).toBe('HOTP, SHA1, 6 digits, next counter 7')
    expect(tokenInWords({ ...token, type: 'steam', digits: 5, period: 30 })).toBe(
      'Steam, SHA1, 5 characters, every 30 s',
    )
    const motp = { ...token, type: 'motp' as const, algorithm: 'MD5', period: 10 }
    expect(tokenInWords(motp)).toBe('mOTP, MD5, 6 characters, every 10 s')
    expect(tokenInWords({ ...motp, needsPin: true })).toBe('mOTP, MD5, 6 characters, every 10 s, without its PIN')
  })

  it('warns when two codes or fewer are left', () => {
    expect([3, 2, 0].map((left) => runsLow({ left }))).toEqual([false, true, true])
  })

  it('finds a ledger by its day and its files', () => {
    const ledger = { at: '2026-03-03T12:00:00.000Z', files: [{ name: 'Aegis.json' }] }
    for (const search of ['', '2026-03', 'mar 3', 'aegis', ' .json ']) expect(fitsSearch(ledger, search)).toBe(true)
    for (const search of ['2025', 'apr', 'bitwarden']) expect(fitsSearch(ledger, search)).toBe(false)
  })
})
