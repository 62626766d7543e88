import { codeOf, makesCodes } from '../../../electron/otp/codes.ts'
import { secretText } from '../../../electron/otp/secret-text.ts'
import type { Token } from '../../../electron/otp/token.ts'
import { inGroups } from '../../codes/code-groups.ts'
import { copyButton } from './copy-button.ts'
import { button, element, labelled } from './element.ts'
import { qrDrawing } from './qr-drawing.ts'
import type { RestoredToken } from '../reading/restored.ts'

/** Brings what it shows up to a time, in Unix milliseconds. */
export type Tick = (now: number) => void

/**
 * The code of a token, and what another app needs to make it.
 *
 * @param of - The account, for the name of the button that copies the code.
 */
export function tokenView(
  { token, link }: RestoredToken,
  open: boolean,
  of: string,
): { readonly view: HTMLElement; readonly tick: Tick } {
  const code = element('output', { class: 'code' })
  const left = element('p', { class: 'soft' })
  let shown = token
  let live: LiveCode | undefined
  const copy = copyButton(`Copy the code of ${of}`, () => live?.text)
  const tick: Tick = (now) => {
    // A kit may have a thousand of them: each is only worked out when it changes.
    if (live?.of !== shown || now >= (live.validUntil ?? 0) || now < live.from)
      live = makesCodes(shown) ? { ...codeOf(shown, now), of: shown, from: now } : undefined
    copy.hidden = live === undefined
    showCode(shown, now, live, code, left)
  }
  const change = (changed: Token): void => {
    shown = changed
    tick(Date.now())
  }
  const asked = [...nextButton(() => shown, change), ...pinField(token, change)]
  return {
    tick,
    view: element(
      'div',
      { class: 'token' },
      element('div', { class: 'live' }, code, copy),
      left,
      ...asked,
      moveOn(token, link, open),
    ),
  }
}

function nextButton(shown: () => Token, change: (token: Token) => void): readonly HTMLElement[] {
  if (shown().type !== 'hotp') return []
  const next = (): void => {
    const token = shown()
    if (token.type === 'hotp') change({ ...token, counter: token.counter + 1 })
  }
  return [button('Next code', next)]
}

/** Many people carry the PIN in their head, so neither vault nor paper has it. */
function pinField(token: Token, change: (token: Token) => void): readonly HTMLElement[] {
  if ((token.type !== 'motp' && token.type !== 'yandex') || token.pin) return []
  const field = element('input', { type: 'text', autocomplete: 'off', autocapitalize: 'off', spellcheck: 'false' })
  field.addEventListener('input', () => {
    change(field.value === '' ? token : { ...token, pin: new TextEncoder().encode(field.value) })
  })
  return [labelled('PIN of this token', field)]
}

/** A code, and for which token and from when on it was worked out. */
interface LiveCode {
  readonly text: string
  readonly validUntil?: number
  readonly of: Token
  readonly from: number
}

function showCode(token: Token, now: number, live: LiveCode | undefined, code: HTMLElement, left: HTMLElement): void {
  const text = live ? inGroups(live.text) : ''
  // Only a change is written: a screen reader says what is written.
  if (code.textContent !== text) code.textContent = text
  const words = leftText(token, now, live?.validUntil)
  if (left.textContent !== words) left.textContent = words
}

function leftText(token: Token, now: number, validUntil: number | undefined): string {
  if (validUntil !== undefined) {
    const seconds = Math.ceil((validUntil - now) / 1000)
    return `for ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  }
  if (token.type === 'hotp') return `code at counter ${token.counter}; each is used once, and the next one follows`
  return 'Its codes need its PIN as well, which is not in what you brought. Type it here.'
}

/** QR code and secret, drawn when they are asked for: an export may have hundreds. */
function moveOn(token: Token, link: string, open: boolean): HTMLElement {
  const inside = element('div', { class: 'move' })
  const details = element('details', {}, element('summary', {}, 'Move it to an authenticator app'), inside)
  const fill = (): void => {
    if (details.open && inside.childElementCount === 0) inside.append(...restoring(token, link))
  }
  details.addEventListener('toggle', fill)
  details.open = open
  fill()
  return details
}

function restoring(token: Token, link: string): readonly Node[] {
  const drawing = qrDrawing(link, 'QR code of this secret, for an authenticator app')
  return [
    ...(drawing ? [drawing] : []),
    element(
      'div',
      {},
      element(
        'p',
        {},
        drawing
          ? 'In the app, add an account and scan this code. Or choose to enter a key, and type:'
          : 'The link is too long for a QR code. In the app, choose to enter a key, and type:',
      ),
      element('p', { class: 'secret' }, (secretText(token).match(/.{1,4}/g) ?? []).join(' ')),
      element('p', { class: 'soft' }, factsOf(token)),
    ),
  ]
}

function factsOf(token: Token): string {
  const kind = {
    totp: 'time based (TOTP)',
    hotp: 'counter based (HOTP)',
    steam: 'Steam Guard',
    motp: 'mOTP, the secret in hexadecimal',
    yandex: 'Yandex',
  }
  const moving = token.type === 'hotp' ? `counter ${token.counter}` : `${token.period} seconds`
  return `${kind[token.type]} · ${token.algorithm} · ${token.digits} characters · ${moving}`
}
