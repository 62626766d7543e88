/** What a person is told while a key is tested. */
import type { Ask } from './failure.ts'
import type { Pass } from './turns.ts'
import { waysIn } from './test-words.ts'

/** @param name - Of the key that is asked for, where it is one. */
export function touchText(
  { ask, again }: { readonly ask: Ask; readonly again?: true },
  { name, sticker, isNew = false, others = [] }: AskedKey,
): { readonly title: string; readonly says: string } {
  return { title: title(ask, { name, sticker, isNew }), says: says(ask, again === true, others) }
}

export interface AskedKey {
  readonly name?: string | undefined
  readonly sticker?: string | undefined
  readonly isNew?: boolean
  /** Names of the keys it is compared with. */
  readonly others?: readonly string[]
}

function title(ask: Ask, { name, sticker, isNew }: AskedKey): string {
  if (ask === 'compare') return 'Touch the same key once more'
  if (isNew) return ask === 'register' ? 'Touch the new key now' : 'Touch the new key again'
  if (sticker !== undefined) return `Touch the ${sticker} key now`
  return name === undefined ? 'Touch a key now' : 'Touch the key now'
}

function says(ask: Ask, again: boolean, others: readonly string[]): string {
  const blinks = 'It blinks while it waits.'
  switch (ask) {
    case 'register':
      return again
        ? `Its model could not be found out, so it is asked without. ${blinks}`
        : `${blinks} It makes a test entry that is kept nowhere on the key. None of your accounts is changed.`
    case 'model':
      return again
        ? `Its model could not be found out, so it is asked without. ${blinks}`
        : `${blinks} Plug in this key alone. It is asked for the certificates of its maker; none of your accounts is changed.`
    case 'sign':
      return `${blinks} It signs for its test entry. None of your accounts is changed.`
    case 'pin':
      return 'Your system asks for the PIN of the key. None of your accounts is changed.'
    case 'compare':
      return `Leave it in, and no other key. It is to refuse the test ${others.length === 1 ? 'entry' : 'entries'} of ${listedNames(others)}: then they are different keys.`
  }
}

export interface PassedKey {
  readonly name: string
  /** Names of the keys that it was shown not to be. */
  readonly differsFrom: readonly string[]
  readonly gone?: 'lost' | 'retired' | undefined
  /** Its counter went back at an earlier test. */
  readonly wentBack?: boolean
}

/** What a pass has shown, and what it has not: whole sentences. */
export function passText(pass: Pass, { name, differsFrom, gone, wentBack = false }: PassedKey): readonly string[] {
  const over =
    pass.registered && pass.registered.transports.length > 0 ? ` over ${waysIn(pass.registered.transports)}` : ''
  return [
    shown(pass, name, over),
    ...(wentBack
      ? ['At an earlier test its counter went back, so there may be a copy of it. No test can rule that out.']
      : []),
    ...(differsFrom.length > 0 ? [differentText(name, differsFrom)] : []),
    ...(pass.slotUsed
      ? [
          'The key kept the test entry, although none was asked to be kept. It used up one of its slots; a key manager such as that of its maker can delete it.',
        ]
      : []),
    ...(gone === undefined
      ? []
      : [`You said that you ${gone === 'lost' ? 'lost' : 'retired'} it. If you have it back, say so in its details.`]),
    pass.what === 'pin' ? NOT_SHOWN_BY_PIN : NOT_SHOWN,
  ]
}

/** "Blue and Green are two different keys: Blue has no test entry of Green." */
export function differentText(name: string, others: readonly string[]): string {
  return others.length === 1
    ? `${name} and ${listedNames(others)} are two different keys.`
    : `${name} is none of your other keys: ${listedNames(others)}.`
}

/** Two names answered. */
export function sameText(name: string, other: string): readonly string[] {
  return [
    `${name} answered first, and then ${other} answered too.`,
    `If only one key was plugged in and you touched it both times, ${name} and ${other} are one and the same key under two names: you have one key less than you thought.`,
    'If you touched two keys, leave everything as it is and test again with one key plugged in.',
  ]
}

function shown({ what, model }: Pass, name: string, over: string): string {
  switch (what) {
    case 'new':
      return `${name} works: it registered and signed${over}, and the signature is right.`
    case 'touch':
      return `${name} works: it signed, and the signature is right.`
    case 'pin':
      return `${name} checked its PIN and signed.`
    case 'model':
      return model && (model.certificates.length > 0 || model.aaguid !== undefined)
        ? `${name} said which model it is, and signed.`
        : `${name} signed, but does not say which model it is. Many keys do not.`
  }
}

const NOT_SHOWN =
  'The test does not show that a service knows the key: only signing in there does. Nor does it show that you know its PIN.'
const NOT_SHOWN_BY_PIN = 'The test does not show that a service knows the key: only signing in there does.'

function listedNames(names: readonly string[]): string {
  const [last = '', ...before] = names.toReversed()
  return before.length === 0 ? last : `${before.toReversed().join(', ')} and ${last}`
}
