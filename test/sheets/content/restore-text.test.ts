import { describe, expect, it } from 'vitest'
import type { Motp, Token, Yandex } from '../../../electron/otp/token.ts'
import { restoreAccount } from '../../../electron/sheets/content/restore-account.ts'
import { restoreSealed, restoreText } from '../../../electron/sheets/content/restore-text.ts'
import { RESTORE_CELLS } from '../../../electron/sheets/content/sheet-set.ts'
import { wrapProse } from '../../../electron/sheets/layout/wrap.ts'
import { account, hotp, pagesOf, recoveryCodes, secret, steam, textsOf, totp } from '../samples.ts'

const motp: Motp = { type: 'motp', algorithm: 'MD5', secret: secret(8, 1), digits: 6, period: 10 }
const yandex: Yandex = { type: 'yandex', algorithm: 'SHA256', secret: secret(16, 1), digits: 8, period: 30 }
const tokens: readonly Token[] = [totp(), totp({ digits: 8 }), hotp(), steam(), motp, yandex]

const shown = (token: Token) => ({ token, hasSymbol: true })
const typed = (token: Token) => ({ token, hasSymbol: false })
const textOf = (secrets: readonly { readonly token: Token; readonly hasSymbol: boolean }[], codes = false) =>
  restoreAccount({ secrets, codes }).join('\n')

describe('the restore text', () => {
  it('has at most ten lines that fit, and no address, whatever is on a sheet', () => {
    const pairs = tokens.flatMap((one) => tokens.map((other) => [one, other]))
    const secrets = [...tokens.map((token) => [token]), ...pairs].flatMap((some) => [
      some.map(shown),
      some.map(typed),
      some.map((token, at) => ({ token, hasSymbol: at === 0 })),
    ])
    const all = [
      ...secrets.flatMap((some) => [true, false].map((codes) => restoreAccount({ secrets: some, codes }))),
      restoreAccount({ secrets: [], codes: true }),
      ...(['code', 'lines'] as const).flatMap((by) => [restoreSealed(by, 'account'), restoreSealed(by, 'note')]),
      ...(['identity', 'share', 'cover', 'archivist', 'keys'] as const).map(restoreText),
    ]
    for (const text of all) {
      const lines = text.flatMap((paragraph) => wrapProse(paragraph, RESTORE_CELLS))
      expect(lines.length).toBeGreaterThan(0)
      expect(lines.length).toBeLessThanOrEqual(10)
      expect(lines.join(' ')).not.toMatch(/https?:|www\./)
    }
  })

  it('speaks of secrets where there are secrets, and of codes where there are codes', () => {
    expect(textOf([shown(totp())])).toMatch(/^To restore the secret: /)
    expect(textOf([shown(totp())])).not.toContain('recovery code')
    expect(textOf([], true)).toMatch(/^To use a recovery code: /)
    expect(textOf([], true)).not.toMatch(/authenticator|QR/)
    const both = textOf([shown(totp())], true)
    expect(both).toContain('To restore the secret: ')
    expect(both).toContain('To use a recovery code: ')
  })

  it('says which of the codes on the page to scan, and not to scan where there is none', () => {
    expect(textOf([shown(totp())])).toContain('scan the large QR code, alone, so close that it fills half the picture')
    expect(textOf([shown(totp()), shown(hotp())])).toContain('scan a large QR code, one at a time')
    expect(textOf([shown(totp()), typed(hotp())])).toContain('No camera, or no code beside a secret?')
    expect(textOf([typed(totp())])).not.toMatch(/scan|camera/)
    expect(textOf([typed(totp())])).toContain('The small code in the corner is only the mark of the page.')
    expect(restoreSealed('code', 'account').join(' ')).toContain('scan the large QR code, once,')
    expect(restoreSealed('code', 'account').join(' ')).toContain('from BEGIN to END, once,')
    expect(restoreSealed('lines', 'account').join(' ')).not.toContain('scan')
    expect(restoreSealed('code', 'note').join(' ')).not.toContain('a link for each secret')
  })

  it.each([
    ['any authenticator app on a phone', totp(), 'type, algorithm, digits and period'],
    ['an authenticator app that takes these settings, such as Aegis', totp({ digits: 8 }), 'digits and period'],
    ['an authenticator app that takes these settings, such as Aegis', hotp(), 'digits and counter'],
    ['an authenticator app that knows Steam Guard, such as Aegis', steam(), 'set the type as printed'],
    ['an authenticator app that knows mOTP, such as Aegis', motp, 'set the type and the PIN as printed'],
    ['an authenticator app that knows Yandex, such as Aegis', yandex, 'set the type and the PIN as printed'],
  ])('sends nobody to an app that cannot make the codes: %s', (app, token, settings) => {
    expect(textOf([shown(token)])).toContain(`To restore the secret: in ${app}, choose`)
    expect(textOf([shown(token)])).toContain(settings)
  })

  it('is on the page as what is there asks for', () => {
    const codes = { codes: recoveryCodes(['a', 'b', 'c']), added: '2026-01-02T00:00:00Z' }
    const text = (one: Parameters<typeof account>[0]) =>
      pagesOf([account(one)])
        .flatMap(textsOf)
        .join(' ')
    expect(text({ codeSet: codes })).not.toContain('To restore the secret')
    expect(text({ tokens: [{ token: totp({ secret: secret(1000, 4) }) }] })).not.toContain('scan')
  })
})

describe('the foot of a page', () => {
  const sizes = (page: ReturnType<typeof pagesOf>[number] | undefined) =>
    page?.boxes.flatMap((box) => (box.kind === 'text' && /^To (?:restore|use)/.test(box.text) ? [box.size] : []))

  it('is set in 10 points where there is room above it, and smaller on a full page', () => {
    const codeSet = { codes: recoveryCodes(Array.from({ length: 28 }, (_, at) => `code ${at}`)), added: '2026-01-02' }
    expect(sizes(pagesOf([account({ tokens: [{ token: totp() }] })])[0])).toEqual([10])
    expect(sizes(pagesOf([account({ tokens: [{ token: totp() }], codeSet })])[0])).toEqual([8, 8])
  })

  it('names the mark on every page, so that nobody scans it for a secret', () => {
    const codeSet = { codes: recoveryCodes(Array.from({ length: 100 }, (_, at) => `code ${at}`)), added: '2026-01-02' }
    const pages = pagesOf([account({ tokens: [{ token: totp() }], codeSet })])
    expect(pages.map((page) => textsOf(page).includes('page mark, no secret'))).toEqual(pages.map(() => true))
  })
})
