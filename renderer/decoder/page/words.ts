/** Every sentence about what was brought to the page, made of kinds and facts. */
import { counted } from '../../../electron/contract/words/sentences.ts'
import { tokenSentence } from '../../../electron/contract/words/token-words.ts'
import { assertNever } from '../../../electron/kit-error.ts'
import type { PageMark } from '../../../electron/sheets/content/mark.ts'
import type { OpenableLock, Unopened } from '../reading/age-file.ts'
import type { News } from '../reading/news.ts'
import type { Aside, Restored } from '../reading/restored.ts'
import { refusalSentence } from './refusal-words.ts'
import { shareRefusalSentence, sharesSentence } from './share-words.ts'
import { kitSentence, vaultSealedSentence, vaultUnopenedSentence } from './vault-words.ts'

/** "This is sheet 3F9A2C41-2", or where several are on the page, their numbers. */
function pageInWords({ set, sheet, last }: PageMark): string {
  if (last === undefined) return `This is sheet ${set}-${sheet}`
  return `These are sheets ${set}-${sheet} to ${set}-${last}`
}

/** What is said of it. */
export function newsSentence(news: News): string {
  switch (news.kind) {
    case 'accounts':
      return accountsSentence(news)
    case 'kit':
      return kitSentence(news)
    case 'vault-sealed':
      return vaultSealedSentence(news.paperKey)
    case 'vault-unopened':
      return vaultUnopenedSentence(news.why)
    case 'other-text':
      return 'It opened. What is in it is not from Recovery Kit, and is shown as it is.'
    case 'page':
      return `${pageInWords(news.mark)}, page ${news.mark.page}, copy ${news.mark.copy}.`
    case 'refused':
      return refusalSentence(news.why)
    case 'sealed':
      return 'This is sealed. Type its passphrase.'
    case 'locked':
      return 'This export is locked to a paper key. Bring its paper, or enough of its shares.'
    case 'identity':
      return 'The paper key is here. Now bring the vault or the export that it opens.'
    case 'identity-damaged':
      return 'A character of this paper key is wrong or missing. Compare it with the paper.'
    case 'combining':
      return `Putting the shares together: ${Math.floor(news.share * 100)} %`
    case 'shares':
    case 'shares-complete':
      return sharesSentence(news)
    case 'share-refused':
      return shareRefusalSentence(news.why)
    case 'unopened':
      return news.why === 'wrong-key' ? WRONG_KEY[news.lock] : UNOPENED[news.why]
    case 'opened':
      return openedSentence(news)
    case 'busy':
      return 'Another passphrase is being tried. Wait for it, or stop it.'
    case 'failed':
      return `This page failed at a part of ${news.from} and could not open it. The rest is here. Try another browser.`
    default:
      return assertNever(news)
  }
}

/** Whether it is good news. */
export function isGood(news: News): boolean {
  if (news.kind === 'accounts') return news.unread === 0
  if (news.kind === 'kit') return news.unread + news.damage === 0
  return !BAD.has(news.kind)
}

const BAD: ReadonlySet<News['kind']> = new Set<News['kind']>([
  'refused',
  'identity-damaged',
  'share-refused',
  'unopened',
  'vault-unopened',
  'busy',
  'failed',
])

/** "PyPI: alice"; an account without names goes by its sheet, where that is known. */
export function accountTitle({ name, sheet }: Pick<Restored, 'name' | 'sheet'>): string {
  if (name !== '') return name
  return sheet === undefined ? 'Account without a name' : `Sheet ${sheet}`
}

/** Something to know about an account. */
export function asideSentence(aside: Aside): string {
  switch (aside.kind) {
    case 'codes-on-paper':
      return 'This came from a QR code, which holds no recovery codes. If the sheet has any, they are printed on it as text only: read one off the paper, and type it where the service asks for it.'
    case 'unread-link':
      return `This page does not understand this link, so here it is as it was written: ${aside.link}`
    case 'link':
      return tokenSentence(aside.warning)
    case 'unread-parts':
      return `${unreadParts(aside)} of this account could not be read. What is shown is not all of it.`
    case 'without-account':
      return 'These are here, and the account they belong to is not.'
    default:
      return assertNever(aside)
  }
}

function unreadParts({ secrets, codes }: Extract<Aside, { readonly kind: 'unread-parts' }>): string {
  const parts = [
    ...(secrets > 0 ? [counted(secrets, 'secret')] : []),
    ...(codes > 0 ? [counted(codes, 'recovery code')] : []),
  ]
  return parts.join(' and ')
}

function accountsSentence({ accounts, unread }: Extract<News, { readonly kind: 'accounts' }>): string {
  const [first, ...others] = accounts
  const names = first && others.length === 0 ? accountTitle(first) : `${accounts.length} accounts`
  const rest = unread === 0 ? '' : ` ${unread} ${unread === 1 ? 'entry' : 'entries'} in it could not be read.`
  return `Restored: ${names}.${rest}`
}

const WRONG_KEY: Readonly<Record<OpenableLock, string>> = {
  passphrase: 'This passphrase does not open it. Capitals, spaces and the order of words count. Try again.',
  identity: 'This paper key does not open it: it was locked to another one. Look for an older or newer sheet.',
}

const UNOPENED: Readonly<Record<Exclude<Unopened, 'wrong-key'>, string>> = {
  damaged:
    'This sealed text was altered or is not whole, so it was not opened. Read it from the paper, or copy the file, once more.',
  'cost-too-high':
    'This file asks for more work to open than Recovery Kit ever writes, so it was not opened. If it is yours, open it with the program age.',
  'no-memory':
    'This browser has too little memory to open it: 256 MB are needed. Nothing is lost. Close other pages, or use another computer.',
  stopped: 'Stopped. It is still sealed, and you can try again.',
}

function openedSentence({ opened, tried }: Extract<News, { readonly kind: 'opened' }>): string {
  if (opened === tried) return `This passphrase opened all ${tried}.`
  const left = tried - opened
  return `This passphrase opened ${opened} of ${tried}. ${left === 1 ? 'One is' : `${left} are`} sealed with another.`
}
