/** What a test of a key says in the record, and what it shows. */
import type { KeyTestKind, KeyTestRecord } from '../accounts/records.ts'
import { isKnownFailure } from './failure.ts'
import { failureText } from './failure-words.ts'

/** WebAuthn's names of the ways a key is reached. */
const WAYS: ReadonlyMap<string, string> = new Map([
  ['usb', 'USB'],
  ['nfc', 'NFC'],
  ['ble', 'Bluetooth'],
  ['smart-card', 'a smart card reader'],
  ['hybrid', 'a phone'],
  ['internal', 'this computer'],
])

/** "USB or NFC"; names of later versions of the standard as they are. */
export function waysIn(transports: readonly string[]): string {
  return transports.map((way) => WAYS.get(way) ?? way).join(' or ')
}

/** One line of the record: "Registered and signed, over USB." */
export function testSentence({
  what,
  failure,
  transports = [],
  slotUsed,
  differsFrom = [],
}: Omit<KeyTestRecord, 'kind'>): string {
  if (failure) return `${FAILED[what]}: ${failureLine(failure)}`
  const over = transports.length > 0 ? `, over ${waysIn(transports)}` : ''
  const slot = slotUsed ? ' It used up a slot on the key.' : ''
  const others = differsFrom.length
  const different =
    others > 0 ? ` It was shown to be none of ${others === 1 ? 'one other key' : `${String(others)} other keys`}.` : ''
  return `${PASSED[what]}${over}.${different}${slot}`
}

/** The first words of the failure; a kind of a later version by its name. */
function failureLine(failure: NonNullable<KeyTestRecord['failure']>): string {
  const title = isKnownFailure(failure) ? failureText(failure, true).title : failure.kind
  return `${title.charAt(0).toLowerCase()}${title.slice(1)}.`
}

const PASSED: Readonly<Record<KeyTestKind, string>> = {
  new: 'Registered and signed',
  touch: 'Signed',
  pin: 'Checked its PIN and signed',
  model: 'Said which model it is and signed',
}

const FAILED: Readonly<Record<KeyTestKind, string>> = {
  new: 'First test failed',
  touch: 'Test failed',
  pin: 'PIN test failed',
  model: 'Model test failed',
}
