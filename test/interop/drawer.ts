/** What a stranger finds in a drawer: accounts with every kind of token, codes of many shapes, names in every script. */
import type { Stored } from '../../electron/accounts/records.ts'
import type { Token } from '../../electron/otp/token.ts'
import type { SheetAccount } from '../../electron/sheets/content/account-sheet.ts'
import { SCRIPTS } from '../sheets/kinds.ts'
import { account, hex, hotp, recoveryCodes, secret, steam, totp } from '../sheets/samples.ts'

const pin = new TextEncoder().encode('4711')

const TOKENS: readonly Token[] = [
  totp(),
  totp({ secret: secret(32, 11), algorithm: 'SHA256', digits: 8, period: 60 }),
  totp({ secret: secret(64, 12), algorithm: 'SHA512', digits: 7, period: 15 }),
  totp({ secret: secret(10, 13) }),
  hotp(),
  hotp({ secret: secret(16, 14), digits: 8, counter: 0 }),
  steam(),
  { type: 'motp', secret: secret(8, 15), algorithm: 'MD5', digits: 6, period: 10, pin },
  { type: 'yandex', secret: secret(16, 16), algorithm: 'SHA256', digits: 8, period: 30, pin },
]

/** As services make them: of one alphabet, grouped, with look-alikes, of words, and so long that they take several lines. */
const CODES: readonly (readonly string[])[] = [
  [hex(16, 0), hex(16, 1), hex(16, 2), hex(16, 3)],
  ['a1b2c-3d4e5', 'f6a7b-8c9d0', '0f1e2-d3c4b'],
  ['1234 5678', '0000 0001', '9876 5432'],
  ['abcd-efgh', 'ijkl-mnop'],
  [hex(64, 4), hex(64, 5)],
  ['O0l1I-B8S5Z2', 'IIII-llll-1111', '0000-OOOO-oooo'],
  ['ABCD-EFGH-JKLM-NPQR-STUV-WXYZ-2345-6789'],
  [
    'walrus dancing purple seven',
    'under the old bridge a patient heron waits for the river to rise and for the moon to set',
  ],
  ['{"k":"v"}', '#1-first', '"quoted"', 'a+b/c==', '~!@$%^&*()_|<>?'],
]

/** The first code of each set is used. */
export const FOUND: readonly SheetAccount[] = SCRIPTS.map(([service, name, note], at) => {
  const token = TOKENS[at]
  return account({
    ...{ service, name, note },
    tokens: token ? [{ token }] : [],
    codeSet: {
      codes: recoveryCodes(CODES[at] ?? [], { 0: '2026-02-03' }),
      issued: '2025-12-24',
      added: '2026-01-02T03:04:05.000Z',
    },
  })
})

/** The same accounts as a vault has them. */
export const FOUND_RECORDS: readonly Stored[] = FOUND.flatMap(({ service, name, tokens, codeSet }, at) => {
  const account = String(at).padStart(32, 'a')
  const added = '2026-01-02T03:04:05.000Z'
  const token = { kind: 'token', id: String(at).padStart(32, '1'), account, added, source: 'links.txt' } as const
  const codes = { kind: 'code-set', id: String(at).padStart(32, '2'), account, source: 'codes.txt' } as const
  return [
    { kind: 'account', id: account, service, name, note: '', added } as const,
    ...tokens.map((one) => ({ ...token, ...one })),
    ...(codeSet ? [{ ...codes, ...codeSet }] : []),
  ]
})
