import { describe, expect, it } from 'vitest'
import type { Block } from '../../../electron/sheets/content/blocks.ts'
import { identityLines, identitySheet } from '../../../electron/sheets/content/identity-sheet.ts'
import { layOut } from '../../../electron/sheets/layout/layout.ts'
import { lineCheck } from '../../../electron/sheets/content/line-check.ts'
import { shareSheet, type SheetShare } from '../../../electron/sheets/content/share-sheet.ts'
import { setOf } from '../../../electron/sheets/make-set.ts'
import type { Sheet } from '../../../electron/sheets/content/sheet-set.ts'
import { readShare } from '../../../electron/slip39/share.ts'
import { WORDS } from '../../../electron/slip39/words.ts'
import { covers } from '../../../electron/sheets/typeface/typeface.ts'
import { identityBytes, identityOf } from '../../../electron/vault/age/identity-bytes.ts'
import { SECRET, SHARES } from '../../slip39/shares.ts'

const SET = '3F9A2C41'
const RECIPIENT = 'age13aqvttdk3ujkyjh9kg2w5an6dmy5mq5a84a4uxk3hfhnugfc9p0sy5p2wh'
const SHARE: SheetShare = {
  words: SHARES[1].split(' '),
  identifier: 258,
  index: 2,
  threshold: 3,
  count: 5,
  holder: 'Ada',
  others: ['Grace', '', 'Édith', 'Lin'],
  recipient: RECIPIENT,
  created: '2026-03-01',
}

const sheetOf = (share: Partial<SheetShare> = {}) => shareSheet({ ...SHARE, ...share }, { set: SET, number: 1, covers })
const pagesOf = (sheet: Sheet) =>
  layOut(setOf({ paper: 'a4', madeAt: '2026-03-01T12:00:00Z', sheetSet: SET, verifyBy: '2027-03-01' }, [sheet]))
const textOf = (sheet: Sheet) =>
  pagesOf(sheet).flatMap(({ boxes }) => boxes.flatMap((box) => (box.kind === 'text' ? [box.text] : [])))
const block = <K extends Block['kind']>(sheet: Sheet, kind: K) =>
  sheet.blocks.find((one): one is Extract<Block, { kind: K }> => one.kind === kind)

describe('the sheet of a share', () => {
  it('says which share it is, how many are needed, of which set, and who keeps it', () => {
    const text = textOf(sheetOf())
    expect(text).toContain('Share 2 of 5 of a paper key')
    expect(text).toContain('Kept by Ada')
    expect(text).toContain('Needed: any 3 of these 5 shares. Fewer open nothing and tell nothing.')
    expect(text).toContain('Set: "adequate biology" (number 258), paper key made on 2026-03-01')
    expect(text).toContain(`Its public half: ${RECIPIENT}`)
    expect(text).toContain('The other shares: Grace · Édith · Lin')
    expect(text.join('\n')).toContain('Not a cryptocurrency wallet')
    expect(text).toContain('Someone asks me for this. What do I do?')
  })

  it('says how the bytes of the shares become the key, and that recipe gives it', () => {
    const recipe = 'Bech32 of the bytes (BIP-173, constant 1; not Bech32m) with the prefix age-secret-key- is the key'
    expect(textOf(sheetOf()).join(' ')).toContain(`Together they give 32 bytes. ${recipe}`)
    const key = bech32('age-secret-key-', SECRET).toUpperCase()
    expect(key).toBe(identityOf(SECRET))
    expect(key).toHaveLength('AGE-SECRET-KEY-1'.length + 58)
  })

  it('shows every word once with its number, and the words read back are the share', () => {
    const [page] = pagesOf(sheetOf())
    const words = (page?.boxes ?? []).flatMap((box) =>
      box.kind === 'text' && box.size === 12 && box.weight === 'medium' ? [box.text] : [],
    )
    expect(words).toEqual(SHARE.words)
    const numbers = textOf(sheetOf()).flatMap((text) => (/^[ \d]\d$/.test(text) ? [Number(text)] : []))
    expect(numbers).toEqual(Array.from({ length: 33 }, (_, at) => at + 1))
    expect(readShare(words.join(' ')).ok).toBe(true)
  })

  it('has a check on each line of three words, under the number of its first word', () => {
    const lines = block(sheetOf(), 'words')?.lines ?? []
    expect(lines).toHaveLength(11)
    expect(lines[1]).toEqual({
      label: '4',
      text: 'agree amazing iris',
      check: lineCheck(`${SET}-1`, '4', 'agree amazing iris'),
    })
    expect(lines.map(({ text }) => text).join(' ')).toBe(SHARES[1])
  })

  it('holds the words in a QR code that a webcam reads, even if all of them are long', () => {
    expect(block(sheetOf(), 'words')?.symbol.version).toBeLessThanOrEqual(11)
    const longest = WORDS.filter((word) => word.length === 8).slice(0, 33)
    const symbol = block(sheetOf({ words: longest }), 'words')?.symbol
    expect(symbol).toMatchObject({ correction: 'Q' })
    expect(symbol?.version).toBeLessThanOrEqual(12)
  })

  it('fits on one page with long words, and with five holders of long names', () => {
    const words = WORDS.filter((word) => word.length === 8).slice(0, 33)
    const name = 'Maria-Theresia von Hohenberg'
    expect(pagesOf(sheetOf({ words, holder: name, others: [name, name, name, name] }))).toHaveLength(1)
  })

  it('leaves a line for the name of a holder who is not known yet, and names no others unasked', () => {
    const text = textOf(sheetOf({ holder: '', others: [] }))
    expect(text).toContain('Kept by')
    expect(text.join('\n')).not.toContain('The other shares')
  })

  it('does not repeat the words to a screen reader as the meaning of the symbol', () => {
    expect(block(sheetOf(), 'words')?.alternative).toBe('QR code of the words of this share')
  })
})

/** As BIP-173 has it, written from its text. */
function bech32(prefix: string, bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  const data = (bits.match(/.{1,5}/g) ?? []).map((five) => parseInt(five.padEnd(5, '0'), 2))
  const spelled = Array.from(prefix, (letter) => letter.charCodeAt(0))
  const expanded = [...spelled.map((code) => code >> 5), 0, ...spelled.map((code) => code & 31)]
  const generators = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3]
  let sum = 1
  for (const value of [...expanded, ...data, 0, 0, 0, 0, 0, 0]) {
    const top = sum >>> 25
    sum = ((sum & 0x1ffffff) << 5) ^ value
    for (const [at, generator] of generators.entries()) if ((top >> at) & 1) sum ^= generator
  }
  const check = Array.from({ length: 6 }, (_, at) => ((sum ^ 1) >> (5 * (5 - at))) & 31)
  return `${prefix}1${[...data, ...check].map((value) => 'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.charAt(value)).join('')}`
}

describe('the sheet of an identity', () => {
  const identity = identityOf(SECRET)
  const sheet = identitySheet({ identity, recipient: RECIPIENT, created: '2026-03-01' }, { set: SET, number: 1 })

  it('has the identity in groups of four, with a check on each line', () => {
    const lines = block(sheet, 'lines')?.lines ?? []
    expect(lines.map(({ label, text }) => `${label} ${text}`)).toEqual([
      '1 AGE-SECRET-KEY-1',
      '2 QQQS YQCY Q5RQ WZQF PG9S',
      '3 CRGW PUGP ZYSN ZS23 V9CC',
      '4 RYDP K8QA RC0S WRYD WG',
    ])
    expect(lines[1]?.check).toBe(lineCheck(`${SET}-1`, '2', 'QQQS YQCY Q5RQ WZQF PG9S'))
  })

  it('is the identity again when the lines are joined without spaces', () => {
    const typed = identityLines(identity, `${SET}-1`)
      .map(({ text }) => text)
      .join('')
      .replaceAll(' ', '')
    expect(identityBytes(typed)).toEqual(SECRET)
  })

  it('says how to use it with any age program, and takes one page', () => {
    const text = textOf(sheet)
    expect(text).toContain('age -d -i key.txt recovery-kit.age > contents.json')
    expect(text).toContain(RECIPIENT)
    expect(text.join(' ')).toContain('The key is 32 bytes, which its shares give. Bech32 of the bytes (BIP-173')
    expect(pagesOf(sheet)).toHaveLength(1)
  })
})
