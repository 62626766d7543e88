/** A set with a sheet of every kind, always the same. */
import { archivistSheet } from '../../electron/sheets/content/archivist-sheet.ts'
import { accountSheet, type SheetAccount } from '../../electron/sheets/content/account-sheet.ts'
import { coverSheet } from '../../electron/sheets/content/cover-sheet.ts'
import { keysSheet } from '../../electron/sheets/content/keys-sheet.ts'
import { keyMatrix } from '../../electron/keys/matrix.ts'
import { identitySheet } from '../../electron/sheets/content/identity-sheet.ts'
import type { Paper } from '../../electron/sheets/layout/page.ts'
import { sealedSheet } from '../../electron/sheets/content/sealed-sheet.ts'
import { shareSheet } from '../../electron/sheets/content/share-sheet.ts'
import { setOf } from '../../electron/sheets/make-set.ts'
import type { Sheet, SheetSet } from '../../electron/sheets/content/sheet-set.ts'
import { readShare } from '../../electron/slip39/share.ts'
import { splitSecret } from '../../electron/slip39/split.ts'
import { covers } from '../../electron/sheets/typeface/typeface.ts'
import { identityBytes } from '../../electron/vault/age/identity-bytes.ts'
import { account, hex, hotp, planSheet, recoveryCodes, request, secret, steam, totp } from './samples.ts'

export const SET = '3F9A12C0'
export const MADE_AT = '2026-09-19T08:00:00.000Z'

/** Made by age-keygen for these tests, and used nowhere else. */
export const IDENTITY = 'AGE-SECRET-KEY-1QKHYPKK87Q40WF97U8WHNV6JFGFQVTH6296KTZP0570Z8SLS79GQ4S9N25'
export const RECIPIENT = 'age170nz0qglj98xlrcajxwkzjmfgyqaw2xhukl907m9nfz7xundx5zqcl6vt9'

export const PYPI: SheetAccount = account({
  note: 'The account that publishes.',
  tokens: [{ token: totp() }],
  codeSet: {
    codes: recoveryCodes(
      Array.from({ length: 8 }, (_, index) => hex(16, index)),
      { 0: '2026-02-03' },
    ),
    issued: '2025-12-24',
    added: '2026-01-02T03:04:05.000Z',
  },
  keys: ['YubiKey 5C (desk drawer)', 'Solo 2'],
  needs: ['A code from an address that PyPI does not know also needs a link that is mailed to the account.'],
})

/** Service, login name and note in scripts of their own. */
export const SCRIPTS: readonly (readonly [service: string, name: string, note: string])[] = [
  ['日本語のサービス', '山田 太郎', 'この口座は公開用です。復元コードは「安全な場所」に保管してください。'],
  ['汉语简体服务', '张三', '这是一个用于发布软件包的账户。请把恢复代码保存在安全的地方，不要放在电脑里。'],
  ['繁體中文服務', '陳大文', '這是發佈用的帳戶。請將復原碼保存在安全的地方。'],
  ['한국어 서비스', '홍길동', '이 계정은 패키지를 게시하는 데 사용됩니다. 복구 코드는 다른 곳에 보관하세요.'],
  ['خدمة البريد', 'محمد العربي', 'هذا الحساب للنشر على PyPI. احفظ رموز الاسترداد في مكان آمن، بعيدًا عن الحاسوب.'],
  ['שירות הדואר', 'דוד כהן', 'החשבון שמפרסם את החבילות ב־PyPI. יש לשמור את קודי השחזור במקום בטוח.'],
  ['हिन्दी सेवा', 'श्रीमान् विद्यार्थी', 'यह खाता प्रकाशन के लिए है। पुनर्प्राप्ति कोड को सुरक्षित स्थान पर रखें।'],
  ['บริการภาษาไทย', 'สมชาย', 'บัญชีนี้ใช้สำหรับเผยแพร่แพ็กเกจ โปรดเก็บรหัสกู้คืนไว้ในที่ปลอดภัย'],
  ['Ελληνική υπηρεσία', 'Γιώργος', 'Αυτός ο λογαριασμός δημοσιεύει. Φυλάξτε τους κωδικούς μακριά.'],
]

const [BLUE, GREEN, RED] = ['b', 'c', 'd'].map((digit) => digit.repeat(32)) as [string, string, string]

/** Two keys and a lost one, at three accounts. */
export const KEY_TABLE = keyMatrix({
  keys: [
    { id: BLUE, name: 'Blue', sticker: 'blue' },
    { id: GREEN, name: 'Green' },
    { id: RED, name: 'Red', gone: { how: 'lost', on: '2026-08-01' } },
  ],
  accounts: (
    [
      ['PyPI', { [BLUE]: '2026-02-02', [GREEN]: '2026-03-03' }],
      ['GitHub', { [BLUE]: '2026-02-02', [GREEN]: undefined, [RED]: undefined }],
      ['npm', {}],
    ] as const
  ).map(([service, tried], at) => ({
    ...{ id: String(at).repeat(32), service, name: 'alice', takes: 'keys', where: { kind: 'settings' } },
    notes: Object.entries(tried).map(([key, on]) => ({
      key,
      noted: '2026-01-01',
      ...(on !== undefined && { tried: on }),
    })),
  })),
})

/** As long and as dense as a sealed sheet of that account; opens with nothing. */
export const ARMORED = [
  '-----BEGIN AGE ENCRYPTED FILE-----',
  ...(hex(860, 7).match(/.{1,64}/g) ?? []),
  '-----END AGE ENCRYPTED FILE-----',
  '',
].join('\n')

export const SHARES = splitSecret(identityBytes(IDENTITY) ?? secret(32, 9), {
  threshold: 3,
  count: 5,
  random: (length) => secret(length, 77),
})

/** One of every kind, numbered from 1; the cover after those that it lists. */
export function everyKind(): readonly Sheet[] {
  const place = (number: number) => ({ set: SET, number, covers })
  const sheets: readonly Sheet[] = [
    ...(['account', 'totp', 'codes'] as const).map(
      (part, index) => accountSheet(PYPI, { ...place(index + 1), part }).sheet,
    ),
    sealedSheet({ armored: ARMORED, name: 'PyPI: alice' }, place(4)).sheet,
    identitySheet({ identity: IDENTITY, recipient: RECIPIENT, created: '2026-09-19' }, place(5)),
    shareOf(0, 6),
    archivistSheet({ ...place(7), holds: new Set(['totp', 'codes'] as const), decoderHash: hex(64, 3) }),
  ]
  const cover = { fields: [{ label: 'Who may open it', value: 'Bob and Carol' }], verifyBy: '2027-09-19', named: true }
  return [...sheets, coverSheet({ ...cover, sheets }, place(8)), keysSheet(KEY_TABLE, place(9))]
}

/** Accounts that share a page: with codes, with a secret alone, with codes alone, and with two secrets. */
export function sharedPage(): SheetSet {
  const codes = (from: number, to: number) => {
    const { codeSet } = PYPI
    return codeSet ? { codeSet: { ...codeSet, codes: codeSet.codes.slice(from, to) } } : {}
  }
  const accounts = [
    { ...PYPI, ...codes(0, 4) },
    account({ service: 'GitHub', name: 'alice@example.org', tokens: [{ token: totp({ secret: secret(10, 5) }) }] }),
    account({ service: 'npm', ...codes(4, 8) }),
    account({ service: 'Steam', name: '', tokens: [{ token: steam() }, { token: hotp() }] }),
  ]
  return planSheet(request(accounts, { sheetSet: SET, compact: true })).set
}

/** The sheet of a share, counted from 0. */
export function shareOf(index: number, number: number): Sheet {
  const words = SHARES[index] ?? []
  const read = readShare(words.join(' '))
  if (!read.ok) throw new Error('a share that was just made does not read')
  return shareSheet(
    {
      words,
      identifier: read.share.identifier,
      index: index + 1,
      threshold: 3,
      count: 5,
      holder: `Holder ${index + 1}`,
      others: ['Bob', 'Carol'],
      recipient: RECIPIENT,
      created: '2026-09-19',
    },
    { set: SET, number, covers },
  )
}

export function setWith(sheets: readonly Sheet[], paper: Paper = 'a4'): SheetSet {
  return setOf(request([], { paper, sheetSet: SET }), sheets)
}
