import type { AccountRow, TokenView } from '../electron/contract.ts'

/** Sentences are English, so days, numbers and lists in them are too, whatever the system's language is. */
const LOCALE = 'en'
const number = new Intl.NumberFormat(LOCALE)
const date = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium' })
const monthDay = new Intl.DateTimeFormat(LOCALE, { month: 'short', day: 'numeric' })
const dateTime = new Intl.DateTimeFormat(LOCALE, { dateStyle: 'medium', timeStyle: 'short' })
const list = new Intl.ListFormat(LOCALE)

/** "Blue, Red, and Green". */
export function listed(names: Iterable<string>): string {
  return list.format(names)
}

/** `counted(1, 'page')` is "1 page", `counted(2, 'entry', 'entries')` is "2 entries". */
export function counted(amount: number, one: string, many = `${one}s`): string {
  return `${number.format(amount)} ${amount === 1 ? one : many}`
}

/** A day to read. `iso` is a time, or just a date, which means the same day in every time zone. */
export function day(iso: string): string {
  return date.format(parse(iso))
}

/** The same without its year if that is this one, where there is little room: "Nov 2". */
export function shortDay(iso: string, now = new Date()): string {
  const at = parse(iso)
  return at.getFullYear() === now.getFullYear() ? monthDay.format(at) : date.format(at)
}

export function dayAndTime(iso: string): string {
  return dateTime.format(parse(iso))
}

/** The day on the user's calendar, as `YYYY-MM-DD`. */
export function isoDay(time: Date): string {
  const two = (part: number) => String(part).padStart(2, '0')
  return `${String(time.getFullYear()).padStart(4, '0')}-${two(time.getMonth() + 1)}-${two(time.getDate())}`
}

/** This day on the person's calendar, as `YYYY-MM-DD`. */
export function today(): string {
  return isoDay(new Date())
}

/** "PyPI · alice", or whichever of the two there is. */
export function accountTitle(account: Pick<AccountRow, 'service' | 'name'>): string {
  return [account.service, account.name].filter(Boolean).join(' · ') || 'No name'
}

const TYPES = { totp: 'TOTP', hotp: 'HOTP', steam: 'Steam', motp: 'mOTP', yandex: 'Yandex' } as const

/** "TOTP, SHA1, 6 digits, every 30 s". */
export function tokenInWords(token: TokenView): string {
  const change =
    token.type === 'hotp'
      ? `next counter ${number.format(token.counter ?? 0)}`
      : `every ${String(token.period ?? 30)} s`
  const isPlain = token.type === 'totp' || token.type === 'hotp'
  const length = counted(token.digits, isPlain ? 'digit' : 'character')
  return [TYPES[token.type], token.algorithm, length, change, ...(token.needsPin ? ['without its PIN'] : [])].join(', ')
}

/** Two recovery codes or fewer: time for a new set. */
export function runsLow(codes: { readonly left: number }): boolean {
  return codes.left <= 2
}

/** Whether a ledger is of a day or a file that was asked for: "2026-03", "Mar 3", "aegis". Case does not count. */
export function fitsSearch(
  ledger: { readonly at: string; readonly files: readonly { readonly name: string }[] },
  search: string,
): boolean {
  const texts = [ledger.at.slice(0, 10), dayAndTime(ledger.at), ...ledger.files.map(({ name }) => name)]
  return texts.some((text) => text.toLowerCase().includes(search.trim().toLowerCase()))
}

function parse(iso: string): Date {
  const alone = /^(\d{4})-(\d\d)-(\d\d)$/.exec(iso)
  return alone ? new Date(Number(alone[1]), Number(alone[2]) - 1, Number(alone[3])) : new Date(iso)
}
