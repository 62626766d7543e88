import type { OpenableLock, Unopened } from './age-file.ts'
import type { Material } from './material-kinds.ts'

/** Why something sealed did not open, and what to do. */
export function unopenedSentence(reason: Unopened, lock: OpenableLock): string {
  return reason === 'wrong-key' ? WRONG_KEY[lock] : UNOPENED[reason]
}

const WRONG_KEY = {
  passphrase: 'This passphrase does not open it. Capitals, spaces and the order of words count. Try again.',
  identity: 'This backup identity does not open it. It was made for another one; look for a newer or older sheet.',
} as const

const UNOPENED: Readonly<Record<Exclude<Unopened, 'wrong-key'>, string>> = {
  damaged:
    'This sealed text is altered or not whole, so it was not opened. Read it from the paper, or copy the file, once more.',
  'cost-too-high':
    'This file asks for more work to open than Recovery Kit ever writes, so it was not opened. If it is yours, open it with the program age.',
  'no-memory':
    'This browser has too little memory to open it: 256 MB are needed. Nothing is lost. Close other pages, or use another computer.',
  stopped: 'Stopped. It is still sealed, and you can try again.',
}

/** What came out of one text or file. */
export function accountsSentence({ accounts, unread }: Extract<Material, { kind: 'accounts' }>): string {
  const names = accounts.length === 1 ? (accounts[0]?.name ?? '') : `${accounts.length} accounts`
  const rest = unread === 0 ? '' : ` ${unread} ${unread === 1 ? 'entry' : 'entries'} in it could not be read.`
  return `Restored: ${names}.${rest}`
}

/** When the page itself failed at something. */
export function failedSentence(from: string): string {
  return `This page failed at a part of ${from} and could not open it. The rest is here. Try another browser.`
}

/** After a passphrase that opened one was tried on the others. */
export function openedSentence(opened: number, tried: number): string {
  if (opened === tried) return `This passphrase opened all ${tried}.`
  const left = tried - opened
  return `This passphrase opened ${opened} of ${tried}. ${left === 1 ? 'One is' : `${left} are`} sealed with another.`
}
