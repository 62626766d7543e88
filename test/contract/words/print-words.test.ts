import { expect, it } from 'vitest'
import type { PrintWarningView } from '../../../electron/contract.ts'
import { longNotesSentence, printWarningSentence } from '../../../electron/contract/words/print-words.ts'

const accounts = ['PyPI: alice']

it.each<[PrintWarningView, string]>([
  [
    { kind: 'both', accounts },
    'Anyone who finds the sheet has both the authenticator secret and the recovery codes of PyPI: alice. Print them apart to keep them in different places.',
  ],
  [{ kind: 'nothing', accounts }, 'There is no secret and no recovery code to print for PyPI: alice.'],
  [{ kind: 'pin', accounts: ['a', 'b'] }, 'Anyone who finds the sheet has both the secret and the PIN of a and b.'],
  [
    { kind: 'no-pin', accounts },
    'The sheet alone does not restore PyPI: alice: its codes also need the PIN, which the vault does not have.',
  ],
  [
    { kind: 'text-only', accounts },
    'The secret of PyPI: alice is too long for a QR code that reads well from paper, so it is printed as text only.',
  ],
  [
    { kind: 'sealed-text-only', accounts },
    'A QR code for the sealed PyPI: alice would be too dense to read from paper, so it is printed as text only. Seal secrets and codes apart.',
  ],
  [
    { kind: 'note-left-out', accounts },
    'The note of PyPI: alice is too long: sealed with it, the sheet would have no QR code, and every line would have to be typed. It is left out, and stays in the vault. Shorten it, or print it on sealed sheets of its own.',
  ],
  [
    { kind: 'note-left-out', accounts: ['a', 'b', 'c', 'd', 'e'] },
    '5 notes are too long, of a, b, c and 2 more: sealed with them, the sheets would have no QR code, and every line would have to be typed. They are left out, and stay in the vault. Shorten them, or print them on sealed sheets of their own.',
  ],
  [
    { kind: 'note-apart', accounts },
    'The note of PyPI: alice is too long for the QR code of its sealed sheet, so it is on sealed sheets of its own. They open with the same passphrase.',
  ],
  [
    { kind: 'note-apart', accounts: ['a', 'b'] },
    '2 notes are too long for the QR codes of their sealed sheets, of a and b, so they are on sealed sheets of their own. They open with the same passphrase.',
  ],
  [
    { kind: 'substituted', accounts },
    'Some characters in the name or note of PyPI: alice cannot be printed and appear as numbers such as [U+10D0]. QR codes hold the exact names.',
  ],
  [
    { kind: 'code-substituted', accounts },
    'Some characters in the recovery codes of PyPI: alice cannot be printed and appear as numbers such as [U+4E2D]. Check these codes by hand.',
  ],
  [
    { kind: 'few-codes', accounts: ['a', 'b', 'c', 'd', 'e'] },
    'Fewer than 3 recovery codes are unused for a, b, c and 2 more. Ask the service for a new set.',
  ],
  [
    { kind: 'decoder-missing' },
    'decoder.html, the page that opens sheets, exports and vaults without the app, is missing from this installation. Install the app again, or run "npm run build" in its sources. The sheets restore without it.',
  ],
  [
    { kind: 'decoder-altered' },
    'decoder.html, the page that opens sheets, exports and vaults without the app, is not the one this app was built with. Do not use it. Install the app again, or run "npm run build" in its sources. The sheets restore without it.',
  ],
])('before printing, %j is said in sentences', (warning, sentence) => {
  expect(printWarningSentence(warning)).toBe(sentence)
})

it('asks about long notes by the names of their accounts', () => {
  expect(longNotesSentence(accounts)).toBe('The note of PyPI: alice is too long for the QR code of its sealed sheet.')
  expect(longNotesSentence(['a', 'b', 'c', 'd', 'e'])).toBe(
    'The notes of a, b, c and 2 more are too long for the QR codes of their sealed sheets.',
  )
})
