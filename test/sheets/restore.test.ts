/** Every kind of sheet gives back what it is for, with programs that know nothing of this one. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { armor, Encrypter } from 'age-encryption'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decodeBase32, encodeBase32 } from '../../electron/otp/base32.ts'
import { formatOtpauth } from '../../electron/otp/otpauth.ts'
import type { SheetAccount } from '../../electron/sheets/content/account-sheet.ts'
import type { Paper } from '../../electron/sheets/layout/page.ts'
import { sealedText } from '../../electron/sheets/content/sealed-text.ts'
import type { Sheet, SheetSet } from '../../electron/sheets/content/sheet-set.ts'
import { shareKey } from '../../electron/app/identity/share-key.ts'
import { combineShares } from '../../electron/slip39/combine.ts'
import { materialIn } from '../../renderer/decoder/reading/material.ts'
import { identityOf } from '../../electron/vault/age/identity-bytes.ts'
import { openedWithKey, openedWithPassphrase } from './age-tool.ts'
import { everyKind, IDENTITY, PYPI, RECIPIENT, setWith, shareOf } from './kinds.ts'
import { account, hex, hotp, planSealed, planSheet, renderSet, request, secret, steam, totp } from './samples.ts'
import { missingOf, picturesOf, run, scan, skipped } from './tools.ts'

const accounts: readonly SheetAccount[] = [
  PYPI,
  account({
    service: 'Build server',
    tokens: [
      { token: totp({ secret: secret(64, 7), algorithm: 'SHA512', digits: 8, period: 60 }) },
      { token: hotp({ counter: 0 }) },
    ],
  }),
  account({ service: 'Steam', name: '', tokens: [{ token: steam() }] }),
  account({ service: 'Zażółć сервис', name: '中文 😀', tokens: [{ token: totp({ secret: secret(10, 8) }) }] }),
]
const PASSPHRASE = 'correct horse battery staple'
const SCANNER = 200

const missing = missingOf('pdftoppm', 'pdftotext', 'zbarimg')
const noAge = missingOf('age', 'script')

describe.skipIf(missing.length > 0)(`restoring with public tools${skipped(missing)}`, () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'recovery-kit-restore-'))
  })
  afterAll(() => {
    rmSync(folder, { recursive: true })
  })
  const path = (name: string) => join(folder, name)
  const printed = async (name: string, set: SheetSet): Promise<string> => {
    writeFileSync(path(`${name}.pdf`), await renderSet(set))
    return path(`${name}.pdf`)
  }
  const textOf = (pdf: string) => run('pdftotext', ['-layout', pdf, '-'])
  const kind = (wanted: Sheet['kind']) => setWith(everyKind().filter((sheet) => sheet.kind === wanted))

  it.each<Paper>(['a4', 'letter'])(
    'a plain sheet gives back every link from its QR codes, and no other: %s',
    async (paper) => {
      const read = scan(picturesOf(await printed(paper, planSheet(request(accounts, { paper })).set), SCANNER))
      const links = accounts.flatMap(({ service, name, tokens }) =>
        tokens.map(({ token }) => formatOtpauth({ issuer: service, account: name, token })),
      )
      // Where there is room the code of a sheet is on it twice.
      expect([...new Set(read)].toSorted()).toEqual(links.toSorted())
    },
  )

  it.each<Paper>(['a4', 'letter'])(
    'accounts that share a page give back every link once from their QR codes: %s',
    async (paper) => {
      const set = planSheet(request(accounts, { paper, compact: true })).set
      const pictures = picturesOf(await printed(`compact-${paper}`, set), SCANNER)
      const links = accounts.flatMap(({ service, name, tokens }) =>
        tokens.map(({ token }) => formatOtpauth({ issuer: service, account: name, token })),
      )
      expect(pictures.length).toBeLessThan(accounts.length)
      expect(scan(pictures).toSorted()).toEqual(links.toSorted())
    },
  )

  it.each([
    ['line by line', ['-layout']],
    ['in the order of the page', []],
  ])('accounts that share a page come back whole from its copied text, %s', async (_how, options) => {
    const own = [
      PYPI,
      account({
        service: 'GitHub',
        name: 'alice.with.a.name.that.needs.a.second.line+github@example.org',
        tokens: [{ token: totp({ secret: secret(20, 5) }) }],
      }),
      account({ service: 'VPN', name: '', tokens: [{ token: hotp() }, { token: totp({ secret: secret(10, 6) }) }] }),
    ]
    const pdf = await printed('copied', planSheet(request(own, { compact: true })).set)
    const read = materialIn(run('pdftotext', [...options, pdf, '-']))
    expect(read.flatMap((material) => (material.kind === 'accounts' ? material.accounts : []))).toMatchObject(
      own.map(({ tokens, codeSet }, index) => ({
        sheet: `3F9A12C0-${index + 1}`,
        tokens: tokens.map(({ token }) => ({ token })),
        codes: (codeSet?.codes ?? []).map(({ text }) => ({ text: new TextDecoder().decode(text) })),
      })),
    )
    expect(
      read.map((material) => material.kind === 'accounts' && [material.accounts[0]?.name, material.unread]),
    ).toEqual([
      ['PyPI: alice', 0],
      ['GitHub: alice.with.a.name.that.needs.a.second.line+github@example.org', 0],
      ['VPN: Login name not stated', 0],
    ])
  })

  it('the lines of a secret, typed, are the secret', async () => {
    const lines = [
      ...textOf(await printed('lines', kind('totp'))).matchAll(/^ *\d+ +((?:[A-Z2-7]{1,4} )+) *[0-9a-f]{4}\b/gm),
    ]
    const typed = lines.map(([, groups = '']) => groups).join('')
    expect(decodeBase32(typed)).toEqual({ ok: true, bytes: totp().secret })
    expect(typed.replaceAll(' ', '')).toBe(encodeBase32(totp().secret))
  })

  it('a sheet of codes has each code as text, and none that is used without a mark', async () => {
    const text = textOf(await printed('codes', kind('codes')))
    expect(text).toContain(hex(16, 0))
    expect(text).toMatch(new RegExp(`${hex(16, 0)} +[0-9a-f]{4} +used 2026-02-03`))
    for (let seed = 1; seed < 8; seed++) expect(text).toMatch(new RegExp(`${hex(16, seed)} +[0-9a-f]{4} +on`))
  })

  describe.skipIf(noAge.length > 0)(`a sealed sheet${skipped(noAge)}`, () => {
    const text = sealedText([PYPI], { sheet: '3F9A12C0-1', printed: '2026-09-19' })
    let pdf = ''
    beforeAll(async () => {
      const seal = async (plain: string) => {
        const encrypter = new Encrypter()
        encrypter.setPassphrase(PASSPHRASE)
        encrypter.setScryptWorkFactor(10)
        return armor.encode(await encrypter.encrypt(plain))
      }
      pdf = await printed('sealed', (await planSealed([PYPI], seal)).set)
    })

    const opened = (name: string, armored: string): string => {
      writeFileSync(path(name), armored)
      return openedWithPassphrase(path(name), PASSPHRASE)
    }

    it('opens from either of its QR codes with age', () => {
      const [armored = '', ...others] = scan(picturesOf(pdf, SCANNER))
      expect(others).toEqual([armored])
      expect(opened('scanned.age', armored)).toBe(text)
    })

    it('opens from its typed lines with age', () => {
      const lines = [...textOf(pdf).matchAll(/^ *\d+ +([-+/=A-Za-z0-9]{20,64}|-----.+-----) +[0-9a-f]{4}$/gm)]
      expect(opened('typed.age', `${lines.map(([, line]) => line).join('\n')}\n`)).toBe(text)
    })
  })

  describe.skipIf(noAge.length > 0)(`an identity${skipped(noAge)}`, () => {
    const opens = (identity: string): string => {
      writeFileSync(path('key.txt'), `${identity}\n`)
      writeFileSync(path('export.age'), execFileSync('age', ['-r', RECIPIENT], { input: 'an export' }))
      return openedWithKey(path('export.age'), path('key.txt'))
    }

    it('opens exports from its QR code, and from its typed lines', async () => {
      const pdf = await printed('identity', kind('identity'))
      const typed = [...textOf(pdf).matchAll(/^ *\d+ +(AGE-SECRET-KEY-1|(?:[A-Z0-9]{2,4} )+) *[0-9a-f]{4}\b/gm)]
      expect(scan(picturesOf(pdf, SCANNER))).toEqual([IDENTITY, IDENTITY])
      expect(typed.map(([, groups = '']) => groups.replaceAll(' ', '')).join('')).toBe(IDENTITY)
      expect(opens(IDENTITY)).toBe('an export')
    })

    it('opens exports from the QR codes of any three of its shares, put together by SLIP-39', async () => {
      const shares = scan(
        picturesOf(await printed('shares', setWith([1, 4, 2].map((at) => shareOf(at, at + 1)))), SCANNER),
      )
      const words = shares.map((share) => share.toLowerCase())
      const combined = await combineShares(words, { derive: shareKey })
      expect(combined.ok && opens(identityOf(combined.secret))).toBe('an export')
    })
  })
})
