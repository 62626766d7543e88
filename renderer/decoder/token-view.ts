import { codeOf, makesCodes } from '../../electron/otp/codes.ts'
import { secretText } from '../../electron/otp/secret-text.ts'
import type { Token } from '../../electron/otp/token.ts'
import { inGroups } from '../code-groups.ts'
import { button, element } from './element.ts'
import { qrDrawing } from './qr-drawing.ts'
import type { RestoredToken } from './restored.ts'

/** Brings what it shows up to a time, in Unix milliseconds. */
export type Tick = (now: number) => void

/** The code of a token, and what another app needs to make it. */
export function tokenView(
  { token, link }: RestoredToken,
  open: boolean,
): { readonly view: HTMLElement; readonly tick: Tick } {
  const code = element('output', { class: 'code' })
  const left = element('p', { class: 'soft' })
  const moving = { token }
  const tick: Tick = (now) => {
    showCode(moving.token, now, code, left)
  }
  const next =
    token.type === 'hotp'
      ? [
          button('Next code', () => {
            if (moving.token.type === 'hotp') moving.token = { ...moving.token, counter: moving.token.counter + 1 }
            tick(Date.now())
          }),
        ]
      : []
  return { tick, view: element('div', { class: 'token' }, code, left, ...next, moveOn(token, link, open)) }
}

function showCode(token: Token, now: number, code: HTMLElement, left: HTMLElement): void {
  const live = makesCodes(token) ? codeOf(token, now) : undefined
  const text = live ? inGroups(live.text) : ''
  // Only a change is written: a screen reader says what is written.
  if (code.textContent !== text) code.textContent = text
  left.textContent = leftText(token, now, live?.validUntil)
}

function leftText(token: Token, now: number, validUntil: number | undefined): string {
  if (validUntil !== undefined) {
    const seconds = Math.ceil((validUntil - now) / 1000)
    return `for ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`
  }
  if (token.type === 'hotp') return `code at counter ${token.counter}; each is used once, and the next one follows`
  return 'Its codes need a PIN and an app that knows this kind. The secret is below.'
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
  const secret = secretText(token)
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
      element('p', { class: 'secret' }, (secret.match(/.{1,4}/g) ?? []).join(' ')),
      element('p', { class: 'soft' }, factsOf(token)),
    ),
  ]
}

function factsOf(token: Token): string {
  const kind = {
    totp: 'time based (TOTP)',
    hotp: 'counter based (HOTP)',
    steam: 'Steam Guard',
    motp: 'mOTP',
    yandex: 'Yandex',
  }
  const moving = token.type === 'hotp' ? `counter ${token.counter}` : `${token.period} seconds`
  return `${kind[token.type]} · ${token.algorithm} · ${token.digits} characters · ${moving}`
}
