import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { encodeBase32 } from '../../../electron/otp/base32.ts'
import { codeOf } from '../../../electron/otp/codes.ts'
import { secretText } from '../../../electron/otp/secret-text.ts'
import type { Motp, Token, Yandex } from '../../../electron/otp/token.ts'
import { archivistSheet } from '../../../electron/sheets/content/archivist-sheet.ts'
import { saidOf } from '../../../electron/sheets/content/archivist-words.ts'
import { layOut } from '../../../electron/sheets/layout/layout.ts'
import { lineCheck } from '../../../electron/sheets/content/line-check.ts'
import { setOf } from '../../../electron/sheets/make-set.ts'
import type { SetRequest } from '../../../electron/sheets/set-request.ts'
import { ARMORED } from '../kinds.ts'
import { account, hotp, planSealed, planSheet, request, secret, steam, textsOf, totp } from '../samples.ts'
import { missingOf, run, skipped } from '../tools.ts'

const missing = missingOf('oathtool')
const fixed = { digits: 6, period: 10, pin: new TextEncoder().encode('1234') } as const
const motp: Motp = { type: 'motp', secret: secret(8, 1), algorithm: 'MD5', ...fixed }
const yandex: Yandex = { type: 'yandex', secret: secret(16, 1), algorithm: 'SHA256', digits: 8, period: 30 }

const decoderHash = createHash('sha256').update('a page').digest('hex')
const usual = new Set(['totp', 'codes'] as const)
const sheet = archivistSheet({ set: '3F9A12C0', number: 5, holds: usual, decoderHash })
const pages = layOut(setOf(request([]), [sheet]))
const texts = pages.flatMap(textsOf)

describe('the archivist page', () => {
  it('is one page for a usual set, and for a paper key or its shares', () => {
    expect(pages).toHaveLength(1)
    const ofKey = archivistSheet({ set: '3F9A12C0', number: 2, holds: new Set(['key'] as const), decoderHash })
    expect(layOut(setOf(request([]), [ofKey]))).toHaveLength(1)
  })

  it('explains only what the set holds', () => {
    const archivist = (tokens: readonly Token[], fields: Partial<SetRequest> = {}) => {
      const one = account({ tokens: tokens.map((token) => ({ token })) })
      const { sheets } = planSheet(request([one], { archivist: {}, ...fields })).set
      return sheets.flatMap(({ blocks }) => blocks.flatMap((block) => (block.kind === 'prose' ? block.paragraphs : [])))
    }
    const named = (tokens: readonly Token[]) =>
      [
        'otpauth://totp/',
        'otpauth://hotp/',
        'otpauth://steam/',
        'motp://',
        'otpauth://yaotp/',
        'SLIP-39',
        'scrypt',
      ].filter((word) => archivist(tokens).join(' ').includes(word))
    expect(named([totp()])).toEqual(['otpauth://totp/'])
    expect(named([hotp(), steam()])).toEqual(['otpauth://hotp/', 'otpauth://steam/'])
    expect(named([motp, yandex])).toEqual(['motp://', 'otpauth://yaotp/'])
  })

  it('does not tell what is in sealed sheets', async () => {
    const page = async (token: Token) => {
      const made = await planSealed([account({ tokens: [{ token }] })], () => Promise.resolve(ARMORED), {
        archivist: {},
      })
      return made.set.sheets.find(({ kind }) => kind === 'archivist')
    }
    const text = JSON.stringify(await page(totp()))
    expect(text).toContain('scrypt')
    expect(JSON.stringify(await page(steam()))).toBe(text)
  })

  it.skipIf(missing.length > 0).each([
    ['TOTP', totp({ secret: secret(10, 1) })],
    ['HOTP', hotp({ secret: secret(10, 2) })],
    ['mOTP', motp],
  ])(`names a command of today that makes the code of %s${skipped(missing)}`, (name, token) => {
    const { commands } = saidOf(new Set([token.type]))
    const command = commands.find((one) => one.startsWith(`${name}: `))?.slice(name.length + 2) ?? ''
    const filled = command
      .replace('BASE32', encodeBase32(token.secret))
      .replace('HEX', secretText(token))
      .replace('PIN', '1234')
      .replace('COUNTER', '42')
    expect(run('sh', ['-c', filled]).trim()).toBe(codeOf(token, Date.UTC(2026, 0, 1)).text)
  })

  it('works out a check that its own recipe gives', () => {
    const [, hashed = ''] =
      /^printf '(.*)' \| sha256sum \| cut -c1-4$/.exec(texts.find((text) => text.startsWith('printf')) ?? '') ?? []
    expect(hashed).toBe('3F9A12C0-5|1|JBSW Y3DP EHPK 3PXP')
    const check = createHash('sha256').update(hashed).digest('hex').slice(0, 4)
    expect(texts).toContain(check)
    expect(texts.join(' ')).toContain(`gives ${check}. The sheet is its set`)
  })

  it('agrees with the example in FORMAT.md', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../electron/sheets/FORMAT.md'), 'utf8')
    const [, hashed = '', check = ''] = /printf '(.*)' \| sha256sum \| cut -c1-4 +gives ([0-9a-f]{4})/.exec(text) ?? []
    const [sheet = '', label = '', line = ''] = hashed.split('|')
    expect(line).toBe('JBSW Y3DP EHPK 3PXP')
    expect(check).toBe(lineCheck(sheet, label, line))
  })

  it('gives the code that any authenticator gives for its example', () => {
    // oathtool --totp -b --now '2026-01-01 00:00 UTC' JBSWY3DPEHPK3PXP
    expect(texts).toContain('As TOTP (SHA1, 6 digits, 30 s) it gives 260 025 at 1 January 2026 00:00 UTC.')
  })

  it('has the SHA-256 of decoder.html where there is one', () => {
    expect(texts.map((text) => text.replaceAll(' ', ''))).toContain(decoderHash)
  })

  it('says so where there is none', () => {
    const without = layOut(setOf(request([]), [archivistSheet({ set: '3F9A12C0', number: 5, holds: usual })])).flatMap(
      textsOf,
    )
    expect(without).toContain('SHA-256 of decoder.html')
    expect(without.join(' ')).toContain('is not printed here: the app that made this page had no decoder.html.')
  })
})
